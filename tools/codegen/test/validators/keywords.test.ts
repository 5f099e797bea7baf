import type { Schema } from '@hookbook/contract/schema';
import { describe, expect, it } from 'vitest';
import { compiled } from './compiled.ts';

/** A schema with valid and invalid values. */
type Case = readonly [schema: Schema, valid: readonly unknown[], invalid: readonly unknown[]];

const CASES: Readonly<Record<string, readonly Case[]>> = {
  booleans: [
    [true, [1, null, {}, 'x'], []],
    [false, [], [1, null, {}, 'x']],
    [{}, [1, null, {}, 'x'], []],
  ],
  type: [
    [{ type: 'string' }, ['', 'x'], [1, null, {}, [], true, undefined]],
    [{ type: 'integer' }, [1, 1.0, -3, 1e300], [1.5, '1', null, Number.NaN, Number.POSITIVE_INFINITY]],
    [{ type: 'number' }, [1, 1.5, -0], ['1', null, Number.NaN, Number.POSITIVE_INFINITY]],
    [{ type: 'null' }, [null], [undefined, 0, '', {}, []]],
    [{ type: 'object' }, [{}, Object.create(null)], [null, [], 'x', 1]],
    [{ type: 'array' }, [[]], [{}, null, { length: 1 }]],
    [{ type: 'boolean' }, [true, false], [0, 1, 'true', null]],
    [{ type: ['string', 'null'] }, ['x', null], [1, {}, [], undefined]],
    [{ type: ['integer', 'number'] }, [1, 1.5], ['x']],
    [{ type: ['integer', 'string'] }, [1, 'x'], [1.5, null]],
    [{ type: ['string', 'null'], minLength: 2, format: 'date' }, [null, '2025-01-01'], ['x', '2025', 1]],
    [{ type: ['object', 'array'], minItems: 1, required: ['a'] }, [[1], { a: 1 }], [[], {}, 1]],
  ],
  'const and enum': [
    [{ const: 'a' }, ['a'], ['b', null, 1]],
    [{ const: null }, [null], [undefined, 0]],
    [{ const: 1 }, [1, 1.0], [true, '1']],
    [
      { const: { a: [1, { b: null }] } },
      [{ a: [1, { b: null }] }],
      [{ a: [1, {}] }, { a: [1, { b: null }], c: 1 }, [], null],
    ],
    [{ const: { b: 1, a: 2 } }, [{ a: 2, b: 1 }], [{ a: 2 }]],
    [{ const: [] }, [[]], [{}, [1]]],
    [{ const: { ['__proto__']: 1 } }, [JSON.parse('{"__proto__":1}')], [{}]],
    [{ enum: ['a', 'b', 'c', 'd', 'e', null, 3] }, ['a', null, 3], ['f', '3', undefined, false]],
    [{ enum: [{ a: 1 }, [1], 'x'] }, [{ a: 1 }, [1], 'x'], [{ a: 2 }, [], {}]],
    [{ type: 'string', enum: ['a', 1] }, ['a'], [1, 'b']],
    [{ type: 'integer', const: 1.5 }, [], [1.5, 1]],
    [{ enum: [] }, [], [1, null]],
    [{ const: 'a', enum: ['a', 'b'] }, ['a'], ['b']],
    [{ enum: [0, 'a', 'b', 'c'] }, [0, -0], ['0', false]],
    [{ enum: [false] }, [false], [0, null, '', true]],
  ],
  numbers: [
    [{ minimum: 1, maximum: 3 }, [1, 2, 3, 'x', null], [0, 3.5]],
    [{ exclusiveMinimum: 1, exclusiveMaximum: 3 }, [2, 'x'], [1, 3]],
    [{ type: 'number', minimum: -1.5 }, [-1.5, 0], [-2]],
    [{ multipleOf: 0.01 }, [0.01, 0.07, 1.1, 19.99, 4.35, 0, 1e20, 'x'], [0.001, 1.005]],
    [{ multipleOf: 0.1 }, [0.3, 0.7, 1e300, -0.3], [0.35]],
    [{ multipleOf: 3 }, [0, 3, -9], [1, 4.5]],
    [{ multipleOf: 1e-8 }, [12391239123, 0.00000003], [0.000000015]],
    [{ multipleOf: 0.123456789 }, [0.246913578], [1e308]],
    [{ multipleOf: 2.5 }, [5, 7.5], [6]],
  ],
  strings: [
    [{ minLength: 1 }, ['x', 5], ['']],
    [{ minLength: 2 }, ['xy', '😀😀'], ['x', '😀']],
    [{ maxLength: 2 }, ['', 'xy', '😀😀', 1], ['xyz', '😀😀😀']],
    [{ minLength: 2, maxLength: 2 }, ['e\u0301', '\ud83d\ud83d'], ['\ud83d\ude00']],
    [{ pattern: '^\\p{Lu}+$' }, ['ABÇ', 1], ['abc', '']],
    [{ pattern: '^.$' }, ['😀'], ['ab']],
    [{ pattern: '^/\\/`\\$\\{x\\}"\'$' }, ['//`${x}"\''], ['//']],
    [{ format: 'uuid' }, ['2cf779a8-89da-486f-974e-2b77b738e4ac', 1, null], ['x']],
    [{ format: 'no-such-format', type: 'string' }, ['x'], [1]],
    [{ format: 'toString' }, ['x'], []],
    [{ contentMediaType: 'application/json', contentEncoding: 'base64', contentSchema: false }, ['{'], []],
    [{ type: 'string', 'x-extensible-enum': ['a'] }, ['a', 'zzz'], [1]],
  ],
  arrays: [
    [{ items: { type: 'string' } }, [[], ['a'], {}, 'x'], [[1], ['a', 1]]],
    [{ minItems: 1, maxItems: 2 }, [[1], [1, 2], 'x'], [[], [1, 2, 3]]],
    [{ prefixItems: [{ type: 'string' }, { type: 'number' }] }, [[], ['a'], ['a', 1, null]], [[1], ['a', 'b']]],
    [{ prefixItems: [{ type: 'string' }], items: false }, [[], ['a']], [['a', 1]]],
    [{ prefixItems: [{ type: 'string' }], items: { type: 'null' } }, [['a', null]], [['a', 1]]],
    [{ prefixItems: [{ type: 'string' }], minItems: 1 }, [['a']], [[], [1]]],
    [{ items: false }, [[]], [[1]]],
    [{ items: true, prefixItems: [true] }, [[], [1, 2]], []],
    [
      { uniqueItems: true },
      [[], [1, '1', true, 'true', null], [{ a: 1 }, { a: 2 }], [[1], ['1']]],
      [
        [1, 1.0],
        [
          { a: 1, b: 2 },
          { b: 2, a: 1 },
        ],
        [[], []],
      ],
    ],
    [{ contains: { const: 1 } }, [[1], [2, 1], 'x'], [[], [2]]],
    [
      { contains: { const: 1 }, minContains: 2, maxContains: 3 },
      [
        [1, 1],
        [1, 1, 1, 2],
      ],
      [[1], [1, 1, 1, 1]],
    ],
    [{ contains: { const: 1 }, minContains: 0 }, [[], [2]], []],
    [{ contains: { const: 1 }, minContains: 0, maxContains: 1 }, [[], [1]], [[1, 1]]],
    [{ contains: true }, [[1]], [[]]],
    [{ contains: false }, [1], [[], [1]]],
  ],
  objects: [
    [
      { properties: { a: { type: 'string' } } },
      [{}, { a: 'x' }, { b: 1 }, [], 1, { a: undefined }],
      [{ a: 1 }, { a: null }],
    ],
    [{ required: ['a'] }, [{ a: null }, [], 1], [{}, { b: 1 }, { a: undefined }]],
    [{ type: 'object', required: ['a'], properties: { a: {} } }, [{ a: 1 }], [{}]],
    [{ type: 'object', required: ['a'], properties: { a: { minLength: 1 } } }, [{ a: 'x' }, { a: 1 }], [{}, { a: '' }]],
    [
      { type: 'object', properties: { a: {}, b: {} }, additionalProperties: false },
      [{}, { a: 1 }, { a: 1, b: 2 }],
      [{ c: 1 }, { a: 1, c: 1 }],
    ],
    [
      { type: 'object', required: ['a'], properties: { a: {} }, additionalProperties: false },
      [{ a: 1 }, { a: 1, c: undefined }],
      [{ a: 1, b: 2 }, {}],
    ],
    [{ required: ['x'], additionalProperties: false }, [], [{ x: 1 }, {}]],
    [{ properties: { a: false } }, [{}, { b: 1 }], [{ a: 1 }]],
    [{ additionalProperties: { type: 'number' } }, [{}, { a: 1 }], [{ a: 'x' }]],
    [{ properties: { a: {} }, additionalProperties: { type: 'number' } }, [{ a: 'x', b: 1 }], [{ b: 'x' }]],
    [{ patternProperties: { '^x-': { type: 'string' } } }, [{ 'x-a': 'b', y: 1 }], [{ 'x-a': 1 }]],
    [
      { properties: { a: {}, b: {}, c: {}, d: {} }, patternProperties: { '^x-': {} }, additionalProperties: false },
      [{ a: 1, 'x-y': 1, d: 4 }],
      [{ z: 1 }],
    ],
    [{ propertyNames: { maxLength: 2 } }, [{}, { ab: 1 }], [{ abc: 1 }]],
    [{ propertyNames: false }, [{}], [{ a: 1 }]],
    [
      { minProperties: 1, maxProperties: 2 },
      [{ a: 1 }, { a: 1, b: 2 }, 'x'],
      [{}, { a: 1, b: 2, c: 3 }, { a: undefined }],
    ],
    [{ dependentRequired: { a: ['b', 'c'], d: [] } }, [{}, { a: 1, b: 1, c: 1 }, { d: 1 }], [{ a: 1 }, { a: 1, b: 1 }]],
    [{ dependentSchemas: { a: { required: ['b'] } } }, [{}, { a: 1, b: 1 }, 1], [{ a: 1 }]],
  ],
  'names that objects inherit': [
    [
      { required: ['toString', 'constructor', '__proto__'] },
      [JSON.parse('{"toString":1,"constructor":1,"__proto__":1}')],
      [{}, { toString: 1 }],
    ],
    [
      { properties: { constructor: { type: 'number' }, hasOwnProperty: { type: 'null' } } as Record<string, Schema> },
      [{}, { constructor: 1 }],
      [{ constructor: 'x' }],
    ],
    [
      { properties: { ['__proto__']: { type: 'number' } } },
      [{}, JSON.parse('{"__proto__":1}')],
      [JSON.parse('{"__proto__":"x"}')],
    ],
    [
      { properties: { ['__proto__']: {}, valueOf: {} }, additionalProperties: false },
      [{}, JSON.parse('{"__proto__":1,"valueOf":2}')],
      [{ a: 1 }, JSON.parse('{"toString":1}')],
    ],
    [{ dependentRequired: { constructor: ['a'] } }, [{}, { constructor: 1, a: 1 }], [{ constructor: 1 }]],
    [{ additionalProperties: { type: 'number' } }, [{}], [JSON.parse('{"__proto__":"x"}')]],
  ],
  composition: [
    [{ allOf: [{ type: 'string' }, { minLength: 2 }] }, ['ab'], ['a', 1]],
    [{ allOf: [{ type: 'string' }, { type: 'number' }] }, [], ['a', 1]],
    [{ type: 'string', allOf: [{ const: 'a' }, { const: 'b' }] }, [], ['a', 'b']],
    [{ anyOf: [{ type: 'string' }, { minimum: 3 }] }, ['a', 3, null], [1]],
    [{ oneOf: [{ type: 'string' }, { type: 'number' }] }, ['a', 1], [null, {}]],
    [{ oneOf: [{ minimum: 2 }, { maximum: 5 }] }, [1, 6], [3, 'x']],
    [{ oneOf: [true, { type: 'string' }] }, [1], ['x']],
    [{ oneOf: [{ type: 'integer' }, { minimum: 2 }, false] }, [1, 2.5], [1.5, 3]],
    [{ not: { type: 'string' } }, [1, null], ['x']],
    [{ not: {} }, [], [1, 'x']],
    [{ not: { not: { type: 'string' } } }, ['x'], [1]],
    [{ if: { type: 'string' }, then: { minLength: 2 }, else: { minimum: 3 } }, ['ab', 3, null], ['a', 2]],
    [
      { if: { properties: { a: { const: 1 } }, required: ['a'] }, then: { required: ['b'] } },
      [{}, { a: 2 }, { a: 1, b: 1 }],
      [{ a: 1 }],
    ],
    [{ if: false, then: false, else: { type: 'string' } }, ['x'], [1]],
    [
      {
        type: 'object',
        oneOf: [
          { required: ['kind'], properties: { kind: { const: 'a' }, n: { type: 'number' } } },
          { required: ['kind'], properties: { kind: { const: 'b' }, n: { type: 'string' } } },
        ],
      },
      [
        { kind: 'a', n: 1 },
        { kind: 'b', n: 'x' },
      ],
      [{ kind: 'a', n: 'x' }, { kind: 'c' }, {}],
    ],
  ],
  unevaluated: [
    [{ properties: { a: {} }, unevaluatedProperties: false }, [{}, { a: 1 }], [{ b: 1 }]],
    [
      { allOf: [{ properties: { a: {} } }], properties: { b: {} }, unevaluatedProperties: false },
      [{ a: 1, b: 1 }],
      [{ c: 1 }],
    ],
    [
      {
        anyOf: [
          { properties: { a: { type: 'string' } }, required: ['a'] },
          { properties: { b: {} }, required: ['b'] },
        ],
        unevaluatedProperties: false,
      },
      [{ a: 'x' }, { b: 1 }, { a: 'x', b: 1 }],
      [
        { a: 1, b: 1 },
        { a: 'x', c: 1 },
      ],
    ],
    [
      {
        if: { properties: { a: { const: 1 } }, required: ['a'] },
        then: { properties: { b: {} } },
        unevaluatedProperties: false,
      },
      [{ a: 1, b: 1 }, {}],
      [{ a: 2 }, { b: 1 }],
    ],
    [{ properties: { a: {} }, unevaluatedProperties: { type: 'number' } }, [{ a: 'x', b: 1 }], [{ b: 'x' }]],
    [{ allOf: [{ additionalProperties: true }], unevaluatedProperties: false }, [{ a: 1 }], []],
    [{ allOf: [false], unevaluatedProperties: false }, [], [{}, { a: 1 }, 1]],
    [{ allOf: [{ patternProperties: { '^a': {} } }], unevaluatedProperties: false }, [{ ab: 1 }], [{ b: 1 }]],
    [
      { dependentSchemas: { a: { properties: { b: {} } } }, properties: { a: {} }, unevaluatedProperties: false },
      [{ a: 1, b: 1 }],
      [{ b: 1 }],
    ],
    [{ not: { properties: { a: {} }, required: ['b'] }, unevaluatedProperties: false }, [{}], [{ a: 1 }]],
    [
      { properties: { o: { properties: { x: {} }, unevaluatedProperties: false } }, unevaluatedProperties: false },
      [{ o: { x: 1 } }],
      [{ o: { y: 1 } }, { p: 1 }],
    ],
    [{ prefixItems: [true], unevaluatedItems: false }, [[], [1]], [[1, 2]]],
    [{ allOf: [{ prefixItems: [true, true] }], unevaluatedItems: { type: 'string' } }, [[1, 2, 'x']], [[1, 2, 3]]],
    [{ contains: { type: 'string' }, unevaluatedItems: { type: 'number' } }, [['a', 1]], [['a', null], [1]]],
    [{ items: true, unevaluatedItems: false }, [[1, 2]], []],
  ],
};

for (const [family, cases] of Object.entries(CASES)) {
  describe(family, () => {
    it.each(cases)('%j', async (schema, valid, invalid) => {
      const { is, issues } = await compiled(schema);
      expect(valid.filter((value) => !is(value))).toEqual([]);
      expect(invalid.filter((value) => is(value))).toEqual([]);
      expect(valid.filter((value) => issues(value).length > 0)).toEqual([]);
      expect(invalid.filter((value) => issues(value).length === 0)).toEqual([]);
      expect(invalid.flatMap(issues).filter(({ code }) => code === 'not-json')).toEqual([]);
    });
  });
}

it('accepts any string if formats are annotations', async () => {
  const schema: Schema = { properties: { at: { type: 'string', format: 'date', minLength: 2 } } };
  const asserted = await compiled(schema);
  const annotated = await compiled(schema, {}, { formats: 'annotation' });
  expect([asserted.is({ at: 'soon' }), annotated.is({ at: 'soon' })]).toEqual([false, true]);
  expect(asserted.issues({ at: 'x' }).map(({ code }) => code)).toContain('minLength');
  expect(annotated.issues({ at: 'x' }).map(({ code }) => code)).toEqual(['minLength']);
});
