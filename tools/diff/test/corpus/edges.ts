// Written after reading how inclusion is shown, to look for breaks that it misses and for false alarms.
import type { SchemaObject } from '@hookbook/contract/schema';
import { type Equal, integer, number, object, type Pair, text } from './pair.ts';

const list = (facts: SchemaObject): SchemaObject => ({ type: 'array', ...facts });

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
];

export const equals: readonly Equal[] = [];
