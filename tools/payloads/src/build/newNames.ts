import type { Schema } from '@hookbook/contract/schema';
import { childPlace } from '../facets/place.ts';
import { randomFor } from '../random/index.ts';
import type { Target } from './target.ts';

/** Names for members that no schema declares by name. */
const NAMES = ['key', 'value', 'note', 'first', 'second', 'third'];

/** Names for undeclared members, which the schemas may still reject. Those that patterns and `propertyNames` describe come first. */
export function* newNames(target: Target, used: ReadonlySet<string>): Generator<string> {
  const { branch, place, search } = target;
  const schemas = branch.facets.map(({ schema }) => schema);
  const random = randomFor(place.seed, 'names');
  for (const pattern of schemas.flatMap(({ patternProperties = {} }) => Object.keys(patternProperties)))
    for (const name of search.findTexts(
      { patterns: [pattern], excluded: [], minLength: 0, maxLength: Infinity },
      random,
    ))
      if (!used.has(name)) yield name;
  const constraints = schemas.flatMap(({ propertyNames }) => propertyNames ?? []);
  if (constraints.length > 0) yield* solvedNames(target, constraints, used);
  yield* NAMES;
  for (let number = 1; ; number++) yield `key${number}`;
}

/** Names that are found as any other text is, with the ones in use excluded. */
function* solvedNames(
  { branch, place, search }: Target,
  constraints: readonly Schema[],
  used: ReadonlySet<string>,
): Generator<string> {
  const namePlace = childPlace(place, 'key', branch.definitions, search);
  const found = new Set<string>();
  while (!search.budget.isExhausted()) {
    const taken: Schema = { type: 'string', not: { enum: [...used, ...found] } };
    const name = search.solve([taken, ...constraints], namePlace);
    if (typeof name !== 'string') return;
    found.add(name);
    yield name;
  }
}
