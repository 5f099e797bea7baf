import type { Schema } from '@hookbook/contract/schema';
import { equalValues } from '../evaluate/index.ts';
import type { Facet } from '../facets/facet.ts';
import { childPlace, solveOptional, solveRequired } from '../facets/place.ts';
import { randomFor } from '../random/index.ts';
import { itemSchemas } from './items.ts';
import { largest, smallest, type Target } from './target.ts';

/** Arrays that require more items are not built. */
const MAX_ITEMS = 1000;

/** Arrays that are likely to satisfy the facets. Each one has the items for `contains` at other positions. */
export function* arrayCandidates(target: Target): Generator<readonly unknown[]> {
  const { facets } = target.branch;
  const max = Math.min(smallest(facets, 'maxItems', Infinity), MAX_ITEMS);
  const isRepetitive = facets.some(excludesUniqueItems);
  const min = Math.max(largest(facets, 'minItems', 0), isRepetitive ? 2 : 0);
  for (const contained of containedPositions(facets)) {
    const length = Math.max(
      Math.min(usualLength(target), max),
      min,
      ...[...contained.keys()].map((index) => index + 1),
    );
    const items = length > max ? undefined : buildItems(target, { length, min, contained });
    if (items) yield isRepetitive ? [items[0], ...items.slice(0, 1), ...items.slice(2)] : items;
  }
}

function excludesUniqueItems({ schema: { not } }: Facet): boolean {
  return typeof not === 'object' && not.uniqueItems === true;
}

function usualLength({ branch: { facets }, place, search }: Target): number {
  if (search.size === 'minimal' || place.isLean || !search.budget.hasRoom()) return 0;
  const tuple = Math.max(0, ...facets.map(({ schema: { prefixItems = [] } }) => prefixItems.length));
  return tuple > 0 ? tuple : randomFor(place.seed, 'length').pick([1, 1, 2]);
}

/** The schemas in `contains`, by the position of an item that has to match them. */
type Contained = ReadonlyMap<number, readonly Schema[]>;

/** Ways to place the contained items: one after the other or in the same positions, from the start or after a tuple. */
function* containedPositions(facets: readonly Facet[]): Generator<Contained> {
  const wanted = facets.flatMap(({ schema: { contains, minContains = 1 } }) =>
    contains === undefined || minContains === 0 ? [] : [{ contains, count: minContains }],
  );
  if (wanted.reduce((sum, { count }) => sum + count, 0) > MAX_ITEMS) return;
  const tuples = facets.map(({ schema: { prefixItems = [] } }) => prefixItems.length);
  const starts =
    wanted.length === 0 ? [0] : new Set([0, ...tuples, ...tuples.map((length) => Math.max(0, length - 1))]);
  for (const start of starts)
    for (const isShared of wanted.length > 1 ? [false, true] : [false]) {
      const positions = new Map<number, Schema[]>();
      let next = start;
      for (const { contains, count } of wanted) {
        for (let index = next; index < next + count; index++)
          positions.set(index, [...(positions.get(index) ?? []), contains]);
        if (!isShared) next += count;
      }
      yield positions;
    }
}

interface Plan {
  readonly length: number;
  readonly min: number;
  readonly contained: Contained;
}

/** Undefined if a required item has no value. */
function buildItems(target: Target, { length, min, contained }: Plan): readonly unknown[] | undefined {
  const { branch, place, search } = target;
  const isUnique = branch.facets.some(({ schema }) => schema.uniqueItems);
  const required = Math.max(min, ...[...contained.keys()].map((index) => index + 1));
  const items: unknown[] = [];
  for (let index = 0; index < length; index++) {
    const schemas = itemSchemas(branch.facets, index, contained.get(index) ?? []);
    const inside = childPlace(place, index, branch.definitions, search);
    const solve = index < required ? solveRequired : solveOptional;
    let item = solve(schemas, inside, search);
    if (isUnique && items.some((earlier) => equalValues(earlier, item)))
      item = solve([...schemas, { not: { enum: items } }], inside, search);
    if (item === undefined) return index < required ? undefined : items;
    items.push(item);
  }
  return items;
}
