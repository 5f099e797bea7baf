import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ANY,
  INTEGER,
  isSubset,
  NULL,
  type Schema,
  STRING,
  type TypeSet,
  typeOfValue,
  typesAt,
} from '../src/schema/index.ts';
import { ajvValidator, RUNS, randomSchemas, VALUES } from './randomSchemas.ts';

const DEFINITIONS: Readonly<Record<string, Schema>> = {
  Id: { type: 'string' },
  Envelope: { type: 'object', properties: { id: { $ref: '#/$defs/Id' }, next: { $ref: '#/$defs/Envelope' } } },
  Loop: { anyOf: [{ $ref: '#/$defs/Loop' }, { properties: { id: { type: 'string' } } }] },
};
const definitions = (name: string) => DEFINITIONS[name];

const CASES: readonly (readonly [string, Schema, readonly string[], TypeSet])[] = [
  ['the empty path', { type: 'string' }, [], STRING],
  ['a path in a schema that allows everything', true, ['a', 'b'], ANY],
  ['a path in a schema that allows nothing', false, ['a'], 0],
  ['a property', { properties: { a: { type: 'string' } } }, ['a'], STRING],
  ['a property that no schema declares', { properties: { a: false } }, ['b'], ANY],
  ['an inherited name', { properties: { a: false } }, ['constructor'], ANY],
  ['a member inside a string', { properties: { a: { type: 'string' } } }, ['a', 'b'], 0],
  ['a member inside a const', { properties: { a: { const: 'x' } } }, ['a', 'b'], 0],
  [
    'a member that a closed object does not declare',
    { properties: { a: true }, additionalProperties: false },
    ['b'],
    0,
  ],
  ['a member that a pattern may allow', { patternProperties: { '^x': true }, additionalProperties: false }, ['y'], ANY],
  ['a member of a map', { additionalProperties: { type: 'integer' } }, ['a'], INTEGER],
  ['an item', { type: 'array', items: { type: 'string' } }, ['1'], STRING],
  ['an item of a tuple', { type: 'array', prefixItems: [{ type: 'null' }], items: false }, ['0'], NULL],
  ['an item after a closed tuple', { type: 'array', prefixItems: [true], items: false }, ['1'], 0],
  ['a name in an array', { type: 'array' }, ['a'], 0],
  [
    'allOf',
    { allOf: [{ properties: { a: { type: ['string', 'null'] } } }, { properties: { a: { const: null } } }] },
    ['a'],
    NULL,
  ],
  ['anyOf', { anyOf: [{ type: 'string' }, { type: 'object', properties: { a: { type: 'null' } } }] }, ['a'], NULL],
  [
    'oneOf',
    { oneOf: [{ properties: { a: { type: 'null' } } }, { properties: { a: { const: 'x' } } }] },
    ['a'],
    NULL | STRING,
  ],
  ['a path through definitions', { $ref: '#/$defs/Envelope' }, ['next', 'next', 'id'], STRING],
  ['a path that a definition excludes', { $ref: '#/$defs/Envelope' }, ['next', 'id', 'x'], 0],
  ['a definition that contains itself', { $ref: '#/$defs/Loop' }, ['id'], ANY],
  ['a reference without a definition', { $ref: '#/$defs/Missing' }, ['a'], ANY],
];

describe('the types at a path', () => {
  test.each(CASES)('%s', (_, schema, path, expected) => {
    expect(typesAt(schema, path, definitions)).toBe(expected);
  });

  test('contain the type of every value that Ajv accepts there', () => {
    const paths = [['a'], ['b'], ['0'], ['1'], ['a', 'a']];
    const property = fc.property(randomSchemas, ({ schemas, definitions }) => {
      for (const schema of schemas) {
        const accepted = VALUES.filter(ajvValidator(schema, definitions));
        for (const path of paths) {
          const types = typesAt(schema, path, (name) => definitions.get(name));
          const found = accepted.map((value) => path.reduce(getMember, value)).filter((value) => value !== undefined);
          expect(found.filter((value) => !isSubset(typeOfValue(value), types))).toEqual([]);
        }
      }
    });
    fc.assert(property, RUNS);
  });
});

function getMember(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}
