import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ANY,
  ARRAY,
  acceptedTypes,
  BOOLEAN,
  FRACTION,
  INTEGER,
  isSubset,
  NULL,
  NUMBER,
  OBJECT,
  OTHER,
  type Schema,
  STRING,
  type TypeSet,
  typeNames,
  typeOfValue,
} from '../src/schema/index.ts';
import { ajvValidator, RUNS, randomSchemas, VALUES } from './randomSchemas.ts';

const DEFINITIONS: Readonly<Record<string, Schema>> = {
  Id: { type: 'string' },
  Nullable: { anyOf: [{ $ref: '#/$defs/Id' }, { type: 'null' }] },
  Loop: { anyOf: [{ $ref: '#/$defs/Loop' }, { type: 'string' }] },
  LoopOfStrings: { type: 'string', anyOf: [{ $ref: '#/$defs/LoopOfStrings' }, { type: 'string' }] },
};
const definitions = (name: string) => DEFINITIONS[name];

const CASES: readonly (readonly [string, Schema, TypeSet])[] = [
  ['true', true, ANY],
  ['false', false, 0],
  ['an empty schema', {}, ANY],
  ['a type', { type: 'string' }, STRING],
  ['several types', { type: ['object', 'null'] }, OBJECT | NULL],
  ['a number, which may be an integer', { type: 'number' }, NUMBER],
  ['an integer, which excludes fractions', { type: 'integer' }, INTEGER],
  ['a const', { const: true }, BOOLEAN],
  ['a const of null', { const: null }, NULL],
  ['a const of 1.0, which is an integer', { const: 1.0 }, INTEGER],
  ['a const of 1.5', { const: 1.5 }, FRACTION],
  ['an enum', { enum: ['a', 1, 1.5, []] }, STRING | INTEGER | FRACTION | ARRAY],
  ['an enum that its type limits', { type: 'integer', enum: ['a', 1, 1.5] }, INTEGER],
  ['a type and a const that contradict each other', { type: 'string', const: 1 }, 0],
  ['keywords for one type, which allow all others', { minLength: 1, properties: { a: false } }, ANY],
  ['allOf, the intersection', { allOf: [{ type: ['string', 'null'] }, { type: ['null', 'number'] }] }, NULL],
  ['allOf of a number and an integer', { allOf: [{ type: 'number' }, { type: 'integer' }] }, INTEGER],
  ['anyOf, the union', { anyOf: [{ type: 'string' }, { type: 'integer' }] }, STRING | INTEGER],
  ['oneOf, the union', { oneOf: [{ type: 'string' }, { type: 'array' }] }, STRING | ARRAY],
  ['anyOf that the type limits', { type: 'string', anyOf: [{ type: ['string', 'null'] }, true] }, STRING],
  ['not, which is ignored', { type: ['string', 'null'], not: { type: 'null' } }, STRING | NULL],
  ['a reference', { $ref: '#/$defs/Id' }, STRING],
  ['a reference through a definition', { $ref: '#/$defs/Nullable' }, STRING | NULL],
  ['a reference without a definition', { $ref: '#/$defs/Missing' }, ANY],
  ['a recursive definition', { $ref: '#/$defs/Loop' }, ANY],
  ['a recursive definition with a type', { $ref: '#/$defs/LoopOfStrings' }, STRING],
];

describe('the accepted types', () => {
  test.each(CASES)('of %s', (_, schema, expected) => {
    expect(acceptedTypes(schema, definitions)).toBe(expected);
  });

  test('may be read from a single schema in another way', () => {
    const schema: Schema = { allOf: [{ type: 'string', const: 1 }, true] };
    expect(acceptedTypes(schema, definitions, ({ type }) => (type === undefined ? ANY : STRING))).toBe(STRING);
  });

  test('include the type of every value that Ajv accepts', () => {
    const property = fc.property(randomSchemas, ({ schemas, definitions }) => {
      for (const schema of schemas) {
        const types = acceptedTypes(schema, (name) => definitions.get(name));
        const accepted = VALUES.filter(ajvValidator(schema, definitions));
        expect(accepted.filter((value) => !isSubset(typeOfValue(value), types))).toEqual([]);
      }
    });
    fc.assert(property, RUNS);
  });
});

test.each([
  [null, NULL],
  [[], ARRAY],
  [{}, OBJECT],
  ['', STRING],
  [false, BOOLEAN],
  [-0, INTEGER],
  [2 ** 60, INTEGER],
  [0.1, FRACTION],
  [undefined, OTHER],
  [() => 1, OTHER],
] as const)('the type of %s', (value, expected) => {
  expect(typeOfValue(value)).toBe(expected);
});

test('type lists one name or several', () => {
  expect(typeNames({ type: 'string' })).toEqual(['string']);
  expect(typeNames({ type: ['string', 'null'] })).toEqual(['string', 'null']);
  expect(typeNames({})).toBeUndefined();
});
