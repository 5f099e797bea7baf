import type { Schema } from '@hookbook/contract/schema';
import { array, boolean, type Changed, type Equal, integer, object, type Pair, type Reported, text } from './pair.ts';

const open = (...members: readonly string[]) => ({ type: 'string', 'x-extensible-enum': members }) as const;

export const pairs: readonly Pair[] = [
  ['a number in an enum', { enum: [1, 2] }, { enum: [1, 2, 3] }, 'enum-member-added', 'enum-member-removed'],
  [
    'a member of another type',
    { enum: ['a', 1] },
    { enum: ['a', 1, true] },
    ['enum-member-added', 'type-widened'],
    ['enum-member-removed', 'type-narrowed'],
  ],
  ['a member in another case', { enum: ['a'] }, { enum: ['a', 'A'] }, 'enum-member-added', 'enum-member-removed'],
  [
    'an object in an enum',
    { enum: [{ a: 1 }] },
    { enum: [{ a: 1 }, { a: 2 }] },
    'enum-member-added',
    'enum-member-removed',
  ],
  [
    'a member beside null',
    { type: ['string', 'null'], enum: ['a', null] },
    { type: ['string', 'null'], enum: ['a', 'b', null] },
    'enum-member-added',
    'enum-member-removed',
  ],
  ['a number beside a constant', { const: 1 }, { enum: [1, 2] }, 'enum-member-added', 'enum-member-removed'],
  [
    'a member in items',
    array({ enum: ['a'] }),
    array({ enum: ['a', 'b'] }),
    ['enum-member-added', 'items-widened'],
    'enum-member-removed',
  ],
  [
    'a part of an enum',
    { allOf: [{ enum: ['a', 'b', 'c'] }, { enum: ['b', 'c', 'd'] }] },
    { enum: ['b', 'c', 'd'] },
    'enum-member-added',
    'enum-member-removed',
  ],
  [
    'a member in each part',
    { allOf: [{ enum: ['a', 'b'] }, { enum: ['a', 'c'] }] },
    { allOf: [{ enum: ['a', 'b'] }, { enum: ['a', 'b', 'c'] }] },
    'enum-member-added',
    'enum-member-removed',
  ],
  [
    'a member that its constant excluded',
    { enum: ['a', 'b'], const: 'a' },
    { enum: ['a', 'b'] },
    'enum-member-added',
    ['enum-member-removed', 'const-added'],
  ],
  [
    'a member that its type excluded',
    { type: 'string', enum: ['a', 1] },
    { enum: ['a', 1] },
    ['type-widened', 'enum-member-added', 'constraint-dropped'],
    ['type-narrowed', 'enum-member-removed'],
  ],
  [
    'a constant as a branch',
    { anyOf: [{ const: 'a' }, { const: 'b' }] },
    { anyOf: [{ const: 'a' }, { const: 'b' }, { const: 'c' }] },
    ['enum-member-added', 'variant-added'],
    ['enum-member-removed', 'variant-removed'],
  ],
  [
    'a constant in the place of a branch',
    { oneOf: [{ const: 'a' }, { const: 'b' }] },
    { enum: ['a', 'b', 'c'] },
    ['enum-member-added', 'variant-added'],
    ['enum-member-removed', 'variant-removed'],
  ],
  ['a member of a shape', { enum: ['red'] }, { $ref: '#/$defs/Colour' }, 'enum-member-added', 'enum-member-removed'],
  ['no enum of numbers', { type: 'integer', enum: [1, 2] }, integer, 'enum-dropped', 'enum-closed'],
  ['no constant number', { type: 'integer', const: 1 }, integer, 'enum-dropped', 'const-added'],
  [
    'no constant truth',
    { type: 'boolean', const: true },
    boolean,
    ['enum-dropped', 'enum-member-added'],
    'const-added',
  ],
  [
    'no enum and no type',
    { enum: ['a', 'b'] },
    {},
    ['enum-dropped', 'constraint-dropped'],
    ['enum-closed', 'type-narrowed'],
  ],
  [
    'a pattern for an enum',
    { type: 'string', enum: ['ab', 'cd'] },
    { type: 'string', pattern: '^[a-d]{2}$' },
    'enum-dropped',
    'enum-closed',
  ],
  [
    'bounds for an enum',
    { type: 'integer', enum: [1, 2, 3] },
    { type: 'integer', minimum: 1, maximum: 4 },
    'enum-dropped',
    'enum-closed',
  ],
  [
    'a length for an enum',
    { type: 'string', enum: ['a', 'b'] },
    { type: 'string', maxLength: 1 },
    'enum-dropped',
    'enum-closed',
  ],
  [
    'an enum of objects',
    { type: 'object', enum: [{ a: 1 }] },
    object({ a: integer }, ['a']),
    'enum-dropped',
    'enum-closed',
  ],
  ['a constant that is open', { type: 'string', const: 'a' }, open('a'), 'enum-opened', ['enum-closed', 'const-added']],
  [
    'an enum with null that is open',
    { enum: ['a', 'b', null] },
    { type: ['string', 'null'], 'x-extensible-enum': ['a', 'b'] },
    'enum-opened',
    'enum-closed',
  ],
  ['null in an open enum', open('a'), { ...open('a'), type: ['string', 'null'] }, 'null-added', 'null-removed'],
  ['an open enum with other members', { type: 'string', enum: ['a'] }, open('b', 'c'), 'enum-opened', 'enum-closed'],
  [
    'one of two exclusions',
    { type: 'string', not: { enum: ['a', 'b'] } },
    { type: 'string', not: { const: 'a' } },
    'not-dropped',
    'not-added',
  ],
  [
    'a member that was excluded',
    { enum: ['a', 'b', 'c'], not: { const: 'c' } },
    { enum: ['a', 'b', 'c'] },
    ['not-dropped', 'enum-member-added'],
    ['not-added', 'enum-member-removed'],
  ],
  [
    'an exclusion of a pattern',
    { type: 'string', not: { pattern: '^a' } },
    { type: 'string', not: { pattern: '^ab' } },
    ['not-dropped', 'pattern-widened'],
    ['not-added', 'pattern-narrowed'],
  ],
];

export const changed: readonly Changed[] = [
  ['another constant', { const: 'a' }, { const: 'b' }, 'const-changed', 'const-changed'],
  ['another number', { type: 'integer', const: 1 }, { type: 'integer', const: 2 }, 'const-changed', 'const-changed'],
  ['another object', { const: { a: 1 } }, { const: { a: 2 } }, 'const-changed', 'const-changed'],
  [
    'a constant of another type',
    { const: '1' },
    { const: 1 },
    ['const-changed', 'type-changed'],
    ['const-changed', 'type-changed'],
  ],
  ['a member instead of another', { enum: ['a', 'b'] }, { enum: ['b', 'c'] }, 'enum-member-added', 'enum-member-added'],
  ['all members', { enum: ['a', 'b'] }, { enum: ['c', 'd'] }, 'enum-member-added', 'enum-member-added'],
  [
    'other members than the constant',
    { const: 'a' },
    { enum: ['b', 'c'] },
    ['enum-member-added', 'const-changed'],
    ['enum-member-added', 'const-changed'],
  ],
  [
    'another exclusion',
    { type: 'string', not: { const: 'a' } },
    { type: 'string', not: { const: 'b' } },
    'not-dropped',
    'not-dropped',
  ],
];

export const reported: readonly Reported[] = [
  ['a known member', open('a'), open('a', 'b'), 'open-member-added', 'open-member-removed'],
  ...(
    [
      ['members of a pattern', (value) => ({ type: 'object', patternProperties: { '^x-': value } })],
      ['items of a tuple', (value) => ({ type: 'array', prefixItems: [value] })],
      ['an item of several', (value) => ({ type: 'array', contains: value })],
      ['members that no part declares', (value) => ({ type: 'object', unevaluatedProperties: value })],
      ['members under a condition', (value) => ({ if: { required: ['a'] }, then: object({ b: value }) })],
      ['members beside another one', (value) => ({ type: 'object', dependentSchemas: { a: object({ b: value }) } })],
    ] as const satisfies readonly (readonly [string, (value: Schema) => Schema])[]
  ).map(
    ([name, around]): Reported => [
      ...([`a known member of ${name}`, around(open('a')), around(open('a', 'b'))] as const),
      ...(['open-member-added', 'open-member-removed'] as const),
    ],
  ),
  ['no known members', open('a', 'b'), text, '*', '*'],
];

export const equals: readonly Equal[] = [
  ['constants as branches', { anyOf: [{ const: 'a' }, { const: 'b' }] }, { enum: ['a', 'b'] }],
  [
    'constants with titles',
    {
      oneOf: [
        { const: 'a', title: 'A' },
        { const: 'b', title: 'B' },
      ],
    },
    { enum: ['a', 'b'] },
  ],
  ['enums that overlap', { anyOf: [{ enum: ['a', 'b'] }, { enum: ['b', 'c'] }] }, { enum: ['a', 'b', 'c'] }],
  ['enums that overlap in oneOf', { oneOf: [{ enum: ['a', 'b'] }, { enum: ['b', 'c'] }] }, { enum: ['a', 'c'] }],
  ['an enum over allOf', { allOf: [{ enum: ['a', 'b', 'c'] }, { enum: ['b', 'c', 'd'] }] }, { enum: ['c', 'b'] }],
  ['members of another type', { type: 'string', enum: ['a', 1, null] }, { const: 'a' }],
  ['a constant in an enum', { enum: ['a', 'b'], const: 'b' }, { const: 'b' }],
  ['members that a pattern excludes', { enum: ['ab', 'xy'], pattern: '^a' }, { const: 'ab' }],
  ['members that are too long', { enum: ['a', 'bcd'], maxLength: 2 }, { const: 'a' }],
  ['members that are too small', { enum: [1, 5, 9], minimum: 4 }, { enum: [5, 9] }],
  ['members that are no whole numbers', { type: 'integer', enum: [1, 1.5] }, { const: 1 }],
  ['whole numbers between bounds', { type: 'integer', minimum: 1, maximum: 3 }, { enum: [1, 2, 3] }],
  ['one whole number', { type: 'integer', minimum: 3, maximum: 3 }, { const: 3 }],
  ['the empty text', { type: 'string', maxLength: 0 }, { const: '' }],
  ['the empty list', { type: 'array', maxItems: 0 }, { const: [] }],
  ['the empty object', { type: 'object', maxProperties: 0 }, { const: {} }],
  ['members that are excluded', { enum: ['a', 'b', 'c'], not: { const: 'c' } }, { enum: ['a', 'b'] }],
  [
    'exclusions in parts',
    { type: 'string', allOf: [{ not: { const: 'a' } }, { not: { const: 'b' } }] },
    { type: 'string', not: { enum: ['b', 'a'] } },
  ],
  [
    'exclusions in anyOf',
    { type: 'string', not: { anyOf: [{ const: 'a' }, { const: 'b' }] } },
    { type: 'string', not: { enum: ['a', 'b'] } },
  ],
  ['the order of the members of a constant', { const: { a: 1, b: [2] } }, { const: { b: [2], a: 1 } }],
  ['an object of constants', { const: { a: 1 } }, object({ a: { const: 1 } }, ['a'], { additionalProperties: false })],
  ['a shape of an enum', { $ref: '#/$defs/Colour' }, { enum: ['green', 'red'] }],
  ['the order of an open enum', open('a', 'b'), open('b', 'a')],
];
