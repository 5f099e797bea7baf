import type { Changed, Equal, Pair } from './pair.ts';

// Keywords that are hard to compare together. Labelled by what the schemas mean, before they were compared.

export const pairs: readonly Pair[] = [
  [
    'additionalProperties false in allOf parts kills',
    {
      allOf: [
        { type: 'object', properties: { a: { type: 'string' } }, additionalProperties: false },
        { type: 'object', properties: { b: { type: 'string' } } },
      ],
    },
    { type: 'object', properties: { a: { type: 'string' }, b: { type: 'string' } }, additionalProperties: false },
    '*',
    '*',
  ],
  [
    'unevaluatedProperties with anyOf',
    {
      type: 'object',
      anyOf: [
        { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] },
        { type: 'object', properties: { b: { type: 'string' } }, required: ['b'] },
      ],
      unevaluatedProperties: false,
    },
    {
      type: 'object',
      anyOf: [
        { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] },
        { type: 'object', properties: { b: { type: 'string' }, c: { type: 'string' } }, required: ['b'] },
      ],
      unevaluatedProperties: false,
    },
    '*',
    '*',
  ],
  [
    'unevaluatedProperties if then',
    {
      type: 'object',
      properties: { k: { type: 'string' } },
      if: { properties: { k: { const: 'x' } }, required: ['k'] },
      then: { properties: { x: { type: 'string' } } },
      unevaluatedProperties: false,
    },
    { type: 'object', properties: { k: { type: 'string' }, x: { type: 'string' } }, unevaluatedProperties: false },
    '*',
    '*',
  ],
  [
    'oneOf subsumed branch is exclusion',
    { oneOf: [{ type: 'number' }, { type: 'integer', minimum: 3 }] },
    { type: 'number' },
    '*',
    '*',
  ],
  [
    'dependentSchemas narrows member',
    { type: 'object', properties: { b: {} }, dependentSchemas: { a: { properties: { b: { type: 'string' } } } } },
    {
      type: 'object',
      properties: { b: {} },
      dependentSchemas: { a: { properties: { b: { type: ['string', 'null'] } } } },
    },
    '*',
    '*',
  ],
  [
    'pattern length astral',
    { type: 'string', pattern: '^[\\u{1F600}-\\u{1F610}]{2}$' },
    { type: 'string', minLength: 2, maxLength: 2 },
    '*',
    '*',
  ],
  [
    'pattern dot newline',
    { type: 'string', pattern: '^.*$' },
    { type: 'string' },
    'pattern-widened',
    'pattern-narrowed',
  ],
  [
    'patternProperties pattern narrower keeps',
    { type: 'object', patternProperties: { '^x': { type: 'integer' } } },
    { type: 'object', patternProperties: { '^x-': { type: 'integer' } } },
    '*',
    '*',
  ],
  [
    'additionalProperties now covers removed property',
    { type: 'object', properties: { a: { type: 'integer' } }, additionalProperties: { type: 'number' } },
    { type: 'object', additionalProperties: { type: 'number' } },
    '*',
    '*',
  ],
  [
    'discriminated if chain to oneOf widened',
    {
      type: 'object',
      required: ['k'],
      properties: { k: { enum: ['a', 'b'] }, v: {} },
      allOf: [
        { if: { properties: { k: { const: 'a' } } }, then: { properties: { v: { type: 'string' } } } },
        { if: { properties: { k: { const: 'b' } } }, then: { properties: { v: { type: 'integer' } } } },
      ],
    },
    { type: 'object', required: ['k'], properties: { k: { enum: ['a', 'b'] }, v: { type: ['string', 'integer'] } } },
    '*',
    '*',
  ],
  [
    'correlated members',
    {
      oneOf: [
        { type: 'object', properties: { a: { const: 1 }, b: { const: 1 } }, required: ['a', 'b'] },
        { type: 'object', properties: { a: { const: 2 }, b: { const: 2 } }, required: ['a', 'b'] },
      ],
    },
    { type: 'object', properties: { a: { enum: [1, 2] }, b: { enum: [1, 2] } }, required: ['a', 'b'] },
    'union-merged',
    '*',
  ],
  [
    'oneOf three overlap',
    { oneOf: [{ minimum: 0 }, { maximum: 10 }, { type: 'string' }], type: ['number', 'string'] },
    { type: ['number', 'string'] },
    '*',
    '*',
  ],
  [
    'property named *',
    {
      type: 'object',
      properties: { '*': { type: 'string' }, 'a/b': { type: 'integer' }, '~': { type: 'integer' } },
      required: ['*'],
    },
    {
      type: 'object',
      properties: { '*': { type: ['string', 'null'] }, 'a/b': { type: 'integer' }, '~': { type: 'integer' } },
      required: ['*'],
    },
    'null-added',
    'null-removed',
  ],
  [
    'oneOf discriminated variant gains optional',
    {
      oneOf: [
        { type: 'object', properties: { k: { const: 'a' }, z: { type: 'integer' } }, required: ['k'] },
        { type: 'object', properties: { k: { const: 'b' } }, required: ['k'] },
      ],
    },
    {
      oneOf: [
        { type: 'object', properties: { k: { const: 'a' } }, required: ['k'] },
        { type: 'object', properties: { k: { const: 'b' } }, required: ['k'] },
      ],
    },
    '*',
    '*',
  ],
  [
    'oneOf closed variants to open',
    {
      oneOf: [
        { type: 'object', properties: { a: { type: 'string' } }, required: ['a'], additionalProperties: false },
        { type: 'object', properties: { b: { type: 'string' } }, required: ['b'], additionalProperties: false },
      ],
    },
    {
      oneOf: [
        { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] },
        { type: 'object', properties: { b: { type: 'string' } }, required: ['b'] },
      ],
    },
    '*',
    '*',
  ],
  [
    'pattern unicode class',
    { type: 'string', pattern: '^[A-Z]+$' },
    { type: 'string', pattern: '^\\p{Lu}+$' },
    'pattern-widened',
    'pattern-narrowed',
  ],
  ['pattern \\s', { type: 'string', pattern: '^[ \\t\\n]*$' }, { type: 'string', pattern: '^\\s*$' }, '*', '*'],
  [
    'pattern a|b$ precedence',
    { type: 'string', pattern: '^(?:a|b)$' },
    { type: 'string', pattern: '^a|b$' },
    'pattern-widened',
    'pattern-narrowed',
  ],
  [
    'pattern and maxLength',
    { type: 'string', pattern: '^[A-Z]{3}$' },
    { type: 'string', minLength: 3, maxLength: 3 },
    '*',
    '*',
  ],
  [
    'pattern id prefix optional',
    { type: 'string', pattern: '^evt_[a-z0-9]{8}$' },
    { type: 'string', pattern: '^(?:evt_)?[a-z0-9]{8}$' },
    'pattern-widened',
    'pattern-narrowed',
  ],
  [
    'format + pattern date',
    { type: 'string', format: 'date', pattern: '^20' },
    { type: 'string', format: 'date' },
    'pattern-widened',
    'pattern-narrowed',
  ],
  [
    'format on union type',
    { type: ['string', 'null'], format: 'uuid' },
    { type: ['string', 'null'] },
    'format-dropped',
    'format-added',
  ],
  ['format inside not', { type: 'string', not: { format: 'uuid' } }, { type: 'string' }, 'not-dropped', 'not-added'],
  [
    'const nested object widened',
    { const: { a: [1] } },
    { type: 'object', properties: { a: { type: 'array', items: { type: 'integer' } } }, required: ['a'] },
    '*',
    '*',
  ],
  [
    'anyOf ranges gap at 5',
    { type: 'number', anyOf: [{ exclusiveMaximum: 5 }, { exclusiveMinimum: 5 }] },
    { type: 'number' },
    '*',
    '*',
  ],
  ['anyOf overlap widen', { type: 'integer', anyOf: [{ maximum: 3 }, { minimum: 5 }] }, { type: 'integer' }, '*', '*'],
  ['multipleOf not integer', { type: 'integer' }, { type: 'number', multipleOf: 0.5 }, '*', '*'],
  ['multipleOf cents to dimes', { type: 'number', multipleOf: 0.3 }, { type: 'number', multipleOf: 0.1 }, '*', '*'],
  [
    'patternProperties pair overlap',
    { type: 'object', patternProperties: { '^a': { type: 'string' }, z$: { minLength: 2 } } },
    { type: 'object', patternProperties: { '^a': { type: 'string' }, z$: { minLength: 1 } } },
    '*',
    '*',
  ],
  [
    'patternProperties closed widened names',
    { type: 'object', patternProperties: { '^x-[a-z]$': { type: 'string' } }, additionalProperties: false },
    { type: 'object', patternProperties: { '^x-[a-z]+$': { type: 'string' } }, additionalProperties: false },
    '*',
    '*',
  ],
  [
    'dependentSchemas closed',
    {
      type: 'object',
      properties: { a: { type: 'string' } },
      dependentSchemas: { a: { additionalProperties: false, properties: { a: true } } },
    },
    { type: 'object', properties: { a: { type: 'string' } } },
    '*',
    '*',
  ],
  [
    'if then widened',
    {
      type: 'object',
      properties: { k: { type: 'string' }, v: {} },
      if: { properties: { k: { const: 'a' } }, required: ['k'] },
      then: { properties: { v: { type: 'integer' } } },
    },
    {
      type: 'object',
      properties: { k: { type: 'string' }, v: {} },
      if: { properties: { k: { const: 'a' } }, required: ['k'] },
      then: { properties: { v: { type: 'number' } } },
    },
    '*',
    '*',
  ],
  [
    'if condition narrower',
    { type: 'object', if: { properties: { k: { enum: ['a', 'b'] } }, required: ['k'] }, then: { required: ['x'] } },
    { type: 'object', if: { properties: { k: { const: 'a' } }, required: ['k'] }, then: { required: ['x'] } },
    '*',
    '*',
  ],
  [
    'contains to items',
    { type: 'array', contains: { const: 'a' }, items: { enum: ['a', 'b'] } },
    { type: 'array', items: { enum: ['a', 'b'] } },
    'contains-dropped',
    'contains-added',
  ],
  [
    'prefix shorter',
    { type: 'array', prefixItems: [{ type: 'string' }, { type: 'integer' }], items: { type: 'number' } },
    { type: 'array', prefixItems: [{ type: 'string' }], items: { type: 'number' } },
    '*',
    '*',
  ],
  [
    'tuple extended optional',
    { type: 'array', prefixItems: [{ type: 'string' }], items: false },
    { type: 'array', prefixItems: [{ type: 'string' }, { type: 'string' }], items: false },
    'tuple-extended',
    '*',
  ],
  [
    'items anyOf vs anyOf items',
    {
      anyOf: [
        { type: 'array', items: { type: 'string' } },
        { type: 'array', items: { type: 'integer' } },
      ],
    },
    { type: 'array', items: { type: ['string', 'integer'] } },
    '*',
    '*',
  ],
  [
    'unevaluated with $ref closed',
    { allOf: [{ type: 'object', properties: { a: { type: 'string' } } }], unevaluatedProperties: { type: 'integer' } },
    { allOf: [{ type: 'object', properties: { a: { type: 'string' } } }], unevaluatedProperties: { type: 'number' } },
    '*',
    '*',
  ],
  [
    'additional and pattern',
    { type: 'object', patternProperties: { '^x': { type: 'string' } }, additionalProperties: { type: 'integer' } },
    { type: 'object', patternProperties: { '^x': { type: 'string' } }, additionalProperties: { type: 'number' } },
    'map-values-widened',
    '*',
  ],
  [
    'nullable inner widened',
    {
      type: 'object',
      properties: {
        u: { anyOf: [{ type: 'object', properties: { id: { type: 'string' } }, required: ['id'] }, { type: 'null' }] },
      },
      required: ['u'],
    },
    {
      type: 'object',
      properties: { u: { anyOf: [{ type: 'object', properties: { id: { type: 'string' } } }, { type: 'null' }] } },
      required: ['u'],
    },
    'field-no-longer-required',
    'field-required',
  ],
  [
    'integer as number string union',
    { anyOf: [{ type: 'integer' }, { type: 'string', pattern: '^\\d+$' }] },
    { anyOf: [{ type: 'number' }, { type: 'string', pattern: '^\\d+$' }] },
    'type-widened',
    'type-narrowed',
  ],
  [
    'variant split widened',
    { oneOf: [{ type: 'object', properties: { k: { enum: ['a', 'b'] }, v: { type: 'string' } }, required: ['k'] }] },
    {
      oneOf: [
        { type: 'object', properties: { k: { const: 'a' }, v: { type: 'string' } }, required: ['k'] },
        { type: 'object', properties: { k: { const: 'b' }, v: { type: ['string', 'null'] } }, required: ['k'] },
      ],
    },
    '*',
    '*',
  ],
  [
    'variant tag nested',
    {
      oneOf: [
        {
          type: 'object',
          properties: { m: { type: 'object', properties: { k: { const: 'a' } }, required: ['k'] } },
          required: ['m'],
        },
        {
          type: 'object',
          properties: { m: { type: 'object', properties: { k: { const: 'b' } }, required: ['k'] } },
          required: ['m'],
        },
      ],
    },
    {
      oneOf: [
        {
          type: 'object',
          properties: { m: { type: 'object', properties: { k: { const: 'a' } }, required: ['k'] } },
          required: ['m'],
        },
        {
          type: 'object',
          properties: { m: { type: 'object', properties: { k: { const: 'b' } }, required: ['k'] } },
          required: ['m'],
        },
        {
          type: 'object',
          properties: { m: { type: 'object', properties: { k: { const: 'c' } }, required: ['k'] } },
          required: ['m'],
        },
      ],
    },
    '*',
    '*',
  ],
  [
    'undiscriminated oneOf to anyOf',
    {
      oneOf: [
        { type: 'object', properties: { a: { type: 'string' } } },
        { type: 'object', properties: { b: { type: 'string' } } },
      ],
    },
    {
      anyOf: [
        { type: 'object', properties: { a: { type: 'string' } } },
        { type: 'object', properties: { b: { type: 'string' } } },
      ],
    },
    '*',
    '*',
  ],
  [
    'field type object to map',
    { type: 'object', additionalProperties: { type: 'string' } },
    { type: 'object', properties: { a: { type: 'string' }, b: { type: 'string' } } },
    '*',
    '*',
  ],
  [
    'optional enum to open null',
    { type: 'object', properties: { a: { enum: ['x', 'y'] } } },
    { type: 'object', properties: { a: { type: ['string', 'null'], 'x-extensible-enum': ['x', 'y'] } } },
    '*',
    '*',
  ],
  [
    'email with pattern',
    { type: 'string', format: 'email', pattern: '@acme\\.com$' },
    { type: 'string', format: 'email' },
    'pattern-widened',
    'pattern-narrowed',
  ],
  [
    'url https',
    { type: 'string', format: 'uri', pattern: '^https://' },
    { type: 'string', format: 'uri' },
    'pattern-widened',
    'pattern-narrowed',
  ],
];

export const changed: readonly Changed[] = [];

export const equals: readonly Equal[] = [
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
