import { describe, expect, test } from 'vitest';
import type { Definition } from '../src/index.ts';
import {
  definitionGraph,
  definitionRef,
  reachable,
  reachableDefinitions,
  type Schema,
  subschemas,
} from '../src/schema/index.ts';

const SCHEMAS: Readonly<Record<string, Schema>> = {
  Leaf: { type: 'string' },
  List: { items: ref('Leaf') },
  Tree: { properties: { children: { items: ref('Tree') }, name: ref('Leaf') } },
  Chicken: { properties: { egg: ref('Egg') } },
  Egg: { anyOf: [ref('Chicken'), { type: 'null' }] },
  Farm: { items: ref('Chicken') },
  Alias: ref('Leaf'),
  Ouroboros: ref('Tail'),
  Tail: ref('Ouroboros'),
  Text: { type: 'string', contentSchema: ref('Leaf') },
};

function ref(name: string): Schema {
  return { $ref: definitionRef(name) };
}

const source = { file: 'asyncapi.yaml', pointer: '' };
const definitions: readonly Definition[] = Object.entries(SCHEMAS).map(([name, schema]) => ({ name, schema, source }));
const lookup = (name: string) => SCHEMAS[name];
const graph = definitionGraph(definitions);

describe('the graph of definitions', () => {
  test('finds a definition and its schema by name', () => {
    expect(graph.get('Leaf')).toEqual({ name: 'Leaf', schema: { type: 'string' }, source });
    expect(graph.schema('Leaf')).toEqual({ type: 'string' });
  });

  test('throws for a name without a definition', () => {
    expect(() => graph.get('Missing')).toThrow('#/$defs/Missing');
    expect(() => definitionGraph([{ name: 'A', schema: ref('Missing'), source }])).toThrow('#/$defs/Missing');
  });

  test.each([
    ['a definition that refers to itself', ['Tree']],
    ['two definitions that refer to each other', ['Chicken', 'Egg']],
    ['definitions that are nothing but references to each other', ['Ouroboros', 'Tail']],
  ])('has a cycle of %s', (_, names) => {
    const cycles = new Set(names.map(graph.cycleOf));
    expect(cycles.size).toBe(1);
    expect(names).toContain([...cycles][0]);
  });

  test('has no cycle of definitions that only refer to others', () => {
    expect(['Leaf', 'List', 'Farm', 'Alias', 'Text'].map(graph.cycleOf)).toEqual(Array(5).fill(undefined));
  });

  test('has separate cycles', () => {
    expect(new Set(['Tree', 'Chicken', 'Tail'].map(graph.cycleOf)).size).toBe(3);
  });

  test('may be deep', () => {
    const chain = Array.from({ length: 50_000 }, (_, index): Definition => {
      return { name: `D${index}`, schema: ref(`D${(index + 1) % 50_000}`), source };
    });
    const { cycleOf } = definitionGraph(chain);
    expect(new Set(chain.map(({ name }) => cycleOf(name))).size).toBe(1);
  });
});

describe('reachable', () => {
  test.each([
    ['nothing', { type: 'string' }, []],
    ['a definition', { not: ref('Leaf') }, ['Leaf']],
    [
      'definitions through others, sorted',
      { allOf: [ref('Farm'), ref('List')] },
      ['Chicken', 'Egg', 'Farm', 'Leaf', 'List'],
    ],
    ['a recursive definition', ref('Tree'), ['Leaf', 'Tree']],
    ['no definition that only contentSchema refers to', ref('Text'), ['Text']],
    ['a reference without a definition', ref('Missing'), ['Missing']],
  ] satisfies [string, Schema, string[]][])('definitions: %s', (_, schema, expected) => {
    expect(reachableDefinitions(schema, lookup)).toEqual(expected);
  });

  test('definitions through other schemas than those that assert', () => {
    expect(reachableDefinitions(ref('Text'), lookup, subschemas)).toEqual(['Leaf', 'Text']);
  });

  test('schemas, each definition once', () => {
    const schema: Schema = { allOf: [ref('Tree'), { not: ref('Tree') }] };
    const { Tree, Leaf } = SCHEMAS;
    const inTree = [Tree, { items: ref('Tree') }, ref('Tree'), ref('Leaf'), Leaf];
    const expected = [schema, ref('Tree'), { not: ref('Tree') }, ref('Tree'), ...inTree];
    const found = [...reachable(schema, lookup)];
    expect(found).toHaveLength(expected.length);
    expect(found).toEqual(expect.arrayContaining(expected));
  });

  test('schemas, for as long as they are asked for', () => {
    const visited: string[] = [];
    const recorded = (name: string) => {
      visited.push(name);
      return SCHEMAS[name];
    };
    for (const schema of reachable({ items: ref('Farm') }, recorded)) if (schema.$ref) break;
    expect(visited).toEqual([]);
  });
});
