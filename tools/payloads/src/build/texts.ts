import type { Facet } from '../facets/facet.ts';
import { randomFor } from '../random/index.ts';
import { hintsOf, largest, smallest, type Target } from './target.ts';

/** Longer texts are not built. */
const MAX_LENGTH = 100_000;
const MAX_FILLERS = 1000;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** Texts that are likely to satisfy the facets, the most realistic first. */
export function* textCandidates({ branch: { facets }, place, search }: Target): Generator<string> {
  const minLength = largest(facets, 'minLength', 0);
  const maxLength = smallest(facets, 'maxLength', Infinity);
  if (minLength > maxLength || minLength > MAX_LENGTH) return;
  const random = randomFor(place.seed, 'text');
  const known = facets.flatMap(({ schema }) => schema['x-extensible-enum'] ?? []);
  yield* random.rotate(known);
  const invented: string[] = [];
  for (const value of search.inventions.forField(place, hintsOf(facets))) {
    if (typeof value !== 'string') continue;
    invented.push(value);
    yield value;
  }
  for (const text of invented) yield* fitted(text, minLength, maxLength);
  const { patterns, excluded } = patternsOf(facets);
  if (patterns.length > 0)
    for (const value of search.inventions.ofAllKinds(place)) if (typeof value === 'string') yield value;
  if (patterns.length + excluded.length > 0)
    yield* search.findTexts({ patterns, excluded, minLength, maxLength }, random);
  for (let length = minLength; length <= Math.min(maxLength, minLength + 3); length++) yield* fillers(length);
}

function patternsOf(facets: readonly Facet[]) {
  return {
    patterns: facets.flatMap(({ schema: { pattern } }) => pattern ?? []),
    excluded: facets.flatMap(({ schema: { not } }) => (typeof not === 'object' && not.pattern) || []),
  };
}

/** The text, cut or made longer. An address has to grow at one of its ends. */
function* fitted(text: string, minLength: number, maxLength: number): Generator<string> {
  const { length } = text;
  if (length > maxLength) yield [...text].slice(0, maxLength).join('');
  if (length >= minLength) return;
  yield `${text} `.repeat(Math.ceil(minLength / (length + 1))).slice(0, minLength);
  yield text.padEnd(minLength, LETTERS);
  yield text.padStart(minLength, LETTERS);
}

/** Different texts of one length. */
function* fillers(length: number): Generator<string> {
  const count = Math.min(36 ** length, MAX_FILLERS);
  for (let number = 0; number < count; number++) yield number.toString(36).padStart(length, 'a');
}
