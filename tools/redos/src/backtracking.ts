import { type AST, RegExpParser, visitRegExpAST } from '@eslint-community/regexpp';
import { type Atom, type Letters, newAlphabet } from './alphabet.ts';
import { type Attack, findAttack } from './attack.ts';
import { type Automaton, newAutomaton } from './automaton.ts';
import { type Budget, BudgetExceeded, newBudget } from './budget.ts';
import { findLoops, type Loop } from './loops.ts';
import { ECMA_VERSION } from './patternError.ts';

/** How a pattern can keep an engine that backtracks busy for ever (ReDoS). */
export interface Backtracking {
  /** `unknown` where the pattern is too large to be searched in a bounded time. */
  readonly kind: 'exponential' | 'unknown';
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
 * Whether some text makes the pattern backtrack exponentially before it does not match. Exact for what is regular in a
 * pattern; word boundaries and lookarounds are taken to hold, and a backreference to be any character. What takes
 * polynomial time is let through, as many harmless patterns do. The pattern must be valid.
 */
export function findBacktracking(pattern: string): Backtracking | undefined {
  if (pattern.length > MAX_LENGTH) return UNKNOWN;
  try {
    return exponential(parse(pattern), newBudget(BUDGET));
  } catch (error) {
    // The budget or the stack was too small.
    if (error instanceof BudgetExceeded || error instanceof RangeError) return UNKNOWN;
    throw error;
  }
}

function parse(pattern: string): AST.Pattern {
  const parser = new RegExpParser({ ecmaVersion: ECMA_VERSION });
  return parser.parsePattern(pattern, 0, pattern.length, { unicode: true });
}

function exponential(tree: AST.Pattern, budget: Budget): Backtracking | undefined {
  const alphabet = newAlphabet(atomsOf(tree), budget);
  for (const part of [tree, ...lookarounds(tree)]) {
    const automaton = newAutomaton(part.alternatives, { alphabet, budget, isSearched: part === tree });
    for (const letters of [alphabet.any, alphabet.any & ~completing(automaton)]) {
      for (const loop of findLoops(automaton, letters, budget)) {
        const attack = findAttack(loop, automaton, alphabet, budget);
        if (attack) return described(loop, automaton, attack);
      }
    }
  }
  return undefined;
}

/** The letters that may complete a pattern: a text without them is the better attack. */
function completing({ states }: Automaton): Letters {
  return states.reduce((letters, state) => (state.isLast ? letters | state.letters : letters), 0n);
}

function described(loop: Loop, automaton: Automaton, attack: Attack): Backtracking {
  const part = repetitionAround(automaton.states[loop.state]?.node);
  const [prefix, pump, suffix] = [attack.prefix, attack.pump, attack.suffix].map((text) => JSON.stringify(text));
  const text = `${attack.prefix && `${prefix} + `}${pump} many times${attack.suffix && ` + ${suffix}`}`;
  return {
    kind: 'exponential',
    part,
    attack,
    explanation: `${part} can match the same text in many ways: in ${text}, each further ${pump} doubles the time.`,
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
