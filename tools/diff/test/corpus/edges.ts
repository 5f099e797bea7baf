// Written after reading how inclusion is shown: contradictions, odd names, and changes that hide each other.
import type { SchemaObject } from '@hookbook/contract/schema';
import {
  array,
  boolean,
  type Changed,
  CLOSED,
  type Equal,
  integer,
  map,
  nothing,
  number,
  object,
  type Pair,
  text,
} from './pair.ts';

const list = (facts: SchemaObject): SchemaObject => ({ type: 'array', ...facts });
const requires = (...required: readonly string[]): SchemaObject => ({ required });
const never: SchemaObject = { allOf: [text, integer] };
const orText = (schema: SchemaObject): SchemaObject => ({ anyOf: [text, schema] });
const [a, b, c] = [requires('a'), requires('b'), requires('c')];

export const pairs: readonly Pair[] = [
  ['a member named 200', object({ 200: integer }), object({ 200: number }), 'type-widened', 'type-narrowed'],
  ['a member named *', object({ '*': integer }), object({ '*': number }), 'type-widened', 'type-narrowed'],
  ['a member named []', object({ '[]': integer }), object({ '[]': number }), 'type-widened', 'type-narrowed'],
  ['a member with no name', object({ '': integer }), object({ '': number }), 'type-widened', 'type-narrowed'],
  [
    'a member named like one of all objects',
    object({ constructor: text }, ['constructor']),
    object({ constructor: text }),
    'field-no-longer-required',
    'field-required',
  ],
  [
    'a dependency named like one of all objects',
    object({ toString: text, b: text }, [], { dependentRequired: { toString: ['b'] } }),
    object({ toString: text, b: text }),
    'dependency-dropped',
    'dependency-added',
  ],
  [
    'a member of the second item of a tuple',
    list({ prefixItems: [integer, object({ id: text }, ['id'])] }),
    list({ prefixItems: [integer, object({ id: text })] }),
    'field-no-longer-required',
    'field-required',
  ],
  [
    'a bound that is larger than whole numbers are exact',
    { ...integer, maximum: 2 ** 63 },
    integer,
    'bound-loosened',
    'bound-tightened',
  ],
  [
    'a bound that is less than whole numbers are exact',
    { ...integer, minimum: -(2 ** 63) },
    integer,
    'bound-loosened',
    'bound-tightened',
  ],
  ['a regular expression as a text', { ...text, format: 'regex' }, text, 'format-dropped', 'format-added'],
  [
    'items that differ, written in another order',
    list({
      ...{ uniqueItems: true, items: false, minItems: 2 },
      prefixItems: [
        object({ a: { const: 1 }, b: { const: 2 } }, ['a', 'b'], CLOSED),
        object({ a: { enum: [1, 3] }, b: { const: 2 } }, ['b', 'a'], CLOSED),
      ],
    }),
    list({
      ...{ items: false, minItems: 2 },
      prefixItems: [
        object({ a: { const: 1 }, b: { const: 2 } }, ['a', 'b'], CLOSED),
        object({ a: { enum: [1, 3] }, b: { const: 2 } }, ['b', 'a'], CLOSED),
      ],
    }),
    'unique-dropped',
    'unique-added',
  ],
  [
    'a list that may repeat its only other value',
    list({ prefixItems: [{ const: 1 }, { enum: [1, 2] }], items: false, minItems: 2, uniqueItems: true }),
    list({ prefixItems: [{ const: 1 }, { enum: [1, 2] }], items: false, minItems: 2 }),
    'unique-dropped',
    'unique-added',
  ],
  [
    'a value that two branches listed',
    { oneOf: [{ enum: ['a', 'b'] }, { enum: ['b', 'c'] }] },
    { oneOf: [{ enum: ['a', 'b'] }, { enum: ['c'] }] },
    'enum-member-added',
    'enum-member-removed',
  ],
  [
    'one of twelve choices',
    {
      type: 'object',
      allOf: Array.from({ length: 12 }, (_, index) => ({ oneOf: [requires(`a${index}`), requires(`b${index}`)] })),
    },
    {
      type: 'object',
      allOf: Array.from({ length: 12 }, (_, index) => ({
        [index === 7 ? 'anyOf' : 'oneOf']: [requires(`a${index}`), requires(`b${index}`)],
      })),
    },
    '*',
    '*',
  ],
  [
    'what a list allows on both sides',
    { allOf: [{ enum: ['a', 'b'] }, { enum: ['b', 'c'] }] },
    { allOf: [{ enum: ['a', 'b', 'd'] }, { enum: ['b', 'c', 'd'] }] },
    'enum-member-added',
    'enum-member-removed',
  ],
  [
    'a tag that may be absent',
    { ...object({ k: text, v: text }), if: object({ k: { const: 'x' } }), then: requires('v') },
    { ...object({ k: text, v: text }), if: object({ k: { const: 'x' } }, ['k']), then: requires('v') },
    ['condition-dropped', 'field-no-longer-required'],
    '*',
  ],
  ['numbers that are no integers', { oneOf: [number, integer] }, number, '*', '*'],
  [
    'the larger of two lengths',
    { allOf: [object({ a: { ...text, maxLength: 9 } }), object({ a: { ...text, maxLength: 5 } })] },
    { allOf: [object({ a: { ...text, maxLength: 9 } }), object({ a: { ...text, maxLength: 7 } })] },
    'bound-loosened',
    'bound-tightened',
  ],
  [
    'null far inside of unions',
    { anyOf: [{ anyOf: [{ anyOf: [text] }] }] },
    { anyOf: [{ anyOf: [{ anyOf: [text, nothing] }] }] },
    'null-added',
    'null-removed',
  ],
];

export const changed: readonly Changed[] = [
  [
    'a branch of which only one may match',
    { type: 'object', oneOf: [a, b] },
    { type: 'object', oneOf: [a, b, c] },
    '*',
    '*',
  ],
  [
    'a branch of which only one may match, closed',
    { oneOf: [object({ a: text }, ['a']), object({ b: text }, ['b'])] },
    { oneOf: [object({ a: text }, ['a']), object({ b: text }, ['b'], CLOSED)] },
    '*',
    '*',
  ],
];

export const equals: readonly Equal[] = [
  [
    'longer names that are closed out',
    object({ ab: text }, [], { ...CLOSED, propertyNames: { maxLength: 2 } }),
    object({ ab: text }, [], { ...CLOSED, propertyNames: { maxLength: 3 } }),
  ],
  ['no items', array({ not: {} }), list({ maxItems: 0 })],
  ['one item, and no others', list({ prefixItems: [text, false] }), array(text, { maxItems: 1 })],
  ['one item, and contradictory others', list({ prefixItems: [text], items: never }), array(text, { maxItems: 1 })],
  [
    'contradictory members of other names',
    object({ a: text }, [], { additionalProperties: never }),
    object({ a: text }, [], CLOSED),
  ],
  [
    'members of other names that a pattern contradicts',
    { type: 'object', patternProperties: { '.*': integer }, additionalProperties: text },
    map(integer),
  ],
  ['more members than there may be', orText(object({ a: text, b: text }, ['a', 'b'], { maxProperties: 1 })), text],
  ['a list that lacks what it contains', orText(array(integer, { contains: text })), text],
  [
    'a tuple that lacks what it contains',
    orText(list({ prefixItems: [integer], items: boolean, contains: text })),
    text,
  ],
  ['more items that differ than there are', orText(array(boolean, { uniqueItems: true, minItems: 3 })), text],
  ['an item that is impossible', orText(list({ prefixItems: [text, never], minItems: 2 })), text],
  ['the only number in a range', { ...number, minimum: 5, maximum: 5 }, { const: 5 }],
  ['a few multiples', { ...integer, multipleOf: 5, minimum: -7, maximum: 7 }, { enum: [-5, 0, 5] }],
  [
    'a few multiples of a fraction',
    { ...number, multipleOf: 0.1, minimum: 0, maximum: 0.35 },
    { enum: [0, 0.1, 0.2, 0.3] },
  ],
  [
    'required by what is excluded',
    { ...object({ a: text, b: text }), not: { anyOf: [{ not: a }, { not: b }] } },
    object({ a: text, b: text }, ['a', 'b']),
  ],
  [
    'a length in a part that allows less',
    { allOf: [object({ a: { ...text, maxLength: 9 } }), object({ a: { ...text, maxLength: 5 } })] },
    object({ a: { ...text, maxLength: 5 } }),
  ],
  [
    'a variant that is another one, narrowed',
    { anyOf: [object({ a: text }, ['a']), object({ a: { ...text, maxLength: 3 } }, ['a'])] },
    object({ a: text }, ['a']),
  ],
];
