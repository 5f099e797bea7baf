import type { Equal } from './pair.ts';

// Keywords that are hard to compare together. Labelled by what the schemas mean, before they were compared.

export const combinedEquals: readonly Equal[] = [
  ['allOf contradictory to false', { allOf: [{ type: 'string' }, { type: 'integer' }] }, false],
  [
    'factor common out of oneOf',
    {
      oneOf: [
        { type: 'object', properties: { id: { type: 'string' }, k: { const: 'a' } }, required: ['id', 'k'] },
        { type: 'object', properties: { id: { type: 'string' }, k: { const: 'b' } }, required: ['id', 'k'] },
      ],
    },
    { type: 'object', required: ['id', 'k'], properties: { id: { type: 'string' }, k: { enum: ['a', 'b'] } } },
  ],
  [
    'if/then to oneOf',
    {
      type: 'object',
      required: ['k'],
      properties: { k: { enum: ['a', 'b'] } },
      if: { properties: { k: { const: 'a' } } },
      then: { required: ['x'] },
    },
    {
      type: 'object',
      required: ['k'],
      oneOf: [{ properties: { k: { const: 'a' } }, required: ['x'] }, { properties: { k: { const: 'b' } } }],
    },
  ],
  [
    'else as anyOf',
    { type: 'object', if: { required: ['a'] }, else: { required: ['b'] } },
    { type: 'object', anyOf: [{ required: ['a'] }, { required: ['b'] }] },
  ],
  [
    'condition swapped',
    { type: 'object', if: { required: ['a'] }, then: { required: ['b'] }, else: { required: ['c'] } },
    { type: 'object', if: { not: { required: ['a'] } }, then: { required: ['c'] }, else: { required: ['b'] } },
  ],
  [
    'not required = member absent',
    { type: 'object', not: { required: ['a'] } },
    { type: 'object', properties: { a: false } },
  ],
  [
    'not anyOf = both nots',
    { type: 'object', not: { anyOf: [{ required: ['a'] }, { required: ['b'] }] } },
    { type: 'object', properties: { a: false, b: false } },
  ],
  [
    'dependentRequired as if',
    { type: 'object', dependentRequired: { a: ['b'] } },
    { type: 'object', if: { required: ['a'] }, then: { required: ['b'] } },
  ],
  [
    'dependentRequired chain',
    { type: 'object', required: ['a'], dependentRequired: { a: ['b'], b: ['c'] } },
    { type: 'object', required: ['a', 'b', 'c'] },
  ],
  [
    'multipleOf .01 with min',
    { type: 'number', multipleOf: 0.01, exclusiveMinimum: 0 },
    { type: 'number', multipleOf: 0.01, minimum: 0.01 },
  ],
  [
    'propertyNames pattern vs patternProperties',
    { type: 'object', propertyNames: { pattern: '^x-' } },
    { type: 'object', patternProperties: { '^x-': true }, additionalProperties: false },
  ],
  [
    'patternProperties hits a property',
    {
      type: 'object',
      properties: { xa: { type: ['integer', 'string'] } },
      patternProperties: { '^x': { type: 'integer' } },
    },
    { type: 'object', properties: { xa: { type: 'integer' } }, patternProperties: { '^x': { type: 'integer' } } },
  ],
  [
    'contains implied by items',
    { type: 'array', items: { type: 'integer' }, minItems: 1 },
    { type: 'array', items: { type: 'integer' }, minItems: 1, contains: { type: 'number' } },
  ],
  [
    'prefixItems to items',
    { type: 'array', prefixItems: [{ type: 'string' }, { type: 'string' }], items: false },
    { type: 'array', items: { type: 'string' }, maxItems: 2 },
  ],
  [
    'type omitted, minLength',
    { minLength: 2 },
    { anyOf: [{ type: ['null', 'boolean', 'object', 'array', 'number'] }, { type: 'string', minLength: 2 }] },
  ],
  [
    'deep allOf anyOf distribution',
    {
      allOf: [
        { anyOf: [{ required: ['a'] }, { required: ['b'] }] },
        { anyOf: [{ required: ['c'] }, { required: ['d'] }] },
      ],
      type: 'object',
    },
    {
      type: 'object',
      anyOf: [{ required: ['a', 'c'] }, { required: ['a', 'd'] }, { required: ['b', 'c'] }, { required: ['b', 'd'] }],
    },
  ],
  ['oneOf with true excludes', { oneOf: [{ type: 'string' }, true] }, { not: { type: 'string' } }],
  [
    'allOf ref base + narrower enum',
    {
      allOf: [
        { type: 'object', properties: { k: { type: 'string' } }, required: ['k'] },
        { type: 'object', properties: { k: { enum: ['a', 'b'] } } },
      ],
    },
    { type: 'object', properties: { k: { enum: ['a', 'b'] } }, required: ['k'] },
  ],
  [
    'allOf if per kind vs oneOf, missing else',
    {
      type: 'object',
      required: ['k'],
      properties: { k: { enum: ['a', 'b'] } },
      allOf: [
        { if: { properties: { k: { const: 'a' } } }, then: { required: ['x'], properties: { x: { type: 'string' } } } },
        {
          if: { properties: { k: { const: 'b' } } },
          then: { required: ['y'], properties: { y: { type: 'integer' } } },
        },
      ],
    },
    {
      oneOf: [
        { type: 'object', properties: { k: { const: 'a' }, x: { type: 'string' } }, required: ['k', 'x'] },
        { type: 'object', properties: { k: { const: 'b' }, y: { type: 'integer' } }, required: ['k', 'y'] },
      ],
    },
  ],
  [
    'anyOf closed merges',
    {
      anyOf: [
        { type: 'object', properties: { a: { type: 'string' } }, additionalProperties: false },
        { type: 'object', properties: { a: { type: 'string' }, b: { type: 'string' } }, additionalProperties: false },
      ],
    },
    { type: 'object', properties: { a: { type: 'string' }, b: { type: 'string' } }, additionalProperties: false },
  ],
  [
    'oneOf by required absence',
    {
      type: 'object',
      oneOf: [
        { required: ['a'], not: { required: ['b'] } },
        { required: ['b'], not: { required: ['a'] } },
      ],
    },
    { type: 'object', oneOf: [{ required: ['a'] }, { required: ['b'] }] },
  ],
  [
    'xor plus both',
    { type: 'object', oneOf: [{ required: ['a'] }, { required: ['b'] }] },
    { type: 'object', anyOf: [{ required: ['a'] }, { required: ['b'] }], not: { required: ['a', 'b'] } },
  ],
  ['not const from enum', { enum: ['a', 'b', 'c'], not: { const: 'c' } }, { enum: ['a', 'b'] }],
  ['not pattern', { type: 'string', not: { pattern: '^x' } }, { type: 'string', pattern: '^([^x]|$)' }],
  ['not pattern newline trap', { type: 'string', not: { pattern: '^x' } }, { type: 'string', pattern: '^(?!x)' }],
  ['pattern $ newline', { type: 'string', pattern: '^a$' }, { const: 'a' }],
  ['pattern \\w vs class', { type: 'string', pattern: '^\\w+$' }, { type: 'string', pattern: '^[A-Za-z0-9_]+$' }],
  ['pattern dollar or', { type: 'string', pattern: '^a$|^b$' }, { type: 'string', pattern: '^(?:a|b)$' }],
  [
    'format date implied by pattern?',
    { type: 'string', format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
    { type: 'string', format: 'date' },
  ],
  ['format date enum', { type: 'string', format: 'date', enum: ['2020-01-01', 'x'] }, { const: '2020-01-01' }],
  ['format date-time maxLength', { type: 'string', format: 'date', maxLength: 10 }, { type: 'string', format: 'date' }],
  ['enum -> pattern', { enum: ['ab', 'ac'] }, { type: 'string', pattern: '^a[bc]$' }],
  ['enum with float', { type: 'integer', enum: [1, 1.5, 2] }, { type: 'integer', minimum: 1, maximum: 2 }],
  [
    'const array',
    { const: [1, 2] },
    { type: 'array', prefixItems: [{ const: 1 }, { const: 2 }], minItems: 2, items: false },
  ],
  [
    'enum of objects tagged',
    { enum: [{ k: 'a' }, { k: 'b' }] },
    { type: 'object', properties: { k: { enum: ['a', 'b'] } }, required: ['k'], additionalProperties: false },
  ],
  ['bool or null', { enum: [true, false, null] }, { type: ['boolean', 'null'] }],
  ['anyOf ranges cover', { type: 'number', anyOf: [{ maximum: 5 }, { minimum: 5 }] }, { type: 'number' }],
  [
    'anyOf ranges gap = not const',
    { type: 'number', anyOf: [{ exclusiveMaximum: 5 }, { exclusiveMinimum: 5 }] },
    { type: 'number', not: { const: 5 } },
  ],
  ['anyOf integer ranges gap none', { type: 'integer', anyOf: [{ maximum: 4 }, { minimum: 5 }] }, { type: 'integer' }],
  [
    'oneOf ranges',
    { type: 'integer', oneOf: [{ minimum: 0 }, { maximum: 0 }] },
    { type: 'integer', not: { const: 0 } },
  ],
  [
    'multipleOf via allOf',
    { type: 'integer', allOf: [{ multipleOf: 4 }, { multipleOf: 6 }] },
    { type: 'integer', multipleOf: 12 },
  ],
  ['multipleOf range single', { type: 'integer', multipleOf: 7, minimum: 1, maximum: 13 }, { const: 7 }],
  [
    'multipleOf range none',
    { type: 'object', properties: { a: { type: 'integer', multipleOf: 7, minimum: 1, maximum: 6 } } },
    { type: 'object', properties: { a: false } },
  ],
  [
    'patternProperties vs properties',
    { type: 'object', properties: { ab: { type: 'integer' } }, additionalProperties: false },
    { type: 'object', patternProperties: { '^ab$': { type: 'integer' } }, additionalProperties: false },
  ],
  [
    'propertyNames maxLength vs pattern',
    { type: 'object', propertyNames: { maxLength: 2 } },
    { type: 'object', propertyNames: { pattern: '^[^]{0,2}$' } },
  ],
  [
    'propertyNames and required conflict',
    { type: 'object', properties: {}, required: ['abc'], propertyNames: { maxLength: 2 } },
    false,
  ],
  [
    'propertyNames implies property absent',
    { type: 'object', properties: { abc: { type: 'string' } }, propertyNames: { maxLength: 2 } },
    { type: 'object', propertyNames: { maxLength: 2 } },
  ],
  [
    'propertyNames const',
    { type: 'object', propertyNames: { const: 'a' } },
    { type: 'object', maxProperties: 1, propertyNames: { const: 'a' } },
  ],
  [
    'dependentRequired both ways is all or none',
    { type: 'object', dependentRequired: { a: ['b'], b: ['a'] } },
    { type: 'object', anyOf: [{ required: ['a', 'b'] }, { properties: { a: false, b: false } }] },
  ],
  [
    'dependentRequired transitive added',
    { type: 'object', dependentRequired: { a: ['b'], b: ['c'] } },
    { type: 'object', dependentRequired: { a: ['b', 'c'], b: ['c'] } },
  ],
  [
    'dependentRequired dropped for impossible',
    { type: 'object', properties: { a: false }, dependentRequired: { a: ['b'] } },
    { type: 'object', properties: { a: false } },
  ],
  [
    'dependentSchemas false',
    { type: 'object', dependentSchemas: { a: false } },
    { type: 'object', properties: { a: false } },
  ],
  [
    'dependencies on required',
    {
      type: 'object',
      properties: { a: { type: 'string' } },
      required: ['a'],
      dependentSchemas: { a: { required: ['b'] } },
    },
    { type: 'object', properties: { a: { type: 'string' } }, required: ['a', 'b'] },
  ],
  ['if const true then', { if: true, then: { type: 'string' } }, { type: 'string' }],
  ['if false else', { if: false, then: { type: 'string' }, else: { type: 'integer' } }, { type: 'integer' }],
  [
    'if nested',
    { type: 'object', if: { required: ['a'] }, then: { if: { required: ['b'] }, then: { required: ['c'] } } },
    { type: 'object', if: { required: ['a', 'b'] }, then: { required: ['c'] } },
  ],
  [
    'if type branch',
    { if: { type: 'string' }, then: { minLength: 2 }, else: { type: 'integer', minimum: 0 } },
    {
      anyOf: [
        { type: 'string', minLength: 2 },
        { type: 'integer', minimum: 0 },
      ],
    },
  ],
  [
    'not contains = items not',
    { type: 'array', not: { contains: { const: 'a' } } },
    { type: 'array', items: { not: { const: 'a' } } },
  ],
  [
    'contains maxContains 0',
    { type: 'array', contains: { const: 'a' }, minContains: 0, maxContains: 0 },
    { type: 'array', items: { not: { const: 'a' } } },
  ],
  [
    'contains in tuple',
    { type: 'array', prefixItems: [{ const: 'a' }], minItems: 1, contains: { const: 'a' } },
    { type: 'array', prefixItems: [{ const: 'a' }], minItems: 1 },
  ],
  [
    'unique with tuple consts',
    { type: 'array', prefixItems: [{ const: 1 }, { const: 2 }], items: false },
    { type: 'array', prefixItems: [{ const: 1 }, { const: 2 }], items: false, uniqueItems: true },
  ],
  [
    'empty array in anyOf items',
    { type: 'array', items: { type: 'string' }, maxItems: 0 },
    { type: 'array', items: { type: 'integer' }, maxItems: 0 },
  ],
  [
    'unevaluated oneOf variants',
    {
      oneOf: [
        { type: 'object', properties: { k: { const: 'a' }, x: { type: 'string' } }, required: ['k'] },
        { type: 'object', properties: { k: { const: 'b' }, y: { type: 'string' } }, required: ['k'] },
      ],
      unevaluatedProperties: false,
    },
    {
      oneOf: [
        {
          type: 'object',
          properties: { k: { const: 'a' }, x: { type: 'string' } },
          required: ['k'],
          additionalProperties: false,
        },
        {
          type: 'object',
          properties: { k: { const: 'b' }, y: { type: 'string' } },
          required: ['k'],
          additionalProperties: false,
        },
      ],
    },
  ],
  [
    'unevaluatedItems contains',
    { type: 'array', contains: { type: 'string' }, unevaluatedItems: { type: 'integer' } },
    { type: 'array', items: { type: ['string', 'integer'] }, contains: { type: 'string' } },
  ],
  [
    'nullable object ref-like anyOf',
    {
      type: 'object',
      properties: {
        u: { anyOf: [{ type: 'object', properties: { id: { type: 'string' } }, required: ['id'] }, { type: 'null' }] },
      },
      required: ['u'],
    },
    {
      type: 'object',
      properties: { u: { type: ['object', 'null'], required: ['id'], properties: { id: { type: 'string' } } } },
      required: ['u'],
    },
  ],
  ['oneOf null + enum', { oneOf: [{ type: 'null' }, { enum: ['a'] }] }, { enum: ['a', null] }],
  [
    'variant split',
    { oneOf: [{ type: 'object', properties: { k: { enum: ['a', 'b'] }, v: { type: 'string' } }, required: ['k'] }] },
    {
      oneOf: [
        { type: 'object', properties: { k: { const: 'a' }, v: { type: 'string' } }, required: ['k'] },
        { type: 'object', properties: { k: { const: 'b' }, v: { type: 'string' } }, required: ['k'] },
      ],
    },
  ],
  [
    'two discriminators',
    {
      oneOf: [
        {
          type: 'object',
          properties: { a: { const: 1 }, b: { const: 1 }, x: { type: 'string' } },
          required: ['a', 'b'],
        },
        { type: 'object', properties: { a: { const: 1 }, b: { const: 2 } }, required: ['a', 'b'] },
        { type: 'object', properties: { a: { const: 2 }, b: { const: 1 } }, required: ['a', 'b'] },
      ],
    },
    {
      anyOf: [
        { type: 'object', properties: { a: { const: 2 }, b: { const: 1 } }, required: ['a', 'b'] },
        {
          type: 'object',
          properties: { a: { const: 1 }, b: { const: 1 }, x: { type: 'string' } },
          required: ['a', 'b'],
        },
        { type: 'object', properties: { a: { const: 1 }, b: { const: 2 } }, required: ['a', 'b'] },
      ],
    },
  ],
  [
    'oneOf same branch twice',
    { oneOf: [{ type: 'string' }, { type: 'string' }, { type: 'integer' }] },
    { type: 'integer' },
  ],
  [
    'not allOf',
    { type: 'object', not: { allOf: [{ required: ['a'] }, { required: ['b'] }] } },
    { type: 'object', not: { required: ['a', 'b'] } },
  ],
  [
    'not if',
    { type: 'object', not: { if: { required: ['a'] }, then: { required: ['b'] } } },
    { type: 'object', required: ['a'], not: { required: ['b'] } },
  ],
];
