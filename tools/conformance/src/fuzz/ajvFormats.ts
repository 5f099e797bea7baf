import { payloadIssues } from '@hookbook/codegen';
import type { Ajv } from 'ajv';
import formats, { type FormatName } from 'ajv-formats';
import { FORMATS } from './formattedTexts.ts';

type FormatCheck = (text: string) => boolean;

/** Adds the formats of JSON Schema to an instance of Ajv. */
export function addFormats(ajv: Ajv): void {
  formats.default(ajv);
  // JSON Schema does not define the others, so they are annotations.
  for (const name of Object.keys(ajv.formats)) if (!FORMATS.includes(name)) ajv.addFormat(name, true);
  for (const name of FORMATS) if (!Object.hasOwn(ajv.formats, name)) ajv.addFormat(name, { validate: checkOf(name) });
  for (const [name, correct] of Object.entries(CORRECTED))
    ajv.addFormat(name, { validate: correct(ajvCheck(name as FormatName)) });
}

/** `hookbook check` decides about the formats that Ajv does not know. */
function checkOf(format: string): FormatCheck {
  const issuesOf = payloadIssues({ definitions: [], webhook: { eventType: [] } })({ format });
  return (text) => issuesOf(text).length === 0;
}

/** Formats that Ajv gets wrong. */
const CORRECTED: Readonly<Partial<Record<FormatName, (check: FormatCheck) => FormatCheck>>> = {
  'date-time': requireFullOffset,
  time: requireFullOffset,
  // Ajv requires a dot in the domain, but RFC 5321 does not.
  email: (isEmail) => (text) => isEmail(text) || isEmail(`${text}.com`),
};

/** Ajv accepts `+0100` and `+01` as the offset of a time, but RFC 3339 requires `+01:00`. */
function requireFullOffset(isTime: FormatCheck): FormatCheck {
  return (text) => isTime(text) && /(z|[+-]\d\d:\d\d)$/i.test(text);
}

function ajvCheck(name: FormatName): FormatCheck {
  const format = formats.default.get(name);
  if (format instanceof RegExp) return (text) => format.test(text);
  const validate = typeof format === 'object' && 'validate' in format ? format.validate : undefined;
  if (typeof validate !== 'function') throw new Error(`Ajv has no format "${name}".`);
  return validate as FormatCheck;
}
