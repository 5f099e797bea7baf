import { type AST, RegExpParser, visitRegExpAST } from '@eslint-community/regexpp';
import { type Atom, newAlphabet, type SymbolSet } from './alphabet.ts';
import { type Attack, findAttack } from './attack.ts';
import { type Automaton, newAutomaton } from './automaton.ts';
import { type Budget, BudgetExceeded, newBudget } from './budget.ts';
import { findLoops, type Loop } from './loops.ts';
import { ECMA_VERSION } from './patternError.ts';

/** How a pattern can keep a backtracking engine busy (ReDoS). */
export interface Backtracking {
  /** `unknown` if the pattern is too large to be searched in a bounded time. */
  readonly kind: 'exponential' | 'unknown';
  /** One sentence. */
  readonly explanation: string;
  /** The repetition that causes it, as written. */
  readonly part?: string;
  readonly attack?: Attack;
}

const MAX_LENGTH = 10_000;

/** A search with this many steps takes about half a second. */
const MAX_STEPS = 3_000_000;

const TOO_LARGE: Backtracking = {
  kind: 'unknown',
  explanation: 'The pattern is too large to check for exponential backtracking.',
};

/**
 * Reports whether some text makes the pattern backtrack exponentially before it fails to match; undefined if none does.
 *
 * The answer is exact for the regular part of a pattern. Word boundaries and lookarounds are assumed to hold, and a
 * backreference to match any character. Polynomial backtracking is ignored, because many harmless patterns have it.
 * The pattern must be valid.
 */
export function findBacktracking(pattern: string): Backtracking | undefined {
  if (pattern.length > MAX_LENGTH) return TOO_LARGE;
  try {
    return searchPattern(parse(pattern), newBudget(MAX_STEPS));
  } catch (error) {
    // A RangeError means that the pattern is nested too deeply for the call stack.
    if (error instanceof BudgetExceeded || error instanceof RangeError) return TOO_LARGE;
    throw error;
  }
}

function parse(pattern: string): AST.Pattern {
  const parser = new RegExpParser({ ecmaVersion: ECMA_VERSION });
  return parser.parsePattern(pattern, 0, pattern.length, { unicode: true });
}

function searchPattern(tree: AST.Pattern, budget: Budget): Backtracking | undefined {
  const alphabet = newAlphabet(atomsOf(tree), budget);
  for (const root of [tree, ...lookaroundsOf(tree)]) {
    const automaton = newAutomaton(root.alternatives, { alphabet, budget, isSearched: root === tree });
    for (const symbols of [alphabet.any, alphabet.any & ~acceptingSymbols(automaton)]) {
      for (const loop of findLoops(automaton, symbols, budget)) {
        const attack = findAttack(loop, automaton, alphabet, budget);
        if (attack) return exponential(loop, automaton, attack);
      }
    }
  }
  return undefined;
}

/** The symbols that may complete a match: a text without them is the better attack. */
function acceptingSymbols({ states }: Automaton): SymbolSet {
  return states.reduce((symbols, state) => (state.isAccepting ? symbols | state.symbols : symbols), 0n);
}

function exponential(loop: Loop, automaton: Automaton, attack: Attack): Backtracking {
  const part = enclosingRepetition(automaton.states[loop.state]?.node);
  const [prefix, pump, suffix] = [attack.prefix, attack.pump, attack.suffix].map((text) => JSON.stringify(text));
  const text = `${attack.prefix && `${prefix} + `}${pump}.repeat(n)${attack.suffix && ` + ${suffix}`}`;
  return {
    kind: 'exponential',
    part,
    attack,
    explanation: `${part} backtracks exponentially: the time to match ${text} doubles whenever n grows by one.`,
  };
}

/** The outermost repetition around an atom. */
function enclosingRepetition(atom: AST.Node | undefined): string {
  let part = '';
  for (let node: AST.Node | null = atom ?? null; node; node = node.parent) {
    if (node.type === 'Quantifier' && node.max > 1) part = node.raw;
  }
  return part.length > MAX_PART_LENGTH ? `${part.slice(0, MAX_PART_LENGTH - 1)}…` : part;
}

const MAX_PART_LENGTH = 80;

function atomsOf(tree: AST.Pattern): readonly Atom[] {
  const atoms: Atom[] = [];
  const add = (node: Atom) => {
    const isInClass = node.parent.type === 'CharacterClass' || node.parent.type === 'CharacterClassRange';
    if (!isInClass) atoms.push(node);
  };
  visitRegExpAST(tree, { onCharacterEnter: add, onCharacterSetEnter: add, onCharacterClassEnter: add });
  return atoms;
}

function lookaroundsOf(tree: AST.Pattern): readonly AST.LookaroundAssertion[] {
  const lookarounds: AST.LookaroundAssertion[] = [];
  visitRegExpAST(tree, {
    onAssertionEnter(node) {
      if (node.kind === 'lookahead' || node.kind === 'lookbehind') lookarounds.push(node);
    },
  });
  return lookarounds;
}
