import { describe, expect, it } from 'vitest';
import { createAjv, documentForAjv, draftOf } from '../src/fuzz/ajvDrafts.ts';

/** Whether Ajv accepts a value, as the oracle asks it. */
function accepts(schemaFormat: string, schema: Readonly<Record<string, unknown>>, value: unknown): boolean {
  const draft = draftOf(schemaFormat);
  return createAjv(draft, { validateFormats: true }).validate(documentForAjv(schema), value) as boolean;
}

const OPENAPI_30 = 'application/vnd.oai.openapi;version=3.0.3';
const OPENAPI_31 = 'application/vnd.oai.openapi;version=3.1.0';
const DRAFT_2020 = 'application/schema+json;version=draft-2020-12';

interface Case {
  readonly name: string;
  /** By default that of AsyncAPI. */
  readonly format?: string;
  readonly schema: Readonly<Record<string, unknown>>;
  readonly valid: readonly unknown[];
  readonly invalid: readonly unknown[];
}

const CASES: readonly Case[] = [
  { name: 'a nullable type', format: OPENAPI_30, schema: { type: 'string', nullable: true }, valid: ['a', null], invalid: [1] },
  { name: 'a nullable enum', format: OPENAPI_30, schema: { enum: ['a'], nullable: true }, valid: ['a', null], invalid: ['b'] },
  { name: 'a nullable composition', format: OPENAPI_30, schema: { allOf: [{ type: 'string' }], nullable: true }, valid: ['a', null], invalid: [1] },
  { name: 'a property called nullable', format: OPENAPI_30, schema: { properties: { nullable: { type: 'boolean' } } }, valid: [{ nullable: true }], invalid: [{ nullable: 1 }] },
  { name: 'a nullable constant', schema: { type: 'string', const: 'a', nullable: true }, valid: ['a', null], invalid: ['b'] },
  { name: 'nullable in OpenAPI 3.1', format: OPENAPI_31, schema: { type: 'string', nullable: true }, valid: ['a', null], invalid: [1] },
  { name: 'an exclusive bound as a flag', format: OPENAPI_30, schema: { minimum: 1, exclusiveMinimum: true }, valid: [2, 'a'], invalid: [1, 0] },
  { name: 'an exclusive bound as a number', schema: { exclusiveMaximum: 1 }, valid: [0], invalid: [1, 2] },
  { name: 'a list of prefix items', format: DRAFT_2020, schema: { prefixItems: [{ type: 'string' }] }, valid: [['a', 1]], invalid: [[1]] },
  { name: 'a list of items in draft-07', schema: { items: [{ type: 'string' }] }, valid: [['a', 1]], invalid: [[1]] },
  { name: 'a decimal multiple', schema: { multipleOf: 0.01 }, valid: [143.48], invalid: [96.32000000000001] },
  { name: 'unique items', schema: { items: { type: 'string' }, uniqueItems: true }, valid: [['a', 'b']], invalid: [['a', 'a'], ['__proto__', '__proto__']] },
  { name: 'a pattern without the u flag', schema: { pattern: '^\\_' }, valid: ['_'], invalid: ['a'] },
  { name: 'an email address', schema: { format: 'email' }, valid: ['a@b', 'a@b.com'], invalid: ['a', 'a@', 'a@b..c'] },
  { name: 'a time', schema: { format: 'time' }, valid: ['10:00:00+01:00'], invalid: ['10:00:00+01', '10:00'] },
  { name: 'a format that Ajv does not know', schema: { format: 'iri-reference' }, valid: ['é'], invalid: ['<'] },
  { name: 'a format that JSON Schema does not know', schema: { format: 'int32' }, valid: [2 ** 40], invalid: [] },
  { name: 'a schema with an id', schema: { id: 'urn:a', type: 'string' }, valid: ['a'], invalid: [1] },
]; // biome-ignore format: a table reads better dense

describe.each(CASES)('$name', ({ schema, valid, invalid, format = '' }) => {
  it('is judged as its dialect says', () => {
    expect(valid.filter((value) => !accepts(format, schema, value))).toEqual([]);
    expect(invalid.filter((value) => accepts(format, schema, value))).toEqual([]);
  });
});

describe('keywords beside a $ref', () => {
  const schema = {
    definitions: { text: { type: 'string' } },
    properties: { a: { $ref: '#/definitions/text', minLength: 2 } },
  };

  it('have no effect in draft-07', () => {
    expect(accepts('', schema, { a: 'x' })).toBe(true);
    expect(accepts(DRAFT_2020, schema, { a: 'x' })).toBe(false);
  });
});
