import type { Random } from '../random/index.ts';
import { characterClasses } from './characters.ts';
import { parsePattern } from './parsePattern.ts';
import { type Term, Terms } from './terms.ts';

/** The texts to find. Lengths count code points. */
export interface TextSearch {
  /** Regular expressions that a text must match. */
  readonly patterns: readonly string[];
  /** Regular expressions that a text must not match. */
  readonly excluded: readonly string[];
  readonly minLength: number;
  readonly maxLength: number;
}

/** Texts that match all patterns together, most of them short. */
export type FindTexts = (search: TextSearch, random: Random) => Iterable<string>;

/** How many times to search, each time choosing other characters. */
const ATTEMPTS = 12;
/** Texts are at most this much longer than `minLength`. */
const MAX_EXTRA_LENGTH = 2000;
/** At most this many terms are followed for each length: some patterns have exponentially many. */
const MAX_TERMS_PER_LENGTH = 500;
/** How many characters all searches for one set of patterns may try. */
const MAX_TRIED = 300_000;

/**
 * Parses each set of patterns once. Texts are exact unless a pattern has backreferences, lookbehinds or word boundaries, so
 * test them. Finds none for a pattern that is invalid, or for which the search becomes too long.
 */
export function createFindTexts(): FindTexts {
  const spaces = new Map<string, Space | undefined>();
  return function* (search, random) {
    const key = JSON.stringify([search.patterns, search.excluded]);
    const space = spaces.has(key) ? spaces.get(key) : ignoringFailure(() => createSpace(search));
    spaces.set(key, space);
    if (space) yield* findInSpace(space, search, random);
  };
}

function* findInSpace(space: Space, search: TextSearch, random: Random): Generator<string> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const shortest = ignoringFailure(() => findText(space, search, random));
    if (!shortest) return;
    const wanted = 6 + random.below(7);
    // A pattern that ends in `$` gets a text of a usual length. To others, more characters would only add noise.
    const isOpen = shortest.rest === space.terms.anything;
    const longer =
      isOpen || wanted <= shortest.length || wanted > search.maxLength
        ? undefined
        : ignoringFailure(() => findText(space, { ...search, minLength: wanted, maxLength: wanted + 6 }, random));
    if (longer && longer.length <= search.maxLength) yield longer.text;
    yield shortest.text;
  }
}

/** The texts to find, and characters to write them with. */
interface Space {
  readonly terms: Terms;
  readonly start: Term;
  readonly classes: readonly (readonly string[])[];
  /** How many characters may still be tried. */
  left: number;
}

function createSpace({ patterns, excluded }: TextSearch): Space {
  const terms = new Terms();
  const wanted = patterns.map((pattern) => parsePattern(pattern, terms));
  const unwanted = excluded.map((pattern) => parsePattern(pattern, terms));
  const all = [...wanted, ...unwanted];
  return {
    terms,
    start: terms.both([...wanted.map(({ term }) => term), ...unwanted.map(({ term }) => terms.not(term))]),
    classes: characterClasses(
      all.flatMap(({ sets }) => sets),
      all.flatMap(({ literals }) => literals),
    ),
    left: MAX_TRIED,
  };
}

interface FoundText {
  readonly text: string;
  readonly length: number;
  /** The texts that may follow. */
  readonly rest: Term;
}

/** A character that leads to a term. */
interface Step {
  readonly char: string;
  readonly before: Step | undefined;
}

type Reached = ReadonlyMap<Term, Step | undefined>;

/** Breadth first: all terms that a text of each length can lead to. */
function findText(space: Space, { minLength, maxLength }: TextSearch, random: Random): FoundText | undefined {
  let reached: Reached = new Map([[space.start, undefined]]);
  const left = space.left;
  for (let length = 0; length <= Math.min(maxLength, minLength + MAX_EXTRA_LENGTH); length++) {
    if (length >= minLength)
      for (const [term, step] of reached) {
        if (!term.nullable) continue;
        // Only failures cost: a pattern that has texts may be used for any number of payloads.
        space.left = left;
        return { text: textOf(step), length, rest: term };
      }
    reached = nextTerms(space, reached, random);
    if (reached.size === 0 || space.left <= 0) return undefined;
  }
  return undefined;
}

function nextTerms(space: Space, reached: Reached, random: Random): Reached {
  const { classes, terms } = space;
  const next = new Map<Term, Step>();
  for (const [term, before] of reached) {
    space.left -= classes.length;
    if (space.left <= 0 || next.size > MAX_TERMS_PER_LENGTH) break;
    const start = random.chance(0.7) ? 0 : random.below(classes.length);
    for (let index = 0; index < classes.length; index++) {
      const members = classes[(start + index) % classes.length] ?? [];
      const derived = term.derive(members[0] ?? '');
      if (derived !== terms.nothing && !next.has(derived)) next.set(derived, { char: random.pick(members), before });
    }
  }
  return next;
}

function textOf(last: Step | undefined): string {
  const chars: string[] = [];
  for (let step = last; step; step = step.before) chars.push(step.char);
  return chars.reverse().join('');
}

/** Undefined for a pattern that is invalid, too deep or too complex. */
function ignoringFailure<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
