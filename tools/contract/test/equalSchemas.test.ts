import { describe, expect, test } from 'vitest';
import { equalSchemas, type KeyedSchema, type Schema } from '../src/schema/index.ts';

/** Schemas by key. All have the same name unless the key ends with another one: `a:User`. */
function keyed(schemas: Readonly<Record<string, Schema>>): KeyedSchema[] {
  return Object.entries(schemas).map(([key, schema]) => ({ key, name: key.split(':')[1] ?? 'Name', schema }));
}

const ref = (key: string): Schema => ({ $ref: key });
const TEXT: Schema = { type: 'string' };

interface Case {
  readonly behaviour: string;
  readonly given: Readonly<Record<string, Schema>>;
  readonly expected: readonly (readonly string[])[];
}

const CASES: readonly Case[] = [
  { behaviour: 'no schemas', given: {}, expected: [] },
  { behaviour: 'equal texts', given: { a: TEXT, b: TEXT, c: true }, expected: [['a', 'b'], ['c']] },
  { behaviour: 'different names', given: { 'a:A': TEXT, 'b:B': TEXT }, expected: [['a:A'], ['b:B']] },
  { behaviour: 'references to equal schemas', given: { a: { items: ref('x') }, b: { items: ref('y') }, x: TEXT, y: TEXT }, expected: [['a', 'b'], ['x', 'y']] },
  { behaviour: 'references to different schemas', given: { a: { items: ref('x') }, b: { items: ref('y') }, x: TEXT, y: true }, expected: [['a'], ['b'], ['x'], ['y']] },
  { behaviour: 'references to equal schemas with different names', given: { a: { items: ref('x:X') }, b: { items: ref('y:Y') }, 'x:X': TEXT, 'y:Y': TEXT }, expected: [['a'], ['b'], ['x:X'], ['y:Y']] },
  { behaviour: 'schemas that refer to themselves', given: { a: { items: ref('a') }, b: { items: ref('b') } }, expected: [['a', 'b']] },
  { behaviour: 'schemas that refer to each other', given: { a: { items: ref('b') }, b: { items: ref('a') } }, expected: [['a', 'b']] },
  { behaviour: 'cycles of different lengths', given: { a: { items: ref('a') }, b: { items: ref('c') }, c: { items: ref('d') }, d: { items: ref('b') } }, expected: [['a', 'b', 'c', 'd']] },
  { behaviour: 'cycles that differ far away', given: { a: { items: ref('b') }, b: { items: ref('c') }, c: TEXT, d: { items: ref('e') }, e: { items: ref('f') }, f: true }, expected: [['a'], ['b'], ['c'], ['d'], ['e'], ['f']] },
  { behaviour: 'one cycle with a difference, one without', given: { a: { not: ref('b') }, b: { items: ref('a') }, c: { not: ref('d') }, d: { items: ref('c') }, e: { not: ref('f') }, f: { items: ref('e'), minItems: 1 } }, expected: [['a', 'c'], ['b', 'd'], ['e'], ['f']] },
  { behaviour: 'references to schemas outside of the set', given: { a: ref('other'), b: ref('other'), c: ref('another') }, expected: [['a', 'b'], ['c']] },
  { behaviour: 'data that looks like references', given: { a: { const: { $ref: 'x' } }, b: { const: { $ref: 'y' } }, x: TEXT, y: TEXT }, expected: [['a'], ['b'], ['x', 'y']] },
]; // biome-ignore format: given and expected next to each other

describe('groups of equal schemas', () => {
  for (const { behaviour, given, expected } of CASES) {
    test(behaviour, () => {
      const groups = equalSchemas(keyed(given)).map((group) => group.map(({ key }) => key).sort());
      expect(groups.sort()).toEqual(expected);
    });
  }

  test('contain every schema once, in any order of the schemas', () => {
    const schemas = keyed(CASES.find(({ behaviour }) => behaviour.startsWith('one cycle'))?.given ?? {});
    const sorted = (groups: readonly (readonly KeyedSchema[])[]) =>
      groups.map((group) => group.map(({ key }) => key).sort()).sort();
    expect(sorted(equalSchemas(schemas.toReversed()))).toEqual(sorted(equalSchemas(schemas)));
    expect(equalSchemas(schemas).flat()).toHaveLength(schemas.length);
  });
});
