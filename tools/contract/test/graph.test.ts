import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shortestPath, stronglyConnected } from '../src/graph/index.ts';

type Edges = Readonly<Record<string, string>>;

/** The successors of a node in a graph like `{ a: 'bc' }`, with edges from a to b and c. */
function successorsIn(edges: Edges): (node: string) => string[] {
  return (node) => [...(edges[node] ?? '')];
}

/** The components as sorted texts: `['ab', 'c']`. */
function components(roots: string, edges: Edges): string[] {
  const groups = new Map<string, string>();
  for (const [node, representative] of stronglyConnected(roots, successorsIn(edges))) {
    groups.set(representative, (groups.get(representative) ?? '') + node);
  }
  return Array.from(groups.values(), (group) => [...group].sort().join('')).sort();
}

describe('strongly connected components', () => {
  test.each([
    ['no roots', '', { a: 'b' }, []],
    ['a single node', 'a', {}, ['a']],
    ['a loop', 'a', { a: 'a' }, ['a']],
    ['a path', 'a', { a: 'b', b: 'c' }, ['a', 'b', 'c']],
    ['a cycle', 'b', { a: 'b', b: 'c', c: 'a' }, ['abc']],
    ['two cycles with a bridge', 'a', { a: 'b', b: 'ac', c: 'd', d: 'c' }, ['ab', 'cd']],
    ['two cycles with a shared node', 'a', { a: 'bc', b: 'a', c: 'a' }, ['abc']],
    ['a node that cannot be reached', 'a', { a: 'b', c: 'a' }, ['a', 'b']],
    ['several roots', 'cab', { a: 'b', b: 'a', c: 'a' }, ['ab', 'c']],
    ['a cross edge to a finished component', 'a', { a: 'bc', b: 'd', c: 'd', d: '' }, ['a', 'b', 'c', 'd']],
    ['a back edge from deep inside', 'a', { a: 'b', b: 'c', c: 'd', d: 'be' }, ['a', 'bcd', 'e']],
  ] satisfies [string, string, Edges, string[]][])('%s', (_, roots, edges, expected) => {
    expect(components(roots, edges)).toEqual(expected);
  });

  test('are represented by one of their nodes', () => {
    const component = stronglyConnected('a', successorsIn({ a: 'b', b: 'ac', c: '' }));
    expect(component.get('a')).toBe(component.get('b'));
    expect(['a', 'b']).toContain(component.get('a'));
    expect(component.get('c')).toBe('c');
  });

  test('ask for the successors of each node once', () => {
    const asked: string[] = [];
    stronglyConnected('aab', (node) => {
      asked.push(node);
      return [...'abc'];
    });
    expect(asked.sort()).toEqual(['a', 'b', 'c']);
  });

  test('group the nodes that reach each other', () => {
    const nodes = [...'abcdef'];
    const graphs = fc.record(Object.fromEntries(nodes.map((node) => [node, fc.subarray(nodes)])));
    const property = fc.property(graphs, (edges) => {
      const component = stronglyConnected(nodes, (node) => edges[node] ?? []);
      const reaches = (from: string, to: string) => {
        const reached = new Set([from]);
        for (const node of reached) for (const next of edges[node] ?? []) reached.add(next);
        return reached.has(to);
      };
      for (const a of nodes) {
        const together = nodes.filter((b) => component.get(a) === component.get(b));
        expect(together).toEqual(nodes.filter((b) => reaches(a, b) && reaches(b, a)));
      }
    });
    fc.assert(property, { numRuns: 500, seed: 20_241_121 });
  });
});

describe('the shortest path', () => {
  const edges = { a: 'bc', b: 'd', c: 'd', d: 'ea', e: '' };
  const path = (from: string, to: string) => shortestPath(from, (node) => node === to, successorsIn(edges));

  test.each([
    ['a', 'b', 'b'],
    ['a', 'd', 'bd'],
    ['a', 'e', 'bde'],
    ['a', 'a', 'bda'],
    ['b', 'b', 'dab'],
    ['e', 'a', undefined],
    ['e', 'e', undefined],
  ])('from %s to %s', (from, to, expected) => {
    expect(path(from, to)?.join('')).toBe(expected);
  });

  test('goes to the closest of several goals', () => {
    expect(shortestPath('a', (node) => 'dc'.includes(node), successorsIn(edges))).toEqual(['c']);
  });

  test('is a loop if the start is its own successor', () => {
    expect(shortestPath('a', (node) => node === 'a', successorsIn({ a: 'a' }))).toEqual(['a']);
  });

  test('stops searching at the goal', () => {
    const endless = function* (node: number) {
      for (let next = node + 1; ; next++) yield next;
    };
    expect(shortestPath(0, (node) => node === 5, endless)).toEqual([5]);
  });
});

/** Deep enough to overflow the call stack of a recursive algorithm. */
const DEPTH = 200_000;

test('a deep graph does not overflow the call stack', () => {
  const ring = (node: number) => [(node + 1) % DEPTH];
  const component = stronglyConnected([0], ring);
  expect(component.size).toBe(DEPTH);
  expect(new Set(component.values()).size).toBe(1);
  expect(shortestPath(0, (node) => node === DEPTH - 1, ring)).toHaveLength(DEPTH - 1);
});
