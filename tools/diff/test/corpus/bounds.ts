import type { SchemaObject } from '@hookbook/contract/schema';
import {
  array,
  boolean,
  type Changed,
  CLOSED,
  deep,
  type Equal,
  integer,
  number,
  object,
  type Pair,
  text,
} from './pair.ts';

const whole = (facts: SchemaObject): SchemaObject => ({ ...integer, ...facts });
const any = (facts: SchemaObject): SchemaObject => ({ ...number, ...facts });
const list = (facts: SchemaObject): SchemaObject => ({ type: 'array', ...facts });
const a = { contains: { const: 'a' } };

/** A bound that is wider. */
const loosened = (name: string, narrow: SchemaObject, wide: SchemaObject): Pair => [
  ...([name, narrow, wide] as const),
  ...(['bound-loosened', 'bound-tightened'] as const),
];
const smaller = (name: string, narrow: SchemaObject, wide: SchemaObject): Pair => [
  ...([name, narrow, wide] as const),
  ...(['multiple-of-loosened', 'multiple-of-tightened'] as const),
];

export const pairs: readonly Pair[] = [
  loosened('a time in milliseconds', whole({ minimum: 1700000000001 }), whole({ minimum: 1700000000000 })),
  loosened('the largest safe number', whole({ maximum: 9007199254740990 }), whole({ maximum: 9007199254740991 })),
  loosened(
    'the digits of a step',
    any({ multipleOf: 0.5, maximum: 1700000000000.5 }),
    any({ multipleOf: 0.5, maximum: 1700000000001 }),
  ),
  loosened('a larger maximum', whole({ maximum: 10 }), whole({ maximum: 11 })),
  loosened('the range of another size', whole({ minimum: 0, maximum: 255 }), whole({ minimum: 0, maximum: 65535 })),
  loosened('an exclusive minimum', any({ exclusiveMinimum: 0 }), any({ minimum: 0 })),
  loosened('an exclusive minimum of whole numbers', whole({ exclusiveMinimum: 0 }), whole({ minimum: 0 })),
  loosened('a fraction for whole numbers', whole({ exclusiveMaximum: 10 }), whole({ exclusiveMaximum: 10.5 })),
  loosened('a negative fraction', any({ minimum: 0 }), any({ minimum: -0.5 })),
  loosened('a minimum of one part', { allOf: [whole({ minimum: 1 }), { minimum: 5 }] }, whole({ minimum: 1 })),
  loosened(
    'a bound of a part that is gone',
    { allOf: [whole({ minimum: 1 }), { maximum: 5 }] },
    { allOf: [whole({ minimum: 1 })] },
  ),
  loosened('a minimum of multiples', whole({ minimum: 1, multipleOf: 5 }), whole({ minimum: 0, multipleOf: 5 })),
  loosened(
    'a minimum that only null escaped',
    { type: ['integer', 'null'], minimum: 1 },
    { type: ['integer', 'null'] },
  ),
  loosened('a shorter length', { ...text, minLength: 3 }, { ...text, minLength: 2 }),
  loosened('no length', { ...text, minLength: 1, maxLength: 80 }, { ...text, minLength: 1 }),
  loosened('more items', list({ maxItems: 2 }), list({ maxItems: 3 })),
  loosened('fewer items', list({ minItems: 2 }), list({ minItems: 1 })),
  loosened('any items', list({ maxItems: 0 }), list({ maxItems: 1 })),
  loosened('fewer members', { type: 'object', minProperties: 2 }, { type: 'object', minProperties: 1 }),
  loosened('any number of members', { type: 'object', maxProperties: 9 }, { type: 'object' }),
  loosened('fewer of an item', list({ ...a, minContains: 2 }), list({ ...a })),
  loosened('more of an item', list({ ...a, maxContains: 1 }), list({ ...a, maxContains: 2 })),
  loosened('any number of an item', list({ ...a, maxContains: 1 }), list({ ...a })),
  loosened(
    'fewer items of a tuple',
    list({ prefixItems: [text, text], items: false, minItems: 2 }),
    list({ prefixItems: [text, text], items: false, minItems: 1 }),
  ),
  loosened(
    'bounds that contradicted each other',
    object({ a: whole({ minimum: 5, maximum: 3 }) }),
    object({ a: whole({ minimum: 5 }) }),
  ),
  ['a bound far inside', deep(whole({ maximum: 1 })), deep(whole({ maximum: 2 })), 'bound-loosened', 'bound-tightened'],
  [
    'a bound of items',
    array({ ...text, maxLength: 2 }),
    array({ ...text, maxLength: 3 }),
    'bound-loosened',
    'bound-tightened',
  ],
  smaller('a third', whole({ multipleOf: 6 }), whole({ multipleOf: 3 })),
  smaller('quarters', any({ multipleOf: 0.5 }), any({ multipleOf: 0.25 })),
  smaller('hundredths', any({ multipleOf: 0.1 }), any({ multipleOf: 0.01 })),
  smaller('any number', any({ multipleOf: 2 }), number),
  smaller('any whole number', whole({ multipleOf: 10 }), whole({ multipleOf: 1 })),
  smaller('steps of one part', { allOf: [whole({ multipleOf: 2 }), { multipleOf: 3 }] }, whole({ multipleOf: 3 })),
  ['unique truths', array(boolean, { uniqueItems: true }), array(boolean), 'unique-dropped', 'unique-added'],
  [
    'unique items of a tuple',
    list({ prefixItems: [text, text], uniqueItems: true }),
    list({ prefixItems: [text, text] }),
    'unique-dropped',
    'unique-added',
  ],
  [
    'unique items, not unique',
    list({ uniqueItems: true }),
    list({ uniqueItems: false }),
    'unique-dropped',
    'unique-added',
  ],
];

export const changed: readonly Changed[] = [
  [
    'multiples of large numbers',
    whole({ multipleOf: 10000000000001 }),
    whole({ multipleOf: 10 }),
    'multiple-of-loosened',
    'multiple-of-loosened',
  ],
  [
    'bounds that overlap',
    whole({ minimum: 1, maximum: 5 }),
    whole({ minimum: 3, maximum: 9 }),
    'bound-loosened',
    'bound-loosened',
  ],
  [
    'steps that divide each other nowhere',
    whole({ multipleOf: 4 }),
    whole({ multipleOf: 6 }),
    'multiple-of-loosened',
    'multiple-of-loosened',
  ],
  ['a length for another', { ...text, minLength: 2 }, { ...text, maxLength: 5 }, 'bound-loosened', 'bound-loosened'],
];

export const equals: readonly Equal[] = [
  [
    'a bound next to the largest safe number',
    whole({ exclusiveMaximum: 9007199254740991 }),
    whole({ maximum: 9007199254740990 }),
  ],
  [
    'a bound next to a fraction',
    any({ multipleOf: 0.01, exclusiveMinimum: 0.28 }),
    any({ multipleOf: 0.01, minimum: 0.29 }),
  ],
  ['a bound next to a negative number', whole({ exclusiveMinimum: -7.5 }), whole({ minimum: -7 })],
  ['a fraction as a bound of whole numbers', whole({ minimum: 0.5 }), whole({ minimum: 1 })],
  ['fractions between the same whole numbers', whole({ exclusiveMaximum: 10 }), whole({ exclusiveMaximum: 9.5 })],
  ['the minimum of multiples', whole({ minimum: 1, multipleOf: 5 }), whole({ minimum: 5, multipleOf: 5 })],
  ['a bound in two parts', { allOf: [whole({ minimum: 1 }), { minimum: 5 }] }, whole({ minimum: 5 })],
  ['both kinds of bounds', any({ minimum: 3, exclusiveMinimum: 3 }), any({ exclusiveMinimum: 3 })],
  ['steps in two parts', { allOf: [whole({ multipleOf: 2 }), { multipleOf: 3 }] }, whole({ multipleOf: 6 })],
  ['a step of whole numbers', whole({ multipleOf: 1.5 }), whole({ multipleOf: 3 })],
  ['bounds that contradict each other', object({ a: whole({ minimum: 5, maximum: 3 }) }), object({ a: false })],
  [
    'bounds without a whole number between them',
    object({ a: whole({ exclusiveMinimum: 1, exclusiveMaximum: 2 }) }),
    object({ a: false }),
  ],
  ['lengths that contradict each other', object({ a: { ...text, minLength: 5, maxLength: 3 } }), object({ a: false })],
  ['bounds of zero', { type: 'array', minItems: 0, contains: text, minContains: 0 }, { type: 'array' }],
  ['no members at least', { type: 'object', minProperties: 0 }, { type: 'object' }],
  ['items that are implied', list({ ...a, minItems: 1 }), list({ ...a })],
  ['more items that are implied', list({ ...a, minContains: 2, minItems: 2 }), list({ ...a, minContains: 2 })],
  [
    'as many members as are named',
    object({ a: text, b: text }, [], { ...CLOSED, maxProperties: 2 }),
    object({ a: text, b: text }, [], CLOSED),
  ],
  [
    'as many items as are named',
    list({ prefixItems: [text], items: false, maxItems: 1 }),
    list({ prefixItems: [text], items: false }),
  ],
  ['items of an empty list', list({ items: text, maxItems: 0 }), list({ maxItems: 0 })],
  [
    'unique items that are constant',
    array({ const: 'a' }, { uniqueItems: true }),
    array({ const: 'a' }, { maxItems: 1 }),
  ],
  [
    'no more unique truths than there are',
    array(boolean, { uniqueItems: true, maxItems: 2 }),
    array(boolean, { uniqueItems: true }),
  ],
  [
    'unique items that differ',
    list({ prefixItems: [{ const: 'a' }, { const: 'b' }], items: false, uniqueItems: true }),
    list({ prefixItems: [{ const: 'a' }, { const: 'b' }], items: false }),
  ],
  [
    'a length that a pattern implies',
    { ...text, pattern: '^[a-z]{3}$', minLength: 3 },
    { ...text, pattern: '^[a-z]{3}$' },
  ],
  [
    'ranges side by side',
    { anyOf: [whole({ minimum: 0, maximum: 5 }), whole({ minimum: 6, maximum: 9 })] },
    whole({ minimum: 0, maximum: 9 }),
  ],
  [
    'ranges that overlap',
    { anyOf: [any({ minimum: 0, maximum: 5 }), any({ minimum: 3, maximum: 9 })] },
    any({ minimum: 0, maximum: 9 }),
  ],
  ['a bound as an exclusion', { ...number, not: any({ exclusiveMaximum: 3 }) }, any({ minimum: 3 })],
];
