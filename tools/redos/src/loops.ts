import { shortestPath, stronglyConnected } from '@hookbook/contract/graph';
import type { Letters } from './alphabet.ts';
import type { Automaton } from './automaton.ts';
import { type Budget, costPerEdge, costPerNode } from './budget.ts';

/**
 * A state from which one text leads back to it in two ways. Reading that text n times then has 2^n ways, which an
 * engine tries one after the other where what follows does not match. (Weber and Seidl call it EDA.)
 */
export interface Loop {
  readonly state: number;
  /** The text: at each place the letters that it may have. */
  readonly pump: readonly Letters[];
}

/** Loops of texts in which there are only some letters. */
export function* findLoops(automaton: Automaton, readable: Letters, budget: Budget): Iterable<Loop> {
  const cycles = newCycles(automaton, readable, budget);
  yield* twoWaysAtOnce(automaton, cycles, budget);
  yield* twoPaths(automaton, cycles, budget);
}

interface Cycles {
  /** The states of the same component that may come next. */
  next(state: number): readonly number[];
  /** What of it a state reads. */
  letters(state: number): Letters;
}

function newCycles({ states }: Automaton, readable: Letters, budget: Budget): Cycles {
  const letters = (state: number) => (states[state]?.letters ?? 0n) & readable;
  const next = states.map((state) => [...state.next.keys()].filter((to) => letters(to) !== 0n));
  const component = stronglyConnected(
    states.keys(),
    costPerNode(budget, (state: number) => next[state] ?? []),
  );
  const inside = next.map((all, state) => all.filter((to) => component.get(to) === component.get(state)));
  return { next: (state) => inside[state] ?? [], letters };
}

function* twoWaysAtOnce({ states }: Automaton, cycles: Cycles, budget: Budget): Iterable<Loop> {
  for (const [from, { next }] of states.entries()) {
    const to = cycles.next(from).find((target) => (next.get(target) ?? 0) > 1);
    if (to === undefined) continue;
    const back =
      to === from ? [] : (shortestPath(to, (state) => state === from, costPerEdge(budget, cycles.next)) ?? []);
    yield { state: from, pump: [to, ...back].map(cycles.letters) };
  }
}

/** Two different paths, found in the automaton of all pairs of states that the same text leads to. */
function* twoPaths({ states }: Automaton, cycles: Cycles, budget: Budget): Iterable<Loop> {
  const size = states.length;
  const pair = (a: number, b: number) => (a < b ? a * size + b : b * size + a);
  const first = (node: number) => Math.floor(node / size);
  const second = (node: number) => node % size;
  const isSame = (node: number) => first(node) === second(node);
  const letters = (node: number) => cycles.letters(first(node)) & cycles.letters(second(node));
  const successors = function* (node: number) {
    for (const a of cycles.next(first(node))) {
      for (const b of cycles.next(second(node))) {
        budget.spend();
        if ((cycles.letters(a) & cycles.letters(b)) !== 0n) yield pair(a, b);
      }
    }
  };
  const start = [...states.keys()].filter((state) => cycles.next(state).length > 0).map((state) => pair(state, state));
  const component = stronglyConnected(start, costPerNode(budget, successors));
  const same = new Map([...component].filter(([node]) => isSame(node)).map(([node, number]) => [number, node]));
  for (const [node, number] of component) {
    const origin = same.get(number);
    if (origin === undefined || isSame(node)) continue;
    same.delete(number);
    const away = shortestPath(origin, (other) => other === node, costPerEdge(budget, successors)) ?? [];
    const back = shortestPath(node, (other) => other === origin, costPerEdge(budget, successors)) ?? [];
    yield { state: first(origin), pump: [...away, ...back].map(letters) };
  }
}
