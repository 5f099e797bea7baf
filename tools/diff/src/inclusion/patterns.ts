import { type AST, RegExpParser } from '@eslint-community/regexpp';
import { DFA, getIntersectionWordSets, JS, NFA, type ReadonlyNFA, Words } from 'refa';
import { BoundedCache } from './boundedCache.ts';

/** How two patterns compare. `text` matches the first one and not the second. */
export type PatternComparison = { readonly isIncluded: true } | { readonly isIncluded: false; readonly text: string };

const comparisons = new BoundedCache<PatternComparison | undefined>(10_000);
/** They are large. */
const automata = new BoundedCache<ReadonlyNFA>(200);

/** Automata with more states are not compared. */
export const MAX_NODES = 5000;

/** Whether every text that one pattern matches is matched by another one. Undefined if automata cannot tell. */
export function comparePatterns(pattern: string, other: string): PatternComparison | undefined {
  return comparisons.get(JSON.stringify([pattern, other]), () => compared(pattern, other));
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
    const [word] = getIntersectionWordSets(automatonOf(pattern), automatonOf(other), MAX_NODES);
    return word ? String.fromCodePoint(...Words.pickMostReadableWord(word)) : null;
  } catch {
    return undefined;
  }
}

function compared(pattern: string, other: string): PatternComparison | undefined {
  try {
    const matching = automatonOf(pattern);
    const refused = DFA.fromFA(automatonOf(other), new DFA.LimitedNodeFactory(MAX_NODES));
    refused.complement();
    const [word] = getIntersectionWordSets(matching, refused, MAX_NODES);
    return word
      ? { isIncluded: false, text: String.fromCodePoint(...Words.pickMostReadableWord(word)) }
      : { isIncluded: true };
  } catch {
    // Backreferences and assertions inside a pattern are beyond automata, and so are very long repetitions.
    return undefined;
  }
}

/** The texts in which a pattern matches somewhere. */
export function automatonOf(pattern: string): ReadonlyNFA {
  return automata.get(pattern, () => createAutomaton(pattern));
}

function createAutomaton(pattern: string): ReadonlyNFA {
  const { alternatives } = new RegExpParser().parsePattern(pattern, undefined, undefined, { unicode: true });
  const source = alternatives.map(({ elements }) => wholeTexts(elements, { start: true, end: true })).join('|');
  const { expression, maxCharacter } = JS.Parser.fromLiteral({ source, flags: 'u' }).parse({
    assertions: 'throw',
    backreferences: 'throw',
    maxNodes: MAX_NODES,
  });
  return NFA.fromRegex(expression, { maxCharacter }, {}, new NFA.LimitedNodeFactory(MAX_NODES));
}

interface Ends {
  readonly start: boolean;
  readonly end: boolean;
}

/** Elements that match whole texts. What may precede or follow them is written instead of the assertions at the ends. */
function wholeTexts(elements: readonly AST.Element[], { start, end }: Ends): string {
  if (elements.length === 0) return start || end ? ANYTHING : '';
  const last = elements.length - 1;
  const texts = elements.map((element, index) => {
    const isAt = { start: start && index === 0, end: end && index === last };
    if (!isAt.start && !isAt.end) return element.raw;
    if (element.type === 'Group' || element.type === 'CapturingGroup')
      return `(?:${element.alternatives.map((inner) => wholeTexts(inner.elements, isAt)).join('|')})`;
    const isStart = element.type === 'Assertion' && element.kind === 'start';
    const isEnd = element.type === 'Assertion' && element.kind === 'end';
    const inner = (isStart && isAt.start) || (isEnd && isAt.end) ? '' : element.raw;
    return `${isAt.start && !isStart ? ANYTHING : ''}${inner}${isAt.end && !isEnd ? ANYTHING : ''}`;
  });
  return texts.join('');
}

const ANYTHING = '[^]*';
