import type { Schema, SchemaObject } from '@hookbook/contract/schema';
import { array, type Changed, type Equal, integer, map, number, object, type Pair, text } from './pair.ts';

const list = (facts: SchemaObject): SchemaObject => ({ type: 'array', ...facts });
const tuple = (...prefixItems: readonly Schema[]): SchemaObject => list({ prefixItems, items: false });
const [a, b] = [{ const: 'a' }, { const: 'b' }];
const item = object({ id: text }, ['id']);

export const pairs: readonly Pair[] = [
  ['items of any type', array(text), list({}), ['items-widened', 'constraint-dropped'], 'type-narrowed'],
  ['items of items', array(array(integer)), array(array(number)), 'items-widened', 'type-narrowed'],
  ['items in a map', map(array(text)), map(array({ type: ['string', 'integer'] })), 'items-widened', 'type-narrowed'],
  [
    'items of another variant',
    array({ anyOf: [text, item] }),
    array({ anyOf: [text, item, integer] }),
    ['items-widened', 'variant-added', 'type-widened'],
    ['type-narrowed', 'variant-removed'],
  ],
  [
    'items of one part',
    { allOf: [array(number), list({ items: integer })] },
    array(number),
    'items-widened',
    'type-narrowed',
  ],
  [
    'items instead of none',
    list({ items: false }),
    array(text),
    ['items-widened', 'part-dropped', 'tuple-opened', 'bound-loosened'],
    '*',
  ],
  ['an item of a tuple', tuple(integer, text), tuple(number, text), 'tuple-item-changed', 'type-narrowed'],
  [
    'null in a tuple',
    tuple(text, text),
    tuple(text, { type: ['string', 'null'] }),
    ['tuple-item-changed', 'null-added'],
    'null-removed',
  ],
  [
    'an item of an open tuple',
    list({ prefixItems: [integer] }),
    list({ prefixItems: [number] }),
    'tuple-item-changed',
    'type-narrowed',
  ],
  ['a third item', tuple(text, text), tuple(text, text, text), 'tuple-extended', 'tuple-closed'],
  ['texts behind a tuple', tuple(text), list({ prefixItems: [text], items: text }), 'tuple-opened', 'tuple-closed'],
  [
    'items behind a tuple',
    list({ prefixItems: [text], items: integer }),
    list({ prefixItems: [text], items: number }),
    'items-widened',
    'type-narrowed',
  ],
  [
    'any items behind a tuple',
    list({ prefixItems: [text], items: integer }),
    list({ prefixItems: [text] }),
    ['items-widened', 'tuple-opened', 'constraint-dropped'],
    ['type-narrowed', 'tuple-closed'],
  ],
  [
    'items that no part names',
    { allOf: [list({ prefixItems: [text] })], unevaluatedItems: false },
    list({ prefixItems: [text] }),
    ['tuple-opened', 'unevaluated-opened'],
    'tuple-closed',
  ],
  [
    'a tuple of a part',
    { allOf: [list({ prefixItems: [text] })], unevaluatedItems: false },
    { allOf: [list({ prefixItems: [text, text] })], unevaluatedItems: false },
    ['tuple-extended', 'tuple-opened', 'unevaluated-opened'],
    'tuple-closed',
  ],
  [
    'an item that is there, of a list',
    list({ contains: a }),
    list({ contains: { enum: ['a', 'b'] } }),
    ['contains-dropped', 'enum-member-added'],
    ['contains-added', 'enum-member-removed'],
  ],
  [
    'one of two items that are there',
    { allOf: [list({ contains: a }), list({ contains: b })] },
    list({ contains: a }),
    'contains-dropped',
    'contains-added',
  ],
  [
    'an item that may be there',
    list({ contains: a }),
    list({ contains: a, minContains: 0 }),
    ['contains-dropped', 'bound-loosened'],
    ['contains-added', 'bound-tightened'],
  ],
  ['an item that is excluded', array(text, { not: { contains: a } }), array(text), 'not-dropped', 'not-added'],
  [
    'an object that is there',
    array(item, { contains: object({ id: a }, ['id']) }),
    array(item),
    'contains-dropped',
    'contains-added',
  ],
  [
    'a list of one type or another',
    { anyOf: [array(text), array(integer)] },
    array({ type: ['string', 'integer'] }),
    ['union-merged', 'items-widened'],
    '*',
  ],
  [
    'a list for an object or a list',
    { anyOf: [array(item), item] },
    { anyOf: [array({}), item] },
    ['items-widened', 'variant-widened', 'constraint-dropped'],
    ['type-narrowed', 'variant-narrowed'],
  ],
  [
    'a member of items of items',
    array(array(item)),
    array(array(object({ id: text }))),
    'field-no-longer-required',
    'field-required',
  ],
];

export const changed: readonly Changed[] = [
  ['a tuple in another order', tuple(text, integer), tuple(integer, text), 'tuple-item-changed', 'tuple-item-changed'],
  [
    'another first item',
    list({ prefixItems: [text] }),
    list({ prefixItems: [integer] }),
    'tuple-item-changed',
    'tuple-item-changed',
  ],
  [
    'items of another type',
    array(text),
    array(integer),
    ['items-widened', 'type-changed'],
    ['items-widened', 'type-changed'],
  ],
  ['another item that is there', list({ contains: a }), list({ contains: b }), 'contains-dropped', 'contains-dropped'],
  ['a list for a tuple', tuple(text, integer), array(text), '*', '*'],
];

export const equals: readonly Equal[] = [
  ['no items', list({ items: false }), list({ maxItems: 0 })],
  ['a tuple of the same items', list({ prefixItems: [text], items: text }), array(text)],
  ['a tuple of one', tuple(text), array(text, { maxItems: 1 })],
  ['a tuple whose last item is never there', tuple(text, false), tuple(text)],
  ['items that nothing names', list({ prefixItems: [text], unevaluatedItems: false }), tuple(text)],
  ['items that only nothing names', list({ unevaluatedItems: text }), array(text)],
  [
    'a tuple of parts',
    { allOf: [list({ prefixItems: [text] }), list({ prefixItems: [true, integer] })], unevaluatedItems: false },
    tuple(text, integer),
  ],
  ['an item of any kind', list({ contains: true }), list({ minItems: 1 })],
  ['two items of any kind', list({ contains: true, minContains: 2 }), list({ minItems: 2 })],
  ['an item that is never there', list({ contains: a, minContains: 0, maxContains: 0 }), list({ items: { not: a } })],
  ['an exclusion of an item', list({ not: { contains: a } }), list({ items: { not: a } })],
  ['the item that all are', array(a, { contains: a }), array(a, { minItems: 1 })],
  [
    'items besides the one that is there',
    list({ contains: a, unevaluatedItems: b }),
    array({ enum: ['a', 'b'] }, { contains: a }),
  ],
  ['lists with and without items', { anyOf: [list({ maxItems: 0 }), array(text, { minItems: 1 })] }, array(text)],
  ['items in parts', { allOf: [array(number), list({ items: { minimum: 1 } })] }, array({ ...number, minimum: 1 })],
  ['items as branches', array({ anyOf: [{ const: 'a' }, { const: 'b' }] }), array({ enum: ['a', 'b'] })],
  ['a list of a shape', array({ $ref: '#/$defs/Named' }), array(object({ name: text }, ['name']))],
  [
    'a list that is there',
    { ...object({ a: array(item) }, ['a']) },
    { allOf: [object({ a: list({}) }, ['a']), object({ a: { items: item } })] },
  ],
];
