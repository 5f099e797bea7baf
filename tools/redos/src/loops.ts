import { shortestPath, stronglyConnected } from '@hookbook/contract/graph';
import type { SymbolSet } from './alphabet.ts';
import type { Automaton } from './automaton.ts';
import { type Budget, costPerEdge, costPerNode } from './budget.ts';

/**
 * A state to which the same text leads back in two ways. Reading that text n times has 2^n ways, and an engine tries
 * them one after the other if what follows does not match. Weber and Seidl call this exponential degree of ambiguity
 * (EDA).
 */
export interface Loop {
  readonly state: number;
  /** The text: at each position, the symbols that are possible there. */
  readonly pump: readonly SymbolSet[];
}

/** The loops whose texts consist of the allowed symbols. */
export function* findLoops(automaton: Automaton, allowed: SymbolSet, budget: Budget): Iterable<Loop> {
  const cycles = findCycles(automaton, allowed, budget);
  yield* multiEdges(automaton, cycles, budget);
  yield* divergingPaths(automaton, cycles, budget);
}

/** The automaton without the edges that lie on no cycle. */
interface Cycles {
  next(state: number): readonly number[];
  /** The allowed symbols that lead into a state. */
  symbols(state: number): SymbolSet;
}

function findCycles({ states }: Automaton, allowed: SymbolSet, budget: Budget): Cycles {
  const symbols = (state: number) => (states[state]?.symbols ?? 0n) & allowed;
  const next = states.map((state) => [...state.edges.keys()].filter((target) => symbols(target) !== 0n));
  const component = stronglyConnected(
    states.keys(),
    costPerNode(budget, (state: number) => next[state] ?? []),
  );
  const inside = next.map((targets, state) =>
    targets.filter((target) => component.get(target) === component.get(state)),
  );
  return { next: (state) => inside[state] ?? [], symbols };
}

/** Loops through an edge that stands for two ways. */
function* multiEdges({ states }: Automaton, cycles: Cycles, budget: Budget): Iterable<Loop> {
  for (const [from, { edges }] of states.entries()) {
    const to = cycles.next(from).find((target) => (edges.get(target) ?? 0) > 1);
    if (to === undefined) continue;
    const back =
      to === from ? [] : (shortestPath(to, (state) => state === from, costPerEdge(budget, cycles.next)) ?? []);
    yield { state: from, pump: [to, ...back].map(cycles.symbols) };
  }
}

/**
 * Loops along two different paths that read the same text. They show in the product of the automaton with itself, whose
 * nodes are pairs of states: a cycle through a pair of equal states and a pair of different ones.
 */
function* divergingPaths({ states }: Automaton, cycles: Cycles, budget: Budget): Iterable<Loop> {
  const size = states.length;
  const pair = (a: number, b: number) => (a < b ? a * size + b : b * size + a);
  const first = (node: number) => Math.floor(node / size);
  const second = (node: number) => node % size;
  const isEqual = (node: number) => first(node) === second(node);
  const symbols = (node: number) => cycles.symbols(first(node)) & cycles.symbols(second(node));
  const successors = function* (node: number) {
    for (const a of cycles.next(first(node))) {
      for (const b of cycles.next(second(node))) {
        budget.consume();
        if ((cycles.symbols(a) & cycles.symbols(b)) !== 0n) yield pair(a, b);
      }
    }
  };
  const start = [...states.keys()].filter((state) => cycles.next(state).length > 0).map((state) => pair(state, state));
  const component = stronglyConnected(start, costPerNode(budget, successors));
  const origins = new Map(
    [...component].filter(([node]) => isEqual(node)).map(([node, representative]) => [representative, node]),
  );
  for (const [node, representative] of component) {
    const origin = origins.get(representative);
    if (origin === undefined || isEqual(node)) continue;
    origins.delete(representative);
    const away = shortestPath(origin, (other) => other === node, costPerEdge(budget, successors)) ?? [];
    const back = shortestPath(node, (other) => other === origin, costPerEdge(budget, successors)) ?? [];
    yield { state: first(origin), pump: [...away, ...back].map(symbols) };
  }
}
