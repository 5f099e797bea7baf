import {
  ANY,
  ARRAY,
  BOOLEAN,
  NULL,
  NUMBER,
  OBJECT,
  type SchemaObject,
  STRING,
  type TypeSet,
} from '@hookbook/contract/schema';
import type { Facet } from '../facets/facet.ts';
import { inPreference } from '../facets/preference.ts';
import { randomFor } from '../random/index.ts';
import { arrayCandidates } from './arrays.ts';
import { numberCandidates } from './numbers.ts';
import { objectCandidates } from './objects.ts';
import { hintsOf, type Target } from './target.ts';
import { textCandidates } from './texts.ts';

/** Values that are likely to satisfy the facets, the most realistic first. */
export function* candidates(target: Target): Generator<unknown> {
  const listed = listedValues(target.branch.facets);
  if (listed) {
    yield* inPreference(listed, (value) => value === null, target.place, target.search);
    return;
  }
  for (const type of typesToTry(target)) yield* candidatesOfType(type, target);
}

function candidatesOfType(type: TypeSet, target: Target): Iterable<unknown> {
  switch (type) {
    case OBJECT:
      return objectCandidates(target);
    case ARRAY:
      return arrayCandidates(target);
    case STRING:
      return textCandidates(target);
    case NUMBER:
      return numberCandidates(target);
    case BOOLEAN:
      return booleanCandidates(target);
    default:
      return [null];
  }
}

function* booleanCandidates({ branch, place, search }: Target): Generator<boolean> {
  for (const value of search.inventions.forField(place, hintsOf(branch.facets)))
    if (typeof value === 'boolean') yield value;
  const isTrue = randomFor(place.seed, 'boolean').chance(0.5);
  yield* [isTrue, !isTrue];
}

/** The values of the shortest `const` or `enum`; undefined if there is none. */
function listedValues(facets: readonly Facet[]): readonly unknown[] | undefined {
  const lists = facets.flatMap(({ schema }) => [
    ...('const' in schema ? [[schema.const]] : []),
    ...(schema.enum ? [schema.enum] : []),
  ]);
  return lists.length === 0 ? undefined : lists.reduce((a, b) => (b.length < a.length ? b : a));
}

/** The keywords that suggest a type where the schemas allow all. */
const TYPICAL_KEYWORDS: readonly (readonly [TypeSet, readonly (keyof SchemaObject)[]])[] = [
  [OBJECT, ['properties', 'required', 'patternProperties', 'additionalProperties', 'minProperties', 'propertyNames']],
  [ARRAY, ['items', 'prefixItems', 'contains', 'minItems']],
  [STRING, ['pattern', 'format', 'minLength', 'maxLength', 'x-extensible-enum']],
  [NUMBER, ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf']],
];

/** The smallest types come first in a recursion that has to end. */
const SMALLEST_FIRST: readonly TypeSet[] = [NULL, BOOLEAN, NUMBER, STRING, ARRAY, OBJECT];
const USUAL_FIRST: readonly TypeSet[] = [STRING, OBJECT, NUMBER, BOOLEAN, ARRAY, NULL];

function typesToTry(target: Target): readonly TypeSet[] {
  const { types, facets } = target.branch;
  if (target.place.isLean) return SMALLEST_FIRST.filter((type) => types & type);
  const isSuggested = (type: TypeSet) =>
    TYPICAL_KEYWORDS.some(
      ([suggested, keywords]) =>
        suggested === type && facets.some(({ schema }) => keywords.some((keyword) => schema[keyword] !== undefined)),
    );
  const allowed = USUAL_FIRST.filter((type) => types & type);
  if ((types & ~NULL) === (ANY & ~NULL))
    return [...allowed.filter(isSuggested), ...allowed.filter((type) => !isSuggested(type))];
  return inPreference(allowed, (type) => type === NULL, target.place, target.search);
}
