import type { Alphabet } from './alphabet.ts';
import type { Automaton } from './automaton.ts';
import type { Budget } from './budget.ts';
import { shortestPath } from './components.ts';
import { newCycles } from './exponential.ts';
import type { Loop } from './loop.ts';

/**
 * Two states that a text leads from the one to itself, from the one to the other, and from the other to itself. Reading
 * that text n times then has n ways: n places to change over. (Weber and Seidl call it IDA.)
 */
export function* findPolynomial(automaton: Automaton, alphabet: Alphabet, budget: Budget): Iterable<Loop> {
  const { states } = automaton;
  const cycles = newCycles(automaton, alphabet.any, budget);
  const readable = states.map(({ next }) => [...next.keys()].filter((state) => cycles.letters(state) !== 0n));
  const inCycles = [...states.keys()].filter((state) => cycles.next(state).length > 0);
  const size = states.length;
  const triple = (a: number, b: number, c: number) => (a * size + b) * size + c;
  const parts = (node: number) =>
    [Math.floor(node / size / size), Math.floor(node / size) % size, node % size] as const;
  const letters = (node: number) => parts(node).reduce((common, state) => common & cycles.letters(state), alphabet.any);
  const successors = function* (node: number) {
    const [a, b, c] = parts(node);
    for (const nextA of cycles.next(a)) {
      for (const nextC of cycles.next(c)) {
        const common = cycles.letters(nextA) & cycles.letters(nextC);
        for (const nextB of common === 0n ? [] : (readable[b] ?? [])) {
          budget.spend();
          if ((common & cycles.letters(nextB)) !== 0n) yield triple(nextA, nextB, nextC);
        }
      }
    }
  };
  for (const one of inCycles) {
    for (const other of inCycles) {
      budget.spend();
      if (one === other) continue;
      const goal = triple(one, other, other);
      const path = shortestPath(triple(one, one, other), (node) => node === goal, successors, budget);
      if (!path) continue;
      // That a later place matches does not help: an engine comes to it when the earlier ones are done.
      yield { states: states[one]?.node ? [one, other] : [other], pump: path.map(letters) };
    }
  }
}
