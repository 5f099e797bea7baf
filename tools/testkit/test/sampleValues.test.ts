import { fileURLToPath } from 'node:url';
import { readContract } from '@hookbook/codegen';
import type { Schema } from '@hookbook/contract/schema';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { createSampleSource, type Resolve, resolveIn, sampleValue, sampleValues } from '../src/sampleValues.ts';

const resolve: Resolve = () => true;
const sample = (schema: Schema, count = 200) => sampleValues(schema, { resolve, count, seed: 1 });

function createAjv(): Ajv2020 {
  const ajv = new Ajv2020({ strict: false, validateSchema: false, inlineRefs: false, logger: false });
  addFormats.default(ajv);
  return ajv;
}

describe('a sampled value', () => {
  test.each<[string, Schema]>([
    ['an enum, narrowed by its type', { type: ['string', 'null'], enum: ['a', null, 1, true] }],
    ['a constant of an enum', { allOf: [{ enum: ['a', 'b'] }, { const: 'b' }] }],
    ['an integer between bounds', { type: 'integer', minimum: 3, exclusiveMaximum: 9 }],
    ['an integer that must be a number', { allOf: [{ type: ['integer', 'string'] }, { type: 'number' }] }],
    ['a multiple', { type: 'integer', multipleOf: 7, minimum: 1 }],
    ['a text of some length', { type: 'string', minLength: 3, maxLength: 5 }],
    ['a pattern', { type: 'string', pattern: '^[A-Z]{2}-[0-9]+$' }],
    ['a UUID', { type: 'string', format: 'uuid' }],
    ['a time', { type: 'string', format: 'date-time' }],
    ['a tuple', { type: 'array', prefixItems: [{ const: 1 }, { type: 'string' }], items: false, minItems: 1 }],
    ['members by pattern', { type: 'object', patternProperties: { '^n[0-9]$': { type: 'number' } } }],
    [
      'a closed object with members of several schemas',
      {
        type: 'object',
        properties: { a: true, b: { type: 'string' } },
        required: ['a'],
        additionalProperties: false,
        allOf: [{ properties: { a: { type: 'integer' } }, required: ['b'] }],
      },
    ],
    ['one of several', { oneOf: [{ type: 'string', maxLength: 0 }, { type: 'integer' }] }],
    ['a member that cannot be', { type: 'object', properties: { never: false, sometimes: { type: 'null' } } }],
  ])('satisfies %s', (_, schema) => {
    const validate = createAjv().compile(schema as object);
    const values = sample(schema);
    expect(values.length).toBeGreaterThan(0);
    expect(values.filter((value) => !validate(value))).toEqual([]);
  });

  test('of an extensible enum is most often a known member', () => {
    const values = sample({ type: 'string', 'x-extensible-enum': ['known'] });
    const known = values.filter((value) => value === 'known').length;
    expect(known).toBeGreaterThan(values.length / 2);
    expect(known).toBeLessThan(values.length);
  });

  test('is undefined where no value satisfies the schema', () => {
    const source = createSampleSource(1);
    const impossible: readonly Schema[] = [
      false,
      { allOf: [{ type: 'string' }, { type: 'number' }] },
      { allOf: [{ const: 1 }, { const: 2 }] },
      { type: 'number', minimum: 2, maximum: 1 },
      { $ref: '#/$defs/Self' },
    ];
    const self: Resolve = () => ({
      type: 'object',
      properties: { self: { $ref: '#/$defs/Self' } },
      required: ['self'],
    });
    expect(impossible.map((schema) => sampleValue(schema, source, { resolve: self }))).toEqual(
      impossible.map(() => undefined),
    );
  });

  test('ends where a schema may contain itself', () => {
    const tree: Schema = {
      type: 'object',
      properties: { left: { $ref: '#/$defs/Tree' }, right: { $ref: '#/$defs/Tree' } },
    };
    const values = sampleValues(tree, { resolve: () => tree, count: 100, seed: 1 });
    expect(values).toHaveLength(100);
  });

  test('is never an empty object if these are to be avoided', () => {
    const schema: Schema = { type: 'object', properties: { a: { type: 'null' }, b: { type: 'null' } } };
    const values = sampleValues(schema, { resolve, count: 100, seed: 1, avoidEmptyObjects: true });
    expect(values.filter((value) => !('a' in (value as object) || 'b' in (value as object)))).toEqual([]);
  });

  test('has dangerous names for unknown members, unless others are given', () => {
    const names = (values: readonly unknown[]) => new Set(values.flatMap((value) => Object.keys(value as object)));
    expect(names(sample({ type: 'object' }))).toContain('__proto__');
    const values = sampleValues({ type: 'object' }, { resolve, count: 100, seed: 1, unknownNames: ['other'] });
    expect([...names(values)]).toEqual(['other']);
  });

  test('is the same for the same seed', () => {
    const schema: Schema = { type: 'object', properties: { id: { type: 'string', format: 'uuid' } } };
    expect(sample(schema)).toEqual(sample(schema));
  });
});

test('values of the events of the contract are mostly valid and mostly different', async () => {
  const specs = fileURLToPath(new URL('../../../specs', import.meta.url));
  const { contract } = await readContract(specs, { validate: false });
  const count = 60;
  const poor = (contract?.providers ?? []).flatMap(({ name, definitions, events }) => {
    const ajv = createAjv();
    ajv.addSchema({ $id: 'shared', $defs: Object.fromEntries(definitions.map(({ name, schema }) => [name, schema])) });
    return events.flatMap(({ type, payload }) => {
      const options = { resolve: resolveIn(definitions), count, seed: 7, avoidEmptyObjects: true };
      const validate = ajv.compile(JSON.parse(JSON.stringify(payload).replaceAll('"#/$defs/', '"shared#/$defs/')));
      const valid = sampleValues(payload, options).filter((value) => validate(value));
      const distinct = new Set(valid.map((value) => JSON.stringify(value)));
      return distinct.size < count * (2 / 3) ? [`${name} ${type}: ${distinct.size} of ${count}`] : [];
    });
  });
  expect(contract?.providers.length).toBeGreaterThan(3);
  expect(poor).toEqual([]);
});
