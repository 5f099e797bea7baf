import { type AST, RegExpParser } from '@eslint-community/regexpp';
import { ANY_CHARACTER, type CharacterSet, characterSet } from './characters.ts';
import { charactersIn, hasAssertion, hasVariants, isAlwaysLonger } from './elements.ts';
import type { Term, Terms } from './terms.ts';

/** A regular expression as the set of texts in which it finds a match. */
export interface ParsedPattern {
  readonly term: Term;
  /** False if the pattern has syntax that the term only approximates, such as a backreference. */
  readonly isExact: boolean;
  /** Whether a repetition contains a choice or another repetition, so that an engine may backtrack exponentially. */
  readonly isNested: boolean;
  readonly sets: readonly CharacterSet[];
  /** The characters that the pattern names. */
  readonly literals: readonly string[];
}

/** Repetitions of lookarounds are written out up to this many rounds. */
const MAX_UNROLLED = 4;

/** Throws if the text is not a regular expression. */
export function parsePattern(source: string, terms: Terms): ParsedPattern {
  const pattern = new RegExpParser({ ecmaVersion: 2024 }).parsePattern(source, 0, source.length, { unicode: true });
  const conversion = new Conversion(terms);
  const anywhere = terms.repeat(terms.character(ANY_CHARACTER), 1, Infinity);
  const term = terms.choice([
    conversion.alternatives(pattern.alternatives, terms.anything, 'start'),
    terms.sequence(anywhere, conversion.alternatives(pattern.alternatives, terms.anything, 'inside')),
  ]);
  const { isExact, isNested, sets, literals } = conversion;
  return { term, isExact, isNested, sets: [...sets.values()], literals: [...literals] };
}

/** Whether characters of the text precede a part of the pattern. */
type Position = 'start' | 'inside' | 'either';

/** Converts from the end to the start: each part is given the term of everything after it, which lookaheads see. */
class Conversion {
  isExact = true;
  isNested = false;
  readonly sets = new Map<string, CharacterSet>();
  readonly literals = new Set<string>();
  readonly #terms: Terms;
  #isInReference = false;

  constructor(terms: Terms) {
    this.#terms = terms;
  }

  alternatives(alternatives: readonly AST.Alternative[], rest: Term, position: Position): Term {
    return this.#terms.choice(alternatives.map(({ elements }) => this.#elements(elements, rest, position)));
  }

  #elements([first, ...others]: readonly AST.Element[], rest: Term, position: Position): Term {
    if (!first) return rest;
    return this.#element(first, this.#elements(others, rest, positionAfter(first, position)), position);
  }

  #element(element: AST.Element, rest: Term, position: Position): Term {
    switch (element.type) {
      case 'Group':
      case 'CapturingGroup':
        return this.alternatives(element.alternatives, rest, position);
      case 'Quantifier':
        return this.#quantifier(element, rest, position);
      case 'Assertion':
        return this.#assertion(element, rest, position);
      case 'Backreference':
        return this.#approximate(this.#reference(element, rest));
      default:
        return this.#terms.sequence(this.#character(element), rest);
    }
  }

  #character(node: AST.Node): Term {
    const set = this.sets.get(node.raw) ?? characterSet(node);
    this.sets.set(node.raw, set);
    for (const char of charactersIn(node)) this.literals.add(char);
    return this.#terms.character(set);
  }

  #quantifier({ element, min, max }: AST.Quantifier, rest: Term, position: Position): Term {
    if (max > MAX_UNROLLED && hasVariants(element)) this.isNested = true;
    if (hasAssertion(element)) return this.#unroll(element, { min, max, rest, position });
    return this.#terms.sequence(
      this.#terms.repeat(this.#element(element, this.#terms.empty, 'inside'), min, max),
      rest,
    );
  }

  /** A lookaround depends on what follows it, so each round is a term of its own. */
  #unroll(
    element: AST.QuantifiableElement,
    { min, max, rest, position }: { min: number; max: number; rest: Term; position: Position },
  ): Term {
    if (max > MAX_UNROLLED) this.isExact = false;
    let term = rest;
    for (let round = Math.min(max, MAX_UNROLLED); round > 0; round--) {
      const once = this.#element(element, term, round === 1 || position === 'inside' ? position : 'either');
      term = round > min ? this.#terms.choice([rest, once]) : once;
    }
    return term;
  }

  /** Any text of the group, instead of the one that the group has matched. */
  #reference({ resolved }: AST.Backreference, rest: Term): Term {
    const [group] = [resolved].flat();
    if (!group || this.#isInReference) return this.#terms.sequence(this.#terms.anything, rest);
    this.#isInReference = true;
    const term = this.alternatives(group.alternatives, rest, 'either');
    this.#isInReference = false;
    return term;
  }

  #assertion(assertion: AST.Assertion, rest: Term, position: Position): Term {
    const terms = this.#terms;
    switch (assertion.kind) {
      case 'start':
        if (position === 'either') return this.#approximate(rest);
        return position === 'start' ? rest : terms.nothing;
      case 'end':
        return terms.both([terms.empty, rest]);
      case 'lookahead': {
        const ahead = this.alternatives(assertion.alternatives, terms.anything, position);
        return terms.both([assertion.negate ? terms.not(ahead) : ahead, rest]);
      }
      case 'lookbehind':
        // The text that a lookbehind requires is inserted there, although it may overlap with what comes before.
        return this.#approximate(assertion.negate ? rest : this.alternatives(assertion.alternatives, rest, 'either'));
      default:
        return this.#approximate(rest);
    }
  }

  #approximate(term: Term): Term {
    this.isExact = false;
    return term;
  }
}

function positionAfter(element: AST.Element, position: Position): Position {
  if (element.type === 'Assertion' || position === 'inside') return position;
  return isAlwaysLonger(element) ? 'inside' : 'either';
}
