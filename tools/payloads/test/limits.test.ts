import type { Schema } from '@hookbook/contract/schema';
import { describe, expect, test } from 'vitest';
import { createPayload } from '../src/index.ts';

const create = (schema: Schema, definitions: Readonly<Record<string, Schema>> = {}) =>
  createPayload(schema, new Map(Object.entries(definitions)), { seed: 1 });

const list = <T>(length: number, make: (index: number) => T): T[] => Array.from({ length }, (_, index) => make(index));

function nested(depth: number, wrap: (inner: Schema) => Schema): Schema {
  let schema: Schema = { type: 'string' };
  for (let level = 0; level < depth; level++) schema = wrap(schema);
  return schema;
}

const inMember = (inner: Schema): Schema => ({ type: 'object', required: ['a'], properties: { a: inner } });

/** An object with ten members that another definition describes. */
function wide(index: number, required: readonly string[]): Schema {
  const properties = Object.fromEntries(list(10, (name) => [`k${name}`, { $ref: `#/$defs/D${index + 1}` }]));
  return { type: 'object', required, properties };
}

describe('there is no payload, and the search ends,', () => {
  test.each<[string, Schema]>([
    ['with a billion items', { type: 'array', minItems: 1e9 }],
    ['with a billion contained items', { type: 'array', contains: { type: 'string' }, minContains: 1e9 }],
    ['with a billion characters', { type: 'string', minLength: 1e9 }],
    ['with a million members', { type: 'object', minProperties: 1e6 }],
    ['with 5000 required members', { type: 'object', required: list(5000, (index) => `p${index}`) }],
    ['with a text of a million characters', { type: 'string', pattern: '^.{1000000}$' }],
    ['with an invalid pattern', { type: 'string', pattern: '(' }],
    ['with a huge pattern', { type: 'string', pattern: `${'('.repeat(20_000)}${')'.repeat(20_000)}` }],
    ['with members nested 10,000 levels deep', nested(10_000, inMember)],
    ['with members nested 100 levels deep, which receivers reject', nested(100, inMember)],
    ['with allOf nested 10,000 levels deep', nested(10_000, (inner) => ({ allOf: [inner] }))],
    ['with equal alternatives', { oneOf: list(300, () => ({ type: 'string' as const })) }],
    [
      'with many choices that do not matter',
      {
        type: 'object',
        required: ['a'],
        properties: { a: false },
        allOf: list(30, (index) => ({ anyOf: [{ minProperties: 1 }, { required: [`p${index}`] }] })),
      },
    ],
    [
      'with more unique items than there are',
      { type: 'array', items: { enum: list(200, (index) => index) }, minItems: 201, uniqueItems: true },
    ],
  ])('%s', (_, schema) => {
    expect(create(schema)).toBeUndefined();
  });

  test.each<[string, Record<string, Schema>]>([
    ['that requires itself', { A: inMember({ $ref: '#/$defs/A' }) }],
    [
      'that requires itself through another one',
      { A: inMember({ $ref: '#/$defs/B' }), B: { type: 'array', minItems: 1, items: { $ref: '#/$defs/A' } } },
    ],
    ['that is itself', { A: { allOf: [{ $ref: '#/$defs/A' }] } }],
    ['that excludes itself', { A: { not: { $ref: '#/$defs/A' } } }],
    [
      'that leads through 3000 others',
      Object.fromEntries([
        ['A', { $ref: '#/$defs/D0' }],
        ...list(3000, (index) => [`D${index}`, { $ref: `#/$defs/D${index + 1}` }]),
      ]),
    ],
    [
      'with more values than fit into memory',
      Object.fromEntries([
        ['A', { $ref: '#/$defs/D0' }],
        ...list(12, (index) => [
          `D${index}`,
          wide(
            index,
            list(10, (name) => `k${name}`),
          ),
        ]),
        ['D12', { type: 'string' }],
      ]),
    ],
  ])('for a definition %s', (_, definitions) => {
    expect(create({ $ref: '#/$defs/A' }, definitions)).toBeUndefined();
  });
});

describe('a payload stays small', () => {
  test('although a text may have a billion characters', () => {
    expect((create({ type: 'string', maxLength: 1e9 }) as string).length).toBeLessThan(100);
  });

  test.each([
    ['^(a+)+$'],
    ['^(x+x+)+y$'],
    ['^(([a-z])+.)+[A-Z]([a-z])+$'],
    ['^(?:(a+)+x|a+)$'],
    ['^(\\w+\\s?)*$'],
    ['^((a{1,1000}){1,1000}){1,1000}b$'],
    ['^(a|b)*a(a|b){30}c$'],
    ['^(a+)+\\1$'],
  ])('although %s backtracks or has many states', (pattern) => {
    expect((create({ type: 'string', pattern }) as string).length).toBeLessThan(100);
  });

  test('although a definition allows more values than fit into memory', () => {
    const definitions = new Map<string, Schema>(list(12, (index) => [`D${index}`, wide(index, [])]));
    definitions.set('D12', { type: 'string' });
    const payload = createPayload({ $ref: '#/$defs/D0' }, definitions, { seed: 1, size: 'all-optional' });
    expect(payload).toBeTypeOf('object');
    expect(JSON.stringify(payload).length).toBeLessThan(200_000);
  });

  test('although a schema has 5000 properties', () => {
    const properties = Object.fromEntries(list(5000, (index) => [`p${index}`, { type: 'string' as const }]));
    expect(Object.keys(create({ type: 'object', properties }) as object).length).toBeLessThan(5000);
  });
});

test('a payload can be as large as its schema requires', () => {
  expect((create({ type: 'string', minLength: 50_000 }) as string).length).toBe(50_000);
  expect((create({ type: 'array', minItems: 900 }) as unknown[]).length).toBe(900);
  expect(Object.keys(create({ type: 'object', minProperties: 900 }) as object).length).toBe(900);
  expect(create(nested(50, inMember))).toBeTypeOf('object');
});

test('names that every object inherits are ordinary names', () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', ''];
  const properties = Object.fromEntries(names.map((name) => [name, { type: 'integer' as const }]));
  const payload = create({
    type: 'object',
    required: names.slice(1),
    properties,
    dependentRequired: { constructor: ['toString'] },
  });
  for (const name of names.slice(1))
    expect(Object.entries(payload as object)).toContainEqual([name, expect.any(Number)]);
  expect(create({ type: 'object', required: ['__proto__'] })).toSatisfy((value: object) =>
    Object.hasOwn(value, '__proto__'),
  );
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test('lone surrogates are text like any other', () => {
  const schema: Schema = { type: 'object', required: ['\ud800'], properties: { '\ud800': { const: '\udc00' } } };
  expect(create(schema)).toEqual({ '\ud800': '\udc00' });
});
