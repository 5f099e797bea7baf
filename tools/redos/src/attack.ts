import { shortestPath } from '@hookbook/contract/graph';
import type { Alphabet, Letters } from './alphabet.ts';
import type { Automaton } from './automaton.ts';
import { type Budget, costPerEdge } from './budget.ts';
import type { Loop } from './loops.ts';

/** A text `prefix + pump.repeat(n) + suffix` takes long for a large n. */
export interface Attack {
  readonly prefix: string;
  readonly pump: string;
  readonly suffix: string;
}

/** A text that goes into the loop and then fails, so that all ways are tried; nothing where the pattern always matches. */
export function findAttack(loop: Loop, automaton: Automaton, alphabet: Alphabet, budget: Budget): Attack | undefined {
  const { states, start } = automaton;
  for (const pump of pumps(loop.pump)) {
    const reached = reachedBy(pump, loop.state, automaton);
    const suffix = reached && findSuffix(reached, automaton, alphabet, budget);
    if (suffix === undefined) continue;
    const way =
      shortestPath(
        start,
        (state) => state === loop.state,
        costPerEdge(budget, (state: number) => states[state]?.next.keys() ?? []),
      ) ?? [];
    const text = (letters: readonly Letters[]) => letters.map(alphabet.sample).join('');
    return { prefix: text(way.map((state) => states[state]?.letters ?? 0n)), pump: text(pump), suffix };
  }
  return undefined;
}

/** The pump with each of its letters, as far as possible, everywhere: with some of them the pattern may always match. */
function* pumps(pump: readonly Letters[]): Iterable<readonly Letters[]> {
  const all = pump.reduce((sum, letters) => sum | letters, 0n);
  for (let rest = all; rest > 0n; rest &= rest - 1n) {
    const letter = lowest(rest);
    yield pump.map((letters) => letters & letter || lowest(letters));
  }
}

/** All states that an engine may be in after any number of pumps; nothing where the pattern is complete on the way. */
function reachedBy(pump: readonly Letters[], from: number, automaton: Automaton): ReadonlySet<number> | undefined {
  const all = new Set([from]);
  for (let size = 0; size < all.size; ) {
    size = all.size;
    let states: ReadonlySet<number> = all;
    for (const letter of pump) {
      if (isComplete(states, automaton)) return undefined;
      states = read(letter, states, automaton);
    }
    for (const state of states) all.add(state);
  }
  return all;
}

function isComplete(states: ReadonlySet<number>, automaton: Automaton): boolean {
  return [...states].some((state) => automaton.states[state]?.isLast);
}

/** The shortest text behind which no state is left; nothing where some state always completes the pattern. */
function findSuffix(
  from: ReadonlySet<number>,
  automaton: Automaton,
  alphabet: Alphabet,
  budget: Budget,
): string | undefined {
  const queue = [{ states: from, text: '', isEnded: false }];
  const seen = new Set<string>();
  for (const { states, text, isEnded } of queue) {
    const key = `${isEnded} ${[...states].sort((a, b) => a - b).join(' ')}`;
    if (seen.has(key) || isComplete(states, automaton)) continue;
    if (states.size === 0) return text;
    seen.add(key);
    budget.spend(states.size * COST_OF_STATE);
    queue.push({ states: read(alphabet.end, states, automaton), text, isEnded: true });
    for (let letter = 1n; !isEnded && letter <= alphabet.any; letter <<= 1n) {
      queue.push({ states: read(letter, states, automaton), text: text + alphabet.sample(letter), isEnded });
    }
  }
  return undefined;
}

const COST_OF_STATE = 100;

function read(letter: Letters, from: ReadonlySet<number>, { states }: Automaton): ReadonlySet<number> {
  const to = new Set<number>();
  for (const state of from) {
    for (const next of states[state]?.next.keys() ?? []) {
      if (((states[next]?.letters ?? 0n) & letter) !== 0n) to.add(next);
    }
  }
  return to;
}

function lowest(letters: Letters): Letters {
  return letters & -letters;
}
