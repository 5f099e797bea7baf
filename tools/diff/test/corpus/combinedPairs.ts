import type { Pair } from './pair.ts';

// Keywords that are hard to compare together. Labelled by what the schemas mean, before they were compared.

export const combinedPairs: readonly Pair[] = [
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
