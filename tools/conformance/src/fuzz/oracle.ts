import type { Event } from '@hookbook/codegen';
import { Ajv, type Options } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

export type SpecDocument = NonNullable<Awaited<ReturnType<typeof import('@hookbook/codegen').load>>['document']>;

/** Whether the schema of an event accepts a value, and if not, why. */
export type Oracle = (value: unknown) => { readonly valid: boolean; readonly why: string };

/** Ajv on the files as they are written: it shares no line with hookbook, not even the reading of references. */
export function oraclesOf(document: SpecDocument): (event: Event) => Oracle {
  const draft07 = withFiles(new Ajv(OPTIONS), document);
  const draft2020 = withFiles(new Ajv2020(OPTIONS), document);
  return ({ source }) => {
    const file = [...document.files.values()].find(({ name }) => name === source.file);
    if (!file) throw new Error(`${source.file} is not a file of the contract.`);
    const payload = payloadAt(file.value, source.pointer);
    const ajv = /2020-12/.test(payload.format) ? draft2020 : draft07;
    const validate = ajv.compile({ $ref: `${file.uri}#${encodeURI(`${source.pointer}/${payload.path}`)}` });
    return (value) => {
      const valid = validate(value);
      return { valid, why: valid ? '' : ajv.errorsText(validate.errors) };
    };
  };
}

const OPTIONS: Options = { strict: false, validateSchema: false, validateFormats: true, logger: false };

function withFiles(ajv: Ajv | Ajv2020, { files }: SpecDocument): Ajv | Ajv2020 {
  formats.default(ajv as Ajv);
  for (const name of ['date-time', 'time'] as const) ajv.addFormat(name, { validate: withWholeOffset(name) });
  for (const { value, uri } of files.values())
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) ajv.addSchema(value, uri);
  return ajv;
}

/** Ajv takes `+0100` and `+01` for the offset of a time; RFC 3339 wants `+01:00`. */
function withWholeOffset(name: 'date-time' | 'time'): (text: string) => boolean {
  const format = formats.default.get(name);
  const validate = typeof format === 'object' && 'validate' in format ? format.validate : undefined;
  if (typeof validate !== 'function') throw new Error(`Ajv has no format ${name}.`);
  const isTime = validate as (text: string) => boolean;
  return (text) => isTime(text) && /(z|[+-]\d\d:\d\d)$/i.test(text);
}

/** Where the payload schema of a message stands, and in which format it is written. */
function payloadAt(file: unknown, pointer: string): { readonly path: string; readonly format: string } {
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
