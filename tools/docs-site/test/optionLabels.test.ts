import type { Discriminator, Schema, SchemaObject } from '@hookbook/contract/schema';
import { expect, test } from 'vitest';
import { optionLabels } from '../src/model/shape/optionLabels.ts';

const object = (properties: Readonly<Record<string, Schema>>, required: readonly string[] = []): SchemaObject => ({
  type: 'object',
  properties,
  required,
});
const tagged = (kind: unknown): SchemaObject => object({ id: { type: 'string' }, kind: { const: kind } });
const DEFINITIONS = new Map<string, Schema>([
  ['Card', { title: 'A card', allOf: [tagged('card')] }],
  ['Transfer', object({ kind: { type: 'string', enum: ['transfer'] } })],
  ['Cat', object({ name: { type: 'string' } })],
  ['Dog', object({ name: { type: 'string' } })],
]);
const ref = (name: string): Schema => ({ $ref: `#/$defs/${name}` });

test.each<readonly [name: string, options: readonly Schema[], labels: readonly string[]]>([
  ['the constant of a property', [ref('Card'), ref('Transfer')], ['kind: card', 'kind: transfer']],
  ['constants that are no text', [tagged(1), tagged('1')], ['kind: 1', 'kind: "1"']],
  ['a constant and null', [tagged('a'), { type: 'null' }], ['kind: a', 'null']],
  ['names of definitions', [ref('Cat'), ref('Dog')], ['Cat', 'Dog']],
  ['titles', [{ title: 'Cheap' }, { title: 'Dear' }], ['Cheap', 'Dear']],
  [
    'types',
    [
      { type: 'string', maxLength: 3 },
      { type: 'integer', minimum: 1 },
    ],
    ['string', 'integer'],
  ],
  ['what is required', [object({}, ['id', 'card']), object({}, ['id', 'iban'])], ['with card', 'with iban']],
  ['numbers, if nothing is different', [tagged('a'), tagged('a')], ['option 1', 'option 2']],
  ['numbers, if nothing is said', [true, {}], ['option 1', 'option 2']],
])('options are told apart by %s', (_, options, labels) => {
  expect(optionLabels(options, DEFINITIONS)).toEqual(labels);
});

test('options are told apart by the values of a discriminator', () => {
  const pets: Discriminator = { propertyName: 'pet', mapping: { cat: '#/$defs/Cat', dog: '#/$defs/Dog' } };
  expect(optionLabels([ref('Cat'), ref('Dog')], DEFINITIONS, pets)).toEqual(['pet: cat', 'pet: dog']);
});
