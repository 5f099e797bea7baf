import { type AST, RegExpParser, visitRegExpAST } from '@eslint-community/regexpp';
import { type Atom, type Letters, newAlphabet } from './alphabet.ts';
import { type Attack, findAttack } from './attack.ts';
import { type Automaton, type AutomatonRules, newAutomaton } from './automaton.ts';
import { BudgetExceeded, newBudget } from './budget.ts';
import { findExponential } from './exponential.ts';
import type { Loop } from './loop.ts';
import { ECMA_VERSION } from './patternError.ts';
import { findPolynomial } from './polynomial.ts';

/** How a pattern can make an engine that backtracks slow (ReDoS). */
export interface Backtracking {
  /** `unknown` where the pattern is too large to be searched for exponential backtracking in a bounded time. */
  readonly kind: 'exponential' | 'polynomial' | 'unknown';
  /** One sentence. */
  readonly explanation: string;
  /** The repetition that does it, as written. */
  readonly part?: string;
  readonly attack?: Attack;
}

const MAX_LENGTH = 10_000;

const UNKNOWN: Backtracking = {
  kind: 'unknown',
  explanation: 'The pattern is too large to tell whether it backtracks.',
};

/** Steps of a search: about half a second at most. */
const BUDGET = 3_000_000;

/**
 * Whether some text makes the pattern backtrack exponentially, or else polynomially, before it does not match.
 * Exact for what is regular in a pattern; word boundaries and lookarounds are taken to hold, and a backreference to be
 * any character. Polynomial backtracking is only told where it is found within a bounded time. The pattern must be valid.
 */
export function findBacktracking(pattern: string): Backtracking | undefined {
  if (pattern.length > MAX_LENGTH) return UNKNOWN;
  const tree = within(() => parse(pattern));
  if (!tree) return UNKNOWN;
  const found = within(() => exponential(tree, newRules(tree, 8)) ?? 'none');
  if (found !== 'none') return found ?? UNKNOWN;
  return within(() => polynomial(tree, newRules(tree, 1000)));
}

/** The result; nothing where the budget or the stack was too small for it. */
function within<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    if (error instanceof BudgetExceeded || error instanceof RangeError) return undefined;
    throw error;
  }
}

function parse(pattern: string): AST.Pattern {
  const parser = new RegExpParser({ ecmaVersion: ECMA_VERSION });
  return parser.parsePattern(pattern, 0, pattern.length, { unicode: true });
}

type Rules = Omit<AutomatonRules, 'isSearched'>;

function newRules(tree: AST.Pattern, endlessFrom: number): Rules {
  const budget = newBudget(BUDGET);
  return { alphabet: newAlphabet(atomsOf(tree), budget), budget, endlessFrom };
}

function exponential(tree: AST.Pattern, rules: Rules): Backtracking | undefined {
  for (const part of [tree, ...lookarounds(tree)]) {
    const automaton = newAutomaton(part.alternatives, { ...rules, isSearched: part === tree });
    for (const letters of [rules.alphabet.any, rules.alphabet.any & ~completing(automaton)]) {
      for (const loop of findExponential(automaton, letters, rules.budget)) {
        const attack = findAttack(loop, automaton, rules.alphabet, rules.budget);
        if (attack) return { kind: 'exponential', ...described(loop, automaton, attack, 'doubles the time') };
      }
    }
  }
  return undefined;
}

/** The letters that may complete a pattern: a text without them is the better attack. */
function completing({ states }: Automaton): Letters {
  return states.reduce((letters, state) => (state.isLast ? letters | state.letters : letters), 0n);
}

function polynomial(tree: AST.Pattern, rules: Rules): Backtracking | undefined {
  const automaton = newAutomaton(tree.alternatives, { ...rules, isSearched: true });
  for (const loop of findPolynomial(automaton, rules.alphabet, rules.budget)) {
    const attack = findAttack(loop, automaton, rules.alphabet, rules.budget);
    if (attack) return { kind: 'polynomial', ...described(loop, automaton, attack, 'takes longer than the last') };
  }
  return undefined;
}

function described(loop: Loop, automaton: Automaton, attack: Attack, cost: string) {
  const part = repetitionAround(automaton.states[loop.states.at(-1) ?? 0]?.node);
  const [prefix, pump, suffix] = [attack.prefix, attack.pump, attack.suffix].map((text) => JSON.stringify(text));
  const text = `${attack.prefix && `${prefix} + `}${pump} many times${attack.suffix && ` + ${suffix}`}`;
  return {
    part,
    attack,
    explanation: `${part} can match the same text in many ways: in ${text}, each further ${pump} ${cost}.`,
  };
}

/** The outermost repetition that an atom is in. */
function repetitionAround(atom: AST.Node | undefined): string {
  let part = '';
  for (let node: AST.Node | null = atom ?? null; node; node = node.parent) {
    if (node.type === 'Quantifier' && node.max > 1) part = node.raw;
  }
  return part.length > 80 ? `${part.slice(0, 79)}…` : part;
}

function atomsOf(tree: AST.Pattern): readonly Atom[] {
  const atoms: Atom[] = [];
  const add = (node: Atom) => {
    const isMember = node.parent.type === 'CharacterClass' || node.parent.type === 'CharacterClassRange';
    if (!isMember) atoms.push(node);
  };
  visitRegExpAST(tree, { onCharacterEnter: add, onCharacterSetEnter: add, onCharacterClassEnter: add });
  return atoms;
}

function lookarounds(tree: AST.Pattern): readonly AST.LookaroundAssertion[] {
  const found: AST.LookaroundAssertion[] = [];
  visitRegExpAST(tree, {
    onAssertionEnter(node) {
      if (node.kind === 'lookahead' || node.kind === 'lookbehind') found.push(node);
    },
  });
  return found;
}
