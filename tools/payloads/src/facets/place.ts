import type { Schema } from '@hookbook/contract/schema';
import { seedFor } from '../random/index.ts';
import type { Place, Search } from './search.ts';

/** The place of a whole payload. */
export function rootPlace(seed: number): Place {
  return {
    seed,
    parentSeed: seed,
    words: [],
    depth: 0,
    entered: new Set(),
    avoidsRecursion: false,
    isLean: false,
  };
}

/** The place of a member or an item. `definitions` describe the value around it. */
export function childPlace(
  place: Place,
  key: string | number,
  definitions: ReadonlySet<string>,
  { inventions }: Search,
): Place {
  const isItem = typeof key === 'number';
  return {
    ...place,
    seed: seedFor(place.seed, isItem ? String(key) : `.${key}`),
    parentSeed: isItem ? place.parentSeed : place.seed,
    words: isItem ? place.words : [...place.words, ...inventions.wordsOf(key)],
    depth: place.depth + 1,
    entered: definitions.size === 0 ? place.entered : new Set([...place.entered, ...definitions]),
    avoidsRecursion: false,
  };
}

/** A value that may be left out. Not worth a recursion. */
export function solveOptional(schemas: readonly Schema[], place: Place, search: Search): unknown {
  return search.solve(schemas, { ...place, avoidsRecursion: true });
}

/** A value that must be there. If it cannot avoid a recursion, it ends the recursion soon. */
export function solveRequired(schemas: readonly Schema[], place: Place, search: Search): unknown {
  if (!mayRecur(schemas, place, search)) return search.solve(schemas, place);
  const value = search.solve(schemas, { ...place, avoidsRecursion: true });
  return value === undefined ? search.solve(schemas, { ...place, isLean: true }) : value;
}

function mayRecur(schemas: readonly Schema[], { entered }: Place, { composedDefinitionsOf }: Search): boolean {
  return (
    entered.size > 0 && schemas.some((schema) => [...composedDefinitionsOf(schema)].some((name) => entered.has(name)))
  );
}
