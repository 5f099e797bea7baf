import { type AST, RegExpParser } from '@eslint-community/regexpp';
import type { ReadonlyNFA } from 'refa';
import { complementOf, concatenationOf, intersectionOf, shortestText, unionOf, wholeMatchesOf } from './automata.ts';
import { BoundedCache } from './boundedCache.ts';

/** How two patterns compare. `text` matches the first one and not the second. */
export type PatternComparison = { readonly isIncluded: true } | { readonly isIncluded: false; readonly text: string };

const comparisons = new BoundedCache<PatternComparison | undefined>(10_000);
/** They are large. */
const automata = new BoundedCache<ReadonlyNFA>(200);

/** Whether every text that one pattern matches is matched by another one. Undefined if automata cannot tell. */
export function comparePatterns(pattern: string, other: string): PatternComparison | undefined {
  return comparisons.get(JSON.stringify([pattern, other]), () => compared(pattern, other));
}

/** Whether every text that all of some patterns match is matched by another one. Undefined if automata cannot tell. */
export function compareTextsOfAll(patterns: readonly string[], other: string): PatternComparison | undefined {
  return comparisons.get(JSON.stringify([patterns, other]), () => {
    try {
      const [first = automatonOf(''), ...others] = patterns.map(automatonOf);
      return comparisonOf(others.reduce(intersectionOf, first), automatonOf(other));
    } catch {
      return undefined;
    }
  });
}

/** Whether a pattern matches every text. */
export function matchesAll(pattern: string): boolean {
  return comparePatterns('', pattern)?.isIncluded ?? false;
}

/** A short text that a pattern matches, if automata can tell. */
export function textMatching(pattern: string): string | undefined {
  const comparison = comparePatterns(pattern, NOTHING);
  return comparison?.isIncluded === false ? comparison.text : undefined;
}

const NOTHING = '[]';

/** A short text that both patterns match. Null if no text matches both, undefined if automata cannot tell. */
export function textMatchingBoth(pattern: string, other: string): string | null | undefined {
  try {
    return shortestText(intersectionOf(automatonOf(pattern), automatonOf(other))) ?? null;
  } catch {
    return undefined;
  }
}

function compared(pattern: string, other: string): PatternComparison | undefined {
  try {
    return comparisonOf(automatonOf(pattern), automatonOf(other));
  } catch {
    // Backreferences and most assertions inside a pattern are beyond automata, and so are very long repetitions.
    return undefined;
  }
}

/** Whether texts are among others. Throws if the automata are too large. */
export function comparisonOf(texts: ReadonlyNFA, others: ReadonlyNFA): PatternComparison {
  const text = shortestText(intersectionOf(texts, complementOf(others)));
  return text === undefined ? { isIncluded: true } : { isIncluded: false, text };
}

/** The texts in which a pattern matches somewhere. */
export function automatonOf(pattern: string): ReadonlyNFA {
  return automata.get(pattern, () => createAutomaton(pattern));
}

function createAutomaton(pattern: string): ReadonlyNFA {
  const { alternatives } = new RegExpParser().parsePattern(pattern, undefined, undefined, { unicode: true });
  const [first, ...others] = alternatives.map(({ elements }) => textsOf(piecesOf(elements)));
  return first ? unionOf(first, ...others) : wholeMatchesOf(NOTHING);
}

/** A regular expression, or an assertion about what surrounds a place in the text. */
type Piece = string | AST.LookaroundAssertion;

/** What whole texts consist of. What may precede or follow a match is written instead of the assertions at the ends. */
function piecesOf(elements: readonly AST.Element[]): readonly Piece[] {
  if (elements.length === 0) return [ANYTHING];
  const last = elements.length - 1;
  const pieces = elements.map((element, index) =>
    piecesOfElement(element, { start: index === 0, end: index === last }),
  );
  return pieces.flat().filter((piece) => piece !== '');
}

interface Ends {
  readonly start: boolean;
  readonly end: boolean;
}

function piecesOfElement(element: AST.Element, isAt: Ends): readonly Piece[] {
  if (!isAt.start && !isAt.end) return [isLookaround(element) ? element : element.raw];
  if (element.type === 'Group' || element.type === 'CapturingGroup')
    return [`(?:${element.alternatives.map((inner) => wholeTexts(inner.elements, isAt)).join('|')})`];
  const isStart = element.type === 'Assertion' && element.kind === 'start';
  const isEnd = element.type === 'Assertion' && element.kind === 'end';
  const own = (isStart && isAt.start) || (isEnd && isAt.end) ? '' : isLookaround(element) ? element : element.raw;
  return [isAt.start && !isStart ? ANYTHING : '', own, isAt.end && !isEnd ? ANYTHING : ''];
}

/** Elements at the start or the end of a text, as a regular expression. */
function wholeTexts(elements: readonly AST.Element[], { start, end }: Ends): string {
  if (elements.length === 0) return start || end ? ANYTHING : '';
  const last = elements.length - 1;
  return elements
    .flatMap((element, index) => piecesOfElement(element, { start: start && index === 0, end: end && index === last }))
    .map((piece) => (typeof piece === 'string' ? piece : piece.raw))
    .join('');
}

const ANYTHING = '[^]*';

function isLookaround(element: AST.Element): element is AST.LookaroundAssertion {
  return element.type === 'Assertion' && (element.kind === 'lookahead' || element.kind === 'lookbehind');
}

/**
 * The texts that pieces match one after the other. A lookahead is about all that follows it, and a lookbehind at the end about
 * all that precedes it. Throws for a lookbehind with something behind it.
 */
function textsOf(pieces: readonly Piece[]): ReadonlyNFA {
  const last = pieces.at(-1);
  if (typeof last === 'object' && last.kind === 'lookbehind') return asserted(textsOf(pieces.slice(0, -1)), last);
  const index = pieces.findIndex((piece) => typeof piece === 'object');
  const assertion = pieces[index];
  if (typeof assertion !== 'object') return wholeMatchesOf(pieces.join(''));
  if (assertion.kind === 'lookbehind') throw new RangeError('Automata do not look behind within a text.');
  const rest = asserted(textsOf(pieces.slice(index + 1)), assertion);
  return index === 0 ? rest : concatenationOf(wholeMatchesOf(pieces.slice(0, index).join('')), rest);
}

/** Those of the texts for which an assertion at their start, or a lookbehind at their end, holds. */
function asserted(texts: ReadonlyNFA, { kind, negate, alternatives }: AST.LookaroundAssertion): ReadonlyNFA {
  const isAt = { start: kind === 'lookbehind', end: kind === 'lookahead' };
  const found = wholeMatchesOf(alternatives.map(({ elements }) => wholeTexts(elements, isAt)).join('|'));
  return intersectionOf(texts, negate ? complementOf(found) : found);
}
