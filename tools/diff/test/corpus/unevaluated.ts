// Written after reading how inclusion is shown, to look for breaks that it misses. All other groups were labelled before.
import type { Schema, SchemaObject } from '@hookbook/contract/schema';
import { array, type Changed, CLOSED, type Equal, integer, map, number, object, type Pair, text } from './pair.ts';

const UNEVALUATED = { unevaluatedProperties: false } as const;
const closedBy = (...allOf: readonly Schema[]): SchemaObject => ({ allOf, ...UNEVALUATED });
const list = (facts: SchemaObject): SchemaObject => ({ type: 'array', ...facts });
const [a, b] = [{ const: 'a' }, { const: 'b' }];
const headersOf = (values: Schema, more: SchemaObject = {}): SchemaObject => ({
  ...{ type: 'object', patternProperties: { '^x-': values }, additionalProperties: false },
  ...more,
});

export const pairs: readonly Pair[] = [
  [
    'fractions in a part of a closed object',
    closedBy(object({ a: integer })),
    closedBy(object({ a: number })),
    'type-widened',
    'type-narrowed',
  ],
  [
    'null in a part of two',
    closedBy(object({ a: text }), object({ b: text })),
    closedBy(object({ a: text }), object({ b: { type: ['string', 'null'] } })),
    'null-added',
    'null-removed',
  ],
  [
    'an enum in a shape of a closed object',
    closedBy(object({ name: { const: 'a' } }, ['name'])),
    closedBy({ $ref: '#/$defs/Named' }),
    'enum-dropped',
    'const-added',
  ],
  [
    'fractions in a variant of a closed object',
    { anyOf: [object({ a: integer }, ['a']), object({ b: text }, ['b'])], ...UNEVALUATED },
    { anyOf: [object({ a: number }, ['a']), object({ b: text }, ['b'])], ...UNEVALUATED },
    'variant-widened',
    'variant-narrowed',
  ],
  [
    'a variant of a closed object',
    { anyOf: [object({ a: text }, ['a'])], ...UNEVALUATED },
    { anyOf: [object({ a: text }, ['a']), object({ b: text }, ['b'])], ...UNEVALUATED },
    'variant-added',
    'variant-removed',
  ],
  [
    'a member of a dependency',
    object({ a: text }, [], CLOSED),
    { ...object({ a: text }), dependentSchemas: { a: object({ b: text }) }, ...UNEVALUATED },
    '*',
    '*',
  ],
  [
    'a member of a result',
    object({ a: text }, [], CLOSED),
    { ...object({ a: text }), if: { required: ['a'] }, then: object({ b: text }), ...UNEVALUATED },
    '*',
    '*',
  ],
  ['a map that nothing closes', object({}, [], CLOSED), closedBy(map(text)), 'object-opened', 'object-closed'],
  [
    'an item in a part of a closed tuple',
    { allOf: [list({ prefixItems: [integer] })], unevaluatedItems: false },
    { allOf: [list({ prefixItems: [number] })], unevaluatedItems: false },
    'tuple-item-changed',
    'type-narrowed',
  ],
  [
    'an item that is in no list',
    array(b, { contains: b }),
    list({ contains: { enum: ['a', 'b'] }, unevaluatedItems: b }),
    '*',
    '*',
  ],
  [
    'an item behind the second',
    list({ prefixItems: [a, a, text], items: false, minItems: 3, contains: a, minContains: 3 }),
    list({ prefixItems: [a, a, text], items: false, minItems: 3 }),
    ['contains-dropped', 'bound-loosened'],
    ['contains-added', 'bound-tightened'],
  ],
  [
    'a number of members of a pattern',
    headersOf(text, { maxProperties: 1 }),
    headersOf(text),
    'bound-loosened',
    'bound-tightened',
  ],
  [
    'a length of names of a pattern',
    headersOf(text, { propertyNames: { maxLength: 9 } }),
    headersOf(text),
    'property-names-widened',
    'property-names-narrowed',
  ],
  [
    'members of a pattern besides others',
    map(text),
    { type: 'object', patternProperties: { '^x-': { type: ['string', 'integer'] } }, additionalProperties: text },
    ['map-values-widened', 'type-widened'],
    'type-narrowed',
  ],
  [
    'members of two patterns',
    headersOf({ ...text, maxLength: 3 }),
    { ...headersOf(text), patternProperties: { '^x-': { ...text, maxLength: 3 }, '^y-': text } },
    ['object-opened', 'closed-object-extended'],
    'object-closed',
  ],
  [
    'a closed object that is listed',
    { type: 'object', enum: [{ a: 'a' }] },
    { enum: [{ a: 'a' }, { a: 'b' }], ...closedBy(object({ a: text })) },
    'enum-member-added',
    'enum-member-removed',
  ],
];

export const changed: readonly Changed[] = [
  [
    'members of a narrower pattern',
    headersOf(text),
    headersOf(text, { patternProperties: { '^x-[^a]': text, '^x-a': { type: ['string', 'null'] } } }),
    ['null-added', 'map-values-widened'],
    'closed-object-extended',
  ],

  ['an item that nothing named', array(b), list({ contains: a, unevaluatedItems: b }), '*', '*'],
];

export const equals: readonly Equal[] = [
  [
    'parts of a closed object in another order',
    closedBy(object({ a: text }), object({ b: text })),
    closedBy(object({ b: text }), object({ a: text })),
  ],
  [
    'parts of a closed object, merged',
    closedBy(object({ a: text }), object({ b: text })),
    closedBy(object({ a: text, b: text })),
  ],
  ['a map that closing does not change', closedBy(map(text)), map(text)],
];
