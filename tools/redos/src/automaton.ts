import type { AST } from '@eslint-community/regexpp';
import type { Alphabet, SymbolSet } from './alphabet.ts';
import type { Budget } from './budget.ts';
import { repetition } from './repetition.ts';

/**
 * A pattern as a Glushkov automaton: no empty transitions, one state per atom, entered by reading that atom.
 *
 * Backtracking depends on how many ways lead from one state to the next, so edges have a multiplicity.
 */
export interface Automaton {
  readonly states: readonly State[];
  /** The state before anything is read. */
  readonly start: number;
}

export interface State {
  readonly symbols: SymbolSet;
  /** The states that may follow, each with the number of ways; 2 means "two or more". */
  readonly edges: Map<number, number>;
  /** Whether the pattern may match up to here. */
  isAccepting: boolean;
  /** The atom; undefined for states before the pattern. */
  readonly node?: AST.Node;
}

interface AutomatonOptions {
  readonly alphabet: Alphabet;
  readonly budget: Budget;
  /** Whether a match may begin anywhere in the text. */
  readonly isSearched: boolean;
}

/** A part of a pattern: in how many ways it can be empty, begin and end. */
interface Fragment {
  readonly empty: number;
  readonly first: WayCounts;
  readonly last: WayCounts;
}

/** The number of ways to each state. */
type WayCounts = ReadonlyMap<number, number>;

interface Construction {
  readonly states: State[];
  readonly budget: Budget;
}

export function newAutomaton(
  alternatives: readonly AST.Alternative[],
  { alphabet, budget, isSearched }: AutomatonOptions,
): Automaton {
  const states: State[] = [];
  const construction = { states, budget };
  const pattern = fragmentBuilder(construction, alphabet)(alternatives);
  for (const last of pattern.last.keys()) {
    const state = states[last];
    if (state) state.isAccepting = true;
  }
  const skipped = states.push({ symbols: alphabet.any | alphabet.start, edges: new Map(), isAccepting: false }) - 1;
  const start = states.push({ symbols: 0n, edges: new Map(), isAccepting: pattern.empty > 0 }) - 1;
  connect(construction, new Map([[start, 1]]), pattern.first);
  // Unless a pattern begins with `^`, an engine tries it at each character.
  if (isSearched) {
    const anywhere = new Map([...pattern.first, [skipped, 1]]);
    connect(construction, new Map([[skipped, 1]]), anywhere);
    connect(construction, new Map([[start, 1]]), new Map([[skipped, 1]]));
  }
  return { states, start };
}

function fragmentBuilder(construction: Construction, alphabet: Alphabet) {
  const { states, budget } = construction;
  const atom = (symbols: SymbolSet, node: AST.Node): Fragment => {
    budget.consume(STATE_COST);
    const ways = new Map([[states.push({ symbols, edges: new Map(), isAccepting: false, node }) - 1, 1]]);
    return { empty: 0, first: ways, last: ways };
  };
  const choice = (alternatives: readonly AST.Alternative[]): Fragment =>
    alternatives
      .map((alternative) => sequence(alternative.elements.map((element) => () => fragment(element))))
      .reduce(alternate);
  const sequence = (fragments: readonly (() => Fragment)[]): Fragment =>
    fragments.reduce((before: Fragment, next) => concatenate(construction, before, next()), EMPTY);
  const repeat = (node: AST.Quantifier): Fragment => {
    const { min, max } = repetition(node);
    const once = () => fragment(node.element);
    const required = Array.from({ length: max === Infinity && min > 0 ? min - 1 : min }, () => once);
    if (max === Infinity) return sequence([...required, () => repeatForever(construction, once(), min)]);
    // x{2,4} is xx(x(x)?)?
    const optional = Array.from({ length: max - min }).reduce(
      (rest: () => Fragment) => () => ({ ...sequence([once, rest]), empty: 1 }),
      () => EMPTY,
    );
    return sequence([...required, optional]);
  };
  const fragment = (node: AST.Element): Fragment => {
    switch (node.type) {
      case 'Quantifier':
        return repeat(node);
      case 'Group':
      case 'CapturingGroup':
        return choice(node.alternatives);
      case 'Assertion':
        // Lookarounds are analysed separately, and word boundaries are assumed to hold.
        if (node.kind === 'start') return atom(alphabet.start, node);
        return node.kind === 'end' ? atom(alphabet.end, node) : EMPTY;
      case 'Backreference':
        return atom(alphabet.any, node);
      case 'ExpressionCharacterClass':
        throw new TypeError('Unicode mode has no class set operations');
      default:
        return atom(alphabet.symbolsOf(node), node);
    }
  };
  return choice;
}

const EMPTY: Fragment = { empty: 1, first: new Map(), last: new Map() };
const STATE_COST = 500;

function alternate(a: Fragment, b: Fragment): Fragment {
  return { empty: saturate(a.empty + b.empty), first: addWays(a.first, b.first), last: addWays(a.last, b.last) };
}

function concatenate(construction: Construction, a: Fragment, b: Fragment): Fragment {
  connect(construction, a.last, b.first);
  return {
    empty: saturate(a.empty * b.empty),
    first: a.empty > 0 ? addWays(a.first, multiplyWays(b.first, a.empty)) : a.first,
    last: b.empty > 0 ? addWays(b.last, multiplyWays(a.last, b.empty)) : b.last,
  };
}

/** A round that matches the empty string ends a repetition, so only rounds that read something are connected. */
function repeatForever(construction: Construction, fragment: Fragment, min: number): Fragment {
  connect(construction, fragment.last, fragment.first);
  return { ...fragment, empty: min === 0 ? 1 : fragment.empty };
}

function connect({ states, budget }: Construction, from: WayCounts, to: WayCounts): void {
  // This also pays for copying both maps into those of the enclosing fragment.
  budget.consume((from.size + 1) * (to.size + 1));
  for (const [source, waysOut] of from) {
    const edges = states[source]?.edges;
    for (const [target, waysIn] of to) edges?.set(target, saturate((edges.get(target) ?? 0) + waysOut * waysIn));
  }
}

function addWays(a: WayCounts, b: WayCounts): WayCounts {
  const sums = new Map(a);
  for (const [state, count] of b) sums.set(state, saturate((sums.get(state) ?? 0) + count));
  return sums;
}

function multiplyWays(ways: WayCounts, factor: number): WayCounts {
  return new Map(Array.from(ways, ([state, count]) => [state, saturate(count * factor)]));
}

function saturate(ways: number): number {
  return Math.min(ways, 2);
}
