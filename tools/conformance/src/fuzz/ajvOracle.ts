import type { ContractResult } from '@hookbook/codegen';
import type { Event } from '@hookbook/contract';
import { Ajv, type Options } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { Oracle } from './subject.ts';

type SpecDocument = NonNullable<ContractResult['document']>;

const OPTIONS: Options = { strict: false, validateSchema: false, validateFormats: true, logger: false };

/** Ajv on the spec files as people write them. It shares no code with hookbook, and resolves references itself. */
export function ajvOracles(document: SpecDocument): (event: Event) => Oracle {
  const draft07 = addFiles(new Ajv(OPTIONS), document);
  const draft2020 = addFiles(new Ajv2020(OPTIONS), document);
  return ({ source }) => {
    const file = [...document.files.values()].find(({ name }) => name === source.file);
    if (!file) throw new Error(`${source.file} is not a file of the contract.`);
    const payload = payloadLocation(file.value, source.pointer);
    const ajv = /2020-12/.test(payload.format) ? draft2020 : draft07;
    const validate = ajv.compile({ $ref: `${file.uri}#${encodeURI(`${source.pointer}/${payload.path}`)}` });
    return (value) => {
      const valid = validate(value);
      return { valid, reason: valid ? '' : ajv.errorsText(validate.errors) };
    };
  };
}

function addFiles(ajv: Ajv | Ajv2020, { files }: SpecDocument): Ajv | Ajv2020 {
  formats.default(ajv as Ajv);
  for (const name of ['date-time', 'time'] as const) ajv.addFormat(name, { validate: requireFullOffset(name) });
  for (const { value, uri } of files.values())
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) ajv.addSchema(value, uri);
  return ajv;
}

/** Ajv accepts `+0100` and `+01` as the offset of a time, but RFC 3339 requires `+01:00`. */
function requireFullOffset(name: 'date-time' | 'time'): (text: string) => boolean {
  const format = formats.default.get(name);
  const validate = typeof format === 'object' && 'validate' in format ? format.validate : undefined;
  if (typeof validate !== 'function') throw new Error(`Ajv has no format "${name}".`);
  const isTime = validate as (text: string) => boolean;
  return (text) => isTime(text) && /(z|[+-]\d\d:\d\d)$/i.test(text);
}

/** The path of a message's payload schema inside the message, and the schema format. */
function payloadLocation(file: unknown, pointer: string): { readonly path: string; readonly format: string } {
  const tokens = pointer
    .split('/')
    .slice(1)
    .map((token) => token.replace(/~1/g, '/').replace(/~0/g, '~'));
  const message = tokens.reduce(memberOf, file);
  const payload = memberOf(message, 'payload');
  const format = memberOf(payload, 'schemaFormat');
  return typeof format === 'string' ? { path: 'payload/schema', format } : { path: 'payload', format: '' };
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}
