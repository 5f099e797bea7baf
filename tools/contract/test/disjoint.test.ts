import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areDisjoint, type Schema } from '../src/schema/index.ts';
import { ajvValidator, RUNS, randomSchemas, VALUES } from './randomSchemas.ts';

/** An object with a required property that has certain values. */
function pinned(name: string, ...values: unknown[]): Schema {
  return { type: 'object', required: [name], properties: { [name]: { enum: values } } };
}

const DEFINITIONS: Readonly<Record<string, Schema>> = {
  Card: { allOf: [pinned('type', 'card')] },
  Loop: { allOf: [{ $ref: '#/$defs/Loop' }, pinned('type', 'loop')] },
};

const CASES: readonly (readonly [string, readonly Schema[], boolean])[] = [
  ['no schemas', [], true],
  ['one schema', [true], true],
  ['different types', [{ type: 'string' }, { type: ['object', 'null'] }, { type: 'array' }], true],
  ['overlapping types', [{ type: ['string', 'null'] }, { type: ['object', 'null'] }], false],
  ['integers and numbers', [{ type: 'integer' }, { type: 'number' }], false],
  ['integers and a fraction', [{ type: 'integer' }, { const: 1.5 }], true],
  ['a schema that accepts nothing', [false, true], true],
  ['different constants', [pinned('type', 'card'), pinned('type', 'bank', 'cash')], true],
  ['overlapping constants', [pinned('type', 'card', 'cash'), pinned('type', 'bank', 'cash')], false],
  ['one pair that overlaps', [pinned('type', 'a'), pinned('type', 'b'), pinned('type', 'a')], false],
  ['constants of different properties', [pinned('type', 'card'), pinned('kind', 'bank')], false],
  ['a constant that is not required', [pinned('type', 'card'), { type: 'object', properties: { type: { const: 'bank' } } }], false],
  ['constants in a definition', [{ $ref: '#/$defs/Card' }, pinned('type', 'bank')], true],
  ['constants in a recursive definition', [{ $ref: '#/$defs/Loop' }, pinned('type', 'bank')], true],
  ['constants beside other types', [{ ...(pinned('type', 'a') as object), type: ['object', 'null'] }, { ...(pinned('type', 'b') as object), type: ['object', 'null'] }], false],
  ['objects as constants', [pinned('type', { a: 1 }), pinned('type', { a: 2 })], false],
]; // biome-ignore format: one case per line

describe('schemas are disjoint', () => {
  test.each(CASES)('%s', (_, schemas, expected) => {
    expect(areDisjoint(schemas, (name) => DEFINITIONS[name])).toBe(expected);
  });

  test('only if Ajv accepts no value for two of them', () => {
    let disjoint = 0;
    const property = fc.property(randomSchemas, ({ schemas, definitions }) => {
      if (schemas.length < 2 || !areDisjoint(schemas, (name) => definitions.get(name))) return;
      disjoint += 1;
      const validators = schemas.map((schema) => ajvValidator(schema, definitions));
      const shared = VALUES.filter((value) => validators.filter((isValid) => isValid(value)).length > 1);
      expect(shared).toEqual([]);
    });
    fc.assert(property, RUNS);
    expect(disjoint).toBeGreaterThan(RUNS.numRuns / 50);
  });
});
