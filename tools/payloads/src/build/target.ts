import type { Branch, Conjunction, Facet } from '../facets/facet.ts';
import type { FieldHints, Place, Search } from '../facets/search.ts';

/** What to build a value for. */
export interface Target {
  readonly branch: Branch;
  readonly roots: Conjunction['roots'];
  readonly place: Place;
  readonly search: Search;
}

type NumberKeyword =
  | 'minimum' | 'maximum' | 'exclusiveMinimum' | 'exclusiveMaximum' | 'minLength' | 'maxLength' | 'minItems' | 'maxItems'
  | 'minProperties' | 'maxProperties'; // biome-ignore format: a list reads better dense

/** The largest value of a keyword. */
export function largest(facets: readonly Facet[], keyword: NumberKeyword, fallback: number): number {
  return facets.reduce((most, { schema }) => Math.max(most, schema[keyword] ?? fallback), fallback);
}

/** The smallest value of a keyword. */
export function smallest(facets: readonly Facet[], keyword: NumberKeyword, fallback: number): number {
  return facets.reduce((least, { schema }) => Math.min(least, schema[keyword] ?? fallback), fallback);
}

/** What the schemas say about the meaning of a value. */
export function hintsOf(facets: readonly Facet[]): FieldHints {
  return {
    formats: facets.flatMap(({ schema }) => schema.format ?? []),
    description: facets.map(({ schema }) => schema.description ?? '').join(' '),
  };
}
