import { KEYWORDS, keywordsOf, type Schema } from '@hookbook/contract/schema';
import { describe, expect, test } from 'vitest';
import { createPayload, type PayloadSize } from '../src/index.ts';
import { FORMATS_OF_TEXTS } from '../src/verdict/formats.ts';
import { ajvAccepts } from './ajvAccepts.ts';

const SIZES: readonly PayloadSize[] = ['minimal', 'typical', 'all-optional'];
const NONE: ReadonlyMap<string, Schema> = new Map();

/** Schemas that leave few values, by the keyword that is difficult. */
const CASES: readonly (readonly [string, Schema])[] = [
  ['type', { type: ['integer', 'null'] }],
  ['type', { allOf: [{ type: ['integer', 'string'] }, { type: ['number', 'boolean'] }] }],
  ['const', { const: { a: [1, { b: null }] } }],
  ['const', { const: null }],
  ['enum', { enum: ['a', 1, null, { constructor: 'x' }], not: { enum: ['a', 1, null] } }],
  ['enum', { allOf: [{ enum: ['a', 'b', 'c'] }, { enum: ['c', 'd'] }] }],
  ['minimum', { type: 'integer', minimum: 1_767_225_600, maximum: 1_767_225_601 }],
  ['maximum', { type: 'number', maximum: -1e9 }],
  ['exclusiveMinimum', { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 0.001 }],
  ['exclusiveMaximum', { type: 'integer', exclusiveMinimum: 6, exclusiveMaximum: 8 }],
  ['multipleOf', { type: 'number', multipleOf: 0.01, minimum: 19.9, maximum: 20.1 }],
  ['multipleOf', { type: 'number', multipleOf: 0.01, not: { multipleOf: 0.1 } }],
  ['multipleOf', { allOf: [{ multipleOf: 6 }, { multipleOf: 10 }], type: 'integer', minimum: 100, maximum: 139 }],
  ['multipleOf', { type: 'number', multipleOf: 1e-4, minimum: 1, exclusiveMaximum: 1.001 }],
  ['multipleOf', { allOf: [{ multipleOf: 1e300 }, { multipleOf: 1e-200 }], type: 'number' }],
  ['minLength', { type: 'string', minLength: 90 }],
  ['maxLength', { type: 'string', maxLength: 0 }],
  ['maxLength', { type: 'string', format: 'email', maxLength: 15 }],
  ['minLength', { type: 'string', format: 'uri', minLength: 60, maxLength: 60 }],
  ['minLength', { type: 'string', pattern: '^😀*$', minLength: 3, maxLength: 3 }],
  ['pattern', { type: 'string', pattern: '^[A-Z]{3}-\\d{4}$' }],
  ['pattern', { allOf: [{ pattern: '^a' }, { pattern: 'b$' }, { pattern: 'c' }], type: 'string', maxLength: 5 }],
  ['pattern', { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\d$', format: 'date' }],
  ['pattern', { type: 'string', pattern: '^(?=.*[A-Z])(?=.*\\d).{12,}$' }],
  ['x-extensible-enum', { type: 'string', 'x-extensible-enum': ['open', 'closed'], pattern: '^c' }],
  [
    'contentEncoding',
    { type: 'string', contentEncoding: 'base64', contentMediaType: 'text/plain', contentSchema: false },
  ],
  ['required', { type: 'object', required: ['__proto__', 'constructor', 'toString'] }],
  ['properties', { type: 'object', properties: { __proto: false, a: { type: 'null' } }, required: ['a'] }],
  ['patternProperties', { type: 'object', patternProperties: { '^x-\\d$': { type: 'integer' } }, minProperties: 3 }],
  ['additionalProperties', { type: 'object', additionalProperties: { type: 'boolean' }, minProperties: 4 }],
  ['additionalProperties', { type: 'object', properties: { a: true }, additionalProperties: false, minProperties: 1 }],
  ['propertyNames', { type: 'object', propertyNames: { enum: ['a', 'b', 'c'] }, minProperties: 3 }],
  ['propertyNames', { type: 'object', propertyNames: { pattern: '^[a-f]$' }, minProperties: 6 }],
  ['minProperties', { type: 'object', minProperties: 12 }],
  ['maxProperties', { type: 'object', properties: { a: true, b: true, c: true }, required: ['c'], maxProperties: 1 }],
  [
    'dependentRequired',
    { type: 'object', properties: { a: true, b: true }, dependentRequired: { a: ['b', 'c'] }, minProperties: 1 },
  ],
  [
    'dependentSchemas',
    { type: 'object', properties: { a: true }, required: ['a'], dependentSchemas: { a: { required: ['b'] } } },
  ],
  [
    'dependentSchemas',
    { type: 'object', properties: { a: true, b: true }, dependentSchemas: { a: false }, minProperties: 1 },
  ],
  [
    'unevaluatedProperties',
    {
      type: 'object',
      allOf: [{ properties: { a: { type: 'string' } } }],
      anyOf: [
        { properties: { b: { type: 'null' } }, required: ['b'] },
        { properties: { c: true }, required: ['c'] },
      ],
      unevaluatedProperties: false,
    },
  ],
  ['unevaluatedProperties', { type: 'object', unevaluatedProperties: { type: 'integer' }, minProperties: 2 }],
  ['prefixItems', { type: 'array', prefixItems: [{ type: 'null' }, { const: 2 }], items: false, minItems: 2 }],
  ['items', { type: 'array', items: { type: 'boolean' }, minItems: 5 }],
  ['items', { type: 'array', items: false }],
  ['contains', { type: 'array', items: { type: 'integer' }, contains: { minimum: 100 }, minItems: 3 }],
  ['contains', { type: 'array', prefixItems: [{ type: 'null' }], contains: { type: 'string' } }],
  ['contains', { type: 'array', maxItems: 2, allOf: [{ contains: { const: 1 } }, { contains: { const: 2 } }] }],
  ['minContains', { type: 'array', contains: { type: 'string' }, minContains: 3, maxContains: 3, minItems: 5 }],
  ['maxContains', { type: 'array', contains: { type: 'string' }, minContains: 0, maxContains: 0, minItems: 2 }],
  ['minItems', { type: 'array', minItems: 40 }],
  ['maxItems', { type: 'array', prefixItems: [true, true, true], maxItems: 1 }],
  ['uniqueItems', { type: 'array', items: { enum: ['a', 'b', 'c'] }, uniqueItems: true, minItems: 3 }],
  [
    'uniqueItems',
    {
      type: 'array',
      items: { type: 'object', required: ['id'], properties: { id: { enum: [1, 2] } }, additionalProperties: false },
      uniqueItems: true,
      minItems: 2,
    },
  ],
  [
    'unevaluatedItems',
    {
      type: 'array',
      prefixItems: [true],
      contains: { type: 'string' },
      unevaluatedItems: { type: 'null' },
      minItems: 4,
    },
  ],
  [
    'allOf',
    {
      allOf: [{ properties: { a: { minimum: 5 } } }, { properties: { a: { maximum: 5 } } }],
      type: 'object',
      properties: { a: { type: 'integer' } },
      required: ['a'],
    },
  ],
  ['anyOf', { anyOf: [{ type: 'string', minLength: 5, maxLength: 2 }, { type: 'null' }] }],
  ['oneOf', { oneOf: [{ type: 'integer' }, { type: 'number', minimum: 10 }], minimum: 10 }],
  ['oneOf', { type: 'object', oneOf: [{ required: ['a'] }, { required: ['b'] }], properties: { a: true, b: true } }],
  ['not', { not: { anyOf: [{ type: ['string', 'number', 'boolean'] }, { required: ['a'] }, { type: 'null' }] } }],
  ['not', { type: 'object', properties: { a: { type: 'string' } }, not: { properties: { a: { minLength: 3 } } } }],
  ['not', { type: 'object', required: ['a'], not: { properties: { a: { type: 'string' } }, required: ['a'] } }],
  ['not', { type: 'array', items: { type: 'integer' }, not: { uniqueItems: true } }],
  ['not', { type: 'string', not: { pattern: '[a-z ]' }, minLength: 4 }],
  ['not', { type: 'number', not: { type: 'integer' } }],
  [
    'if',
    {
      type: 'object',
      properties: { a: { enum: [1, 2] }, b: true },
      required: ['a'],
      if: { properties: { a: { const: 1 } } },
      then: { required: ['b'] },
      else: false,
    },
  ],
  ['else', { type: 'integer', if: { minimum: 10 }, then: false, else: { minimum: 5 } }],
  ['then', { if: { type: 'string' }, then: { minLength: 30 }, else: false }],
];

describe.each(CASES)('%s in %j', (_, schema) => {
  test.each(SIZES)('%s', (size) => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const payload = createPayload(schema, NONE, { seed, size });
      expect(payload).toBeDefined();
      expect(ajvAccepts(schema, payload)).toBe(true);
    }
  });
});

test('every keyword that can make a value invalid has a case', () => {
  const asserted = keywordsOf('2020-12').filter((keyword) => KEYWORDS.get(keyword)?.family !== undefined);
  const covered = new Set(['format', ...CASES.map(([keyword]) => keyword)]);
  expect(asserted.filter((keyword) => !covered.has(keyword))).toEqual([]);
});

describe.each([...FORMATS_OF_TEXTS])('format %s', (format, hasFormat) => {
  test('has texts of usual lengths, and short ones', () => {
    for (const seed of [1, 2, 3]) {
      const text = createPayload({ type: 'string', format }, NONE, { seed });
      expect(text).toSatisfy(hasFormat);
      expect(ajvAccepts({ type: 'string', format }, text)).toBe(true);
    }
  });
});

test('a format of the contract that is only an annotation is a hint', () => {
  expect(createPayload({ type: 'string', format: 'uuid' }, NONE, { seed: 1 })).toMatch(/^[\da-f]{8}-/);
  expect(createPayload({ type: 'string', format: 'colour-of-the-day' }, NONE, { seed: 1 })).toMatch(/^[a-z]+ [a-z]+$/);
});

test.each<[string, Schema]>([
  ['two types', { allOf: [{ type: 'string' }, { type: 'number' }] }],
  ['two constants', { allOf: [{ const: 1 }, { const: 2 }] }],
  ['bounds', { type: 'number', minimum: 2, maximum: 1 }],
  ['lengths', { type: 'string', minLength: 3, maxLength: 2 }],
  ['a required member that cannot be', { type: 'object', required: ['a'], properties: { a: false } }],
  ['more members than there are names', { type: 'object', minProperties: 2, propertyNames: { const: 'a' } }],
  ['too few values for unique items', { type: 'array', items: { type: 'boolean' }, uniqueItems: true, minItems: 3 }],
  ['a negation of itself', { type: 'string', not: { type: 'string' } }],
  ['two equal alternatives', { oneOf: [{ type: 'string' }, { type: 'string' }] }],
])('there is no payload for %s', (_, schema) => {
  for (const size of SIZES) expect(createPayload(schema, NONE, { seed: 1, size })).toBeUndefined();
});
