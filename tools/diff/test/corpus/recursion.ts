import type { Schema } from '@hookbook/contract/schema';
import { array, type Changed, CLOSED, type Equal, integer, map, nothing, object, type Pair, text } from './pair.ts';

const ref = (name: string): Schema => ({ $ref: `#/$defs/${name}` });

export const pairs: readonly Pair[] = [
  ['values of a tree', ref('Numbers'), ref('Fractions'), 'type-widened', 'type-narrowed'],
  ['null in a tree', ref('Texts'), ref('MaybeTexts'), 'null-added', 'null-removed'],
  ['a required member of a list', ref('Chain'), ref('LooseChain'), 'field-no-longer-required', 'field-required'],
  ['a member of a list', ref('Chain'), ref('ShortChain'), 'field-removed', 'field-added'],
  [
    'a tree that ends',
    object({ a: ref('Texts') }),
    object({ a: object({ value: text }, ['value']) }),
    ['field-removed', 'items-widened', 'constraint-dropped'],
    '*',
  ],
  ['a closed tree', ref('ClosedTree'), ref('OpenTree'), 'object-opened', 'object-closed'],
  ['a map of maps of texts', ref('Dictionary'), map({ type: ['string', 'object'] }), '*', '*'],
  ['JSON without null', ref('JsonWithoutNull'), ref('Json'), 'null-added', 'null-removed'],
];

export const changed: readonly Changed[] = [
  ['trees of other values', ref('Numbers'), ref('Texts'), 'type-changed', 'type-changed'],
];

export const equals: readonly Equal[] = [
  ['a tree that is unrolled', ref('Numbers'), object({ value: integer, children: array(ref('Numbers')) }, ['value'])],
  ['a tree by two names', ref('Even'), ref('Numbers')],
  [
    'a list that ends with null',
    ref('Chain'),
    object({ id: text, next: { oneOf: [nothing, ref('Chain')] } }, ['id', 'next']),
  ],
  ['JSON', ref('Json'), true],
  ['a list that never ends', object({ a: ref('Endless') }), object({ a: false })],
  ['a shape of a shape', ref('Again'), text],
  [
    'a closed tree by parts',
    ref('ClosedTree'),
    { allOf: [object({ children: array(ref('ClosedTree')) })], ...{ unevaluatedProperties: false } },
  ],
];

export const RECURSIVE: Readonly<Record<string, Schema>> = {
  Numbers: object({ value: integer, children: array(ref('Numbers')) }, ['value']),
  Fractions: object({ value: { type: 'number' }, children: array(ref('Fractions')) }, ['value']),
  Texts: object({ value: text, children: array(ref('Texts')) }, ['value']),
  MaybeTexts: object({ value: { type: ['string', 'null'] }, children: array(ref('MaybeTexts')) }, ['value']),
  Even: object({ value: integer, children: array(ref('Odd')) }, ['value']),
  Odd: object({ value: integer, children: array(ref('Even')) }, ['value']),
  Chain: object({ id: text, next: { anyOf: [ref('Chain'), nothing] } }, ['id', 'next']),
  LooseChain: object({ id: text, next: { anyOf: [ref('LooseChain'), nothing] } }, ['next']),
  ShortChain: object({ next: { anyOf: [ref('ShortChain'), nothing] } }, ['next']),
  ClosedTree: object({ children: array(ref('ClosedTree')) }, [], CLOSED),
  OpenTree: object({ children: array(ref('OpenTree')) }),
  Dictionary: map({ anyOf: [text, ref('Dictionary')] }),
  Json: { anyOf: [nothing, { type: ['boolean', 'number', 'string'] }, array(ref('Json')), map(ref('Json'))] },
  JsonWithoutNull: {
    anyOf: [{ type: ['boolean', 'number', 'string'] }, array(ref('JsonWithoutNull')), map(ref('JsonWithoutNull'))],
  },
  Endless: object({ next: ref('Endless') }, ['next']),
  Again: ref('Text'),
};
