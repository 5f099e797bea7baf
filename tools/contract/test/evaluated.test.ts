import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluatedItems, evaluatedMembers, type Schema } from '../src/schema/index.ts';
import { ajvValidator, RUNS, randomSchemas, VALUES } from './randomSchemas.ts';

const DEFINITIONS: Readonly<Record<string, Schema>> = {
  A: { properties: { a: true }, prefixItems: [true] },
  Loop: { allOf: [{ $ref: '#/$defs/Loop' }] },
};
const definitions = (name: string) => DEFINITIONS[name];
const A: Schema = { $ref: '#/$defs/A' };

const NOTHING = { all: false, names: [], patterns: [] };
const ALL = { ...NOTHING, all: true };

describe('the evaluated members', () => {
  test.each([
    ['of true', true, NOTHING],
    ['of a schema without properties', { type: 'object', required: ['a'] }, NOTHING],
    ['of properties', { properties: { a: true, b: false } }, { ...NOTHING, names: ['a', 'b'] }],
    ['of patterns', { patternProperties: { '^x': true } }, { ...NOTHING, patterns: ['^x'] }],
    ['of additionalProperties', { additionalProperties: false }, ALL],
    ['of unevaluatedProperties', { unevaluatedProperties: true }, ALL],
    ['of a reference', A, { ...NOTHING, names: ['a'] }],
    ['of a reference without a definition', { $ref: '#/$defs/Missing' }, NOTHING],
    ['of allOf', { allOf: [A, { properties: { b: true } }, A], properties: { c: true } }, { ...NOTHING, names: ['c', 'a', 'b'] }],
    ['of properties inside a property', { properties: { a: { properties: { b: true } } } }, { ...NOTHING, names: ['a'] }],
    ['of not, which evaluates nothing', { not: { properties: { a: true } } }, NOTHING],
    ['of an alternative without properties', { anyOf: [{ type: 'object' }, { required: ['a'] }] }, NOTHING],
    ['that depend on anyOf', { anyOf: [A, true] }, undefined],
    ['that depend on oneOf', { oneOf: [A, { properties: { a: true } }] }, undefined],
    ['that depend on if', { if: A }, undefined],
    ['that depend on then', { if: true, then: A }, undefined],
    ['that depend on dependentSchemas', { dependentSchemas: { b: A } }, undefined],
    ['that depend on an alternative inside allOf', { allOf: [{ anyOf: [{ allOf: [A] }] }] }, undefined],
    ['that depend on themselves', { $ref: '#/$defs/Loop' }, undefined],
  ] satisfies [string, Schema, object | undefined][])('%s', (_, schema, expected) => {
    expect(evaluatedMembers(schema, definitions)).toEqual(expected);
  }); // biome-ignore format: one case per line

  test('are those that Ajv evaluates', () => {
    let known = 0;
    const property = fc.property(randomSchemas, ({ schemas: [schema = true], definitions }) => {
      const evaluated = evaluatedMembers(schema, (name) => definitions.get(name));
      if (!evaluated) return;
      known += 1;
      const isClosed = ajvValidator({ allOf: [schema], unevaluatedProperties: false }, definitions);
      for (const value of VALUES.filter(isObject).filter(ajvValidator(schema, definitions))) {
        const isEvaluated = (name: string) =>
          evaluated.all ||
          evaluated.names.includes(name) ||
          evaluated.patterns.some((pattern) => new RegExp(pattern, 'u').test(name));
        expect(isClosed(value)).toBe(Object.keys(value).every(isEvaluated));
      }
    });
    fc.assert(property, RUNS);
    expect(known).toBeGreaterThan(RUNS.numRuns / 3);
  });
});

describe('the evaluated items', () => {
  test.each([
    ['of true', true, { all: false, count: 0 }],
    ['of items', { items: { type: 'string' } }, { all: true, count: 0 }],
    ['of unevaluatedItems', { unevaluatedItems: false }, { all: true, count: 0 }],
    ['of prefixItems', { prefixItems: [true, true] }, { all: false, count: 2 }],
    ['of allOf, the most', { allOf: [A, { prefixItems: [true, true, true] }] }, { all: false, count: 3 }],
    ['of a reference', A, { all: false, count: 1 }],
    ['that depend on contains', { contains: true }, undefined],
    ['that depend on contains inside allOf', { allOf: [{ contains: true }], prefixItems: [true] }, undefined],
    ['that depend on anyOf', { anyOf: [A, true] }, undefined],
    ['of an alternative without items', { anyOf: [{ minItems: 1 }, { properties: { a: true } }] }, { all: false, count: 0 }],
  ] satisfies [string, Schema, object | undefined][])('%s', (_, schema, expected) => {
    expect(evaluatedItems(schema, definitions)).toEqual(expected);
  }); // biome-ignore format: one case per line

  test('are those that Ajv evaluates', () => {
    let known = 0;
    const property = fc.property(randomSchemas, ({ schemas: [schema = true], definitions }) => {
      const evaluated = evaluatedItems(schema, (name) => definitions.get(name));
      if (!evaluated) return;
      known += 1;
      const isClosed = ajvValidator({ allOf: [schema], unevaluatedItems: false }, definitions);
      for (const value of VALUES.filter((item) => Array.isArray(item)).filter(ajvValidator(schema, definitions))) {
        expect(isClosed(value)).toBe(evaluated.all || value.length <= evaluated.count);
      }
    });
    fc.assert(property, RUNS);
    expect(known).toBeGreaterThan(RUNS.numRuns / 3);
  });
});

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
