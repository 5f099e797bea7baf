import { shortestPath } from '@hookbook/contract/graph';
import type { Alphabet, SymbolSet } from './alphabet.ts';
import type { Automaton } from './automaton.ts';
import { type Budget, costPerEdge } from './budget.ts';
import type { Loop } from './loops.ts';

/** The text `prefix + pump.repeat(n) + suffix` makes an engine try about 2^n ways to match. */
export interface Attack {
  readonly prefix: string;
  readonly pump: string;
  readonly suffix: string;
}

/** A text that enters the loop and then fails to match; undefined if every such text matches. */
export function findAttack(loop: Loop, automaton: Automaton, alphabet: Alphabet, budget: Budget): Attack | undefined {
  const { states, start } = automaton;
  for (const pump of pumpVariants(loop.pump)) {
    const reached = statesAfterPumping(pump, loop.state, automaton);
    const suffix = reached && findSuffix(reached, automaton, alphabet, budget);
    if (suffix === undefined) continue;
    const successors = costPerEdge(budget, (state: number) => states[state]?.edges.keys() ?? []);
    const path = shortestPath(start, (state) => state === loop.state, successors) ?? [];
    const toText = (sets: readonly SymbolSet[]) => sets.map(alphabet.sample).join('');
    return { prefix: toText(path.map((state) => states[state]?.symbols ?? 0n)), pump: toText(pump), suffix };
  }
  return undefined;
}

/** One pump for each of its symbols, used wherever possible: the pattern may always match some variants. */
function* pumpVariants(pump: readonly SymbolSet[]): Iterable<readonly SymbolSet[]> {
  const all = pump.reduce((union, symbols) => union | symbols, 0n);
  for (let rest = all; rest > 0n; rest &= rest - 1n) {
    const symbol = lowestSymbol(rest);
    yield pump.map((symbols) => symbols & symbol || lowestSymbol(symbols));
  }
}

/** All states that an engine may be in after any number of pumps; undefined if it accepts on the way. */
function statesAfterPumping(
  pump: readonly SymbolSet[],
  from: number,
  automaton: Automaton,
): ReadonlySet<number> | undefined {
  const all = new Set([from]);
  for (let size = 0; size < all.size; ) {
    size = all.size;
    let states: ReadonlySet<number> = all;
    for (const symbol of pump) {
      if (accepts(states, automaton)) return undefined;
      states = step(symbol, states, automaton);
    }
    for (const state of states) all.add(state);
  }
  return all;
}

function accepts(states: ReadonlySet<number>, automaton: Automaton): boolean {
  return [...states].some((state) => automaton.states[state]?.isAccepting);
}

/** The shortest text after which no state is left; undefined if every text leads to an accepting state. */
function findSuffix(
  from: ReadonlySet<number>,
  automaton: Automaton,
  alphabet: Alphabet,
  budget: Budget,
): string | undefined {
  const queue = [{ states: from, text: '', isEnded: false }];
  const visited = new Set<string>();
  for (const { states, text, isEnded } of queue) {
    const key = `${isEnded} ${[...states].sort((a, b) => a - b).join(' ')}`;
    if (visited.has(key) || accepts(states, automaton)) continue;
    if (states.size === 0) return text;
    visited.add(key);
    budget.consume(states.size * STATE_COST);
    queue.push({ states: step(alphabet.end, states, automaton), text, isEnded: true });
    for (let symbol = 1n; !isEnded && symbol <= alphabet.any; symbol <<= 1n) {
      queue.push({ states: step(symbol, states, automaton), text: text + alphabet.sample(symbol), isEnded });
    }
  }
  return undefined;
}

const STATE_COST = 100;

/** The states that the automaton may be in after reading a symbol. */
function step(symbol: SymbolSet, from: ReadonlySet<number>, { states }: Automaton): ReadonlySet<number> {
  const to = new Set<number>();
  for (const state of from) {
    for (const next of states[state]?.edges.keys() ?? []) {
      if (((states[next]?.symbols ?? 0n) & symbol) !== 0n) to.add(next);
    }
  }
  return to;
}

function lowestSymbol(symbols: SymbolSet): SymbolSet {
  return symbols & -symbols;
}
