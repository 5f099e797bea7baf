import type { AST } from '@eslint-community/regexpp';
import type { Alphabet, Letters } from './alphabet.ts';
import type { Budget } from './budget.ts';
import { repetition } from './repetition.ts';

/**
 * A pattern as an automaton without empty steps (Glushkov's): a state for each atom, entered by reading that atom.
 * What matters for backtracking is not whether a state follows another but in how many ways: in one or in more.
 */
export interface Automaton {
  readonly states: readonly State[];
  /** The state before anything is read. */
  readonly start: number;
}

export interface State {
  readonly letters: Letters;
  /** The states that may come next, and in how many ways; 2 stands for any more. */
  readonly next: Map<number, number>;
  /** Whether the pattern may be complete here. */
  isLast: boolean;
  /** The atom; nothing for what stands before the pattern. */
  readonly node?: AST.Node;
}

interface AutomatonRules {
  readonly alphabet: Alphabet;
  readonly budget: Budget;
  /** Whether the pattern may begin anywhere in a text. */
  readonly isSearched: boolean;
}

/** A part of a pattern: how it can be empty, begin and end, each with the number of ways. */
interface Part {
  readonly empty: number;
  readonly first: Ways;
  readonly last: Ways;
}

type Ways = ReadonlyMap<number, number>;

/** What is being built. */
interface Building {
  readonly states: State[];
  readonly budget: Budget;
}

export function newAutomaton(
  alternatives: readonly AST.Alternative[],
  { alphabet, budget, isSearched }: AutomatonRules,
): Automaton {
  const states: State[] = [];
  const building = { states, budget };
  const pattern = partBuilder(building, alphabet)(alternatives);
  for (const state of pattern.last.keys()) setLast(states, state);
  const skipped = states.push({ letters: alphabet.any | alphabet.start, next: new Map(), isLast: false }) - 1;
  const start = states.push({ letters: 0n, next: new Map(), isLast: pattern.empty > 0 }) - 1;
  connect(building, new Map([[start, 1]]), pattern.first);
  // Where a pattern does not begin with `^`, an engine tries it at each character.
  if (isSearched) {
    const anywhere = new Map([...pattern.first, [skipped, 1]]);
    connect(building, new Map([[skipped, 1]]), anywhere);
    connect(building, new Map([[start, 1]]), new Map([[skipped, 1]]));
  }
  return { states, start };
}

function partBuilder(building: Building, alphabet: Alphabet) {
  const { states, budget } = building;
  const leaf = (letters: Letters, node: AST.Node): Part => {
    budget.spend(COST_OF_STATE);
    const ways = new Map([[states.push({ letters, next: new Map(), isLast: false, node }) - 1, 1]]);
    return { empty: 0, first: ways, last: ways };
  };
  const choice = (alternatives: readonly AST.Alternative[]): Part =>
    alternatives
      .map((alternative) => sequence(alternative.elements.map((element) => () => part(element))))
      .reduce(either);
  const sequence = (parts: readonly (() => Part)[]): Part =>
    parts.reduce((before: Part, next) => both(building, before, next()), NOTHING);
  const repeat = (node: AST.Quantifier): Part => {
    const { min, max } = repetition(node);
    const once = () => part(node.element);
    const required = Array.from({ length: max === Infinity && min > 0 ? min - 1 : min }, () => once);
    if (max === Infinity) return sequence([...required, () => endless(building, once(), min)]);
    // x{2,4} is xx(x(x)?)?
    const optional = Array.from({ length: max - min }).reduce(
      (rest: () => Part) => () => ({ ...sequence([once, rest]), empty: 1 }),
      () => NOTHING,
    );
    return sequence([...required, optional]);
  };
  const part = (node: AST.Element): Part => {
    switch (node.type) {
      case 'Quantifier':
        return repeat(node);
      case 'Group':
      case 'CapturingGroup':
        return choice(node.alternatives);
      case 'Assertion':
        // What is looked at around a place is analysed by itself, and word boundaries are taken to hold.
        if (node.kind === 'start') return leaf(alphabet.start, node);
        return node.kind === 'end' ? leaf(alphabet.end, node) : NOTHING;
      case 'Backreference':
        return leaf(alphabet.any, node);
      case 'ExpressionCharacterClass':
        throw new TypeError('Classes with operators are not in Unicode mode');
      default:
        return leaf(alphabet.lettersOf(node), node);
    }
  };
  return choice;
}

const NOTHING: Part = { empty: 1, first: new Map(), last: new Map() };
const COST_OF_STATE = 500;

function either(a: Part, b: Part): Part {
  return { empty: cap(a.empty + b.empty), first: sum(a.first, b.first), last: sum(a.last, b.last) };
}

function both(building: Building, a: Part, b: Part): Part {
  connect(building, a.last, b.first);
  return {
    empty: cap(a.empty * b.empty),
    first: a.empty > 0 ? sum(a.first, times(b.first, a.empty)) : a.first,
    last: b.empty > 0 ? sum(b.last, times(a.last, b.empty)) : b.last,
  };
}

/** A round that matches nothing ends a repetition, so only rounds that match something are connected. */
function endless(building: Building, part: Part, min: number): Part {
  connect(building, part.last, part.first);
  return { ...part, empty: min === 0 ? 1 : part.empty };
}

function connect({ states, budget }: Building, from: Ways, to: Ways): void {
  // What is connected is also copied into the ways of what it is part of.
  budget.spend((from.size + 1) * (to.size + 1));
  for (const [source, waysOut] of from) {
    const next = states[source]?.next;
    for (const [target, waysIn] of to) next?.set(target, cap((next.get(target) ?? 0) + waysOut * waysIn));
  }
}

function sum(a: Ways, b: Ways): Ways {
  const all = new Map(a);
  for (const [state, ways] of b) all.set(state, cap((all.get(state) ?? 0) + ways));
  return all;
}

function times(ways: Ways, factor: number): Ways {
  return new Map(Array.from(ways, ([state, count]) => [state, cap(count * factor)]));
}

function cap(ways: number): number {
  return Math.min(ways, 2);
}

function setLast(states: readonly State[], at: number): void {
  const state = states[at];
  if (state) state.isLast = true;
}
