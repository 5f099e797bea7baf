import { duplicateIndex } from '../../checks/arrays.ts';
import { fail } from '../../issues/preview.ts';
import { child, type Walker } from '../apply.ts';
import { attempt } from '../branch.ts';

export const walkMinItems: Walker = (walk, { minItems = 0 }, value, spot) => {
  if (Array.isArray(value) && value.length < minItems)
    fail(walk, 'minItems', `at least ${minItems} items`, value, spot);
};

export const walkMaxItems: Walker = (walk, { maxItems = 0 }, value, spot) => {
  if (Array.isArray(value) && value.length > maxItems) fail(walk, 'maxItems', `at most ${maxItems} items`, value, spot);
};

/** Fails at the first item that is there already. */
export const walkUniqueItems: Walker = (walk, { uniqueItems }, value, spot) => {
  if (!uniqueItems || !Array.isArray(value)) return;
  const key = duplicateIndex(value);
  if (key >= 0) fail(walk, 'uniqueItems', 'an item unlike the others', value[key], { up: spot, key });
};

export const walkPrefixItems: Walker = (walk, { prefixItems = [] }, value, spot) => {
  if (!Array.isArray(value)) return;
  for (const [index, node] of prefixItems.entries()) {
    if (index >= value.length) return;
    walk.seen?.keys.add(index);
    child(walk, index, node, value[index], spot, 'prefixItems', index);
  }
};

export const walkItems: Walker = (walk, { prefixItems = [], items = true }, value, spot) => {
  if (!Array.isArray(value)) return;
  for (let index = prefixItems.length; index < value.length; index++) {
    walk.seen?.keys.add(index);
    child(walk, index, items, value[index], spot, 'items');
  }
};

/** With `minContains` and `maxContains`. */
export const walkContains: Walker = (walk, rules, value, spot) => {
  const { contains = true, minContains = 1, maxContains = Infinity } = rules;
  if (!Array.isArray(value)) return;
  const { seen } = walk;
  walk.seen = undefined;
  const matches = (index: number) => attempt(walk, contains, value[index], spot, 'contains').issues.length === 0;
  const found = [...value.keys()].filter(matches);
  walk.seen = seen;
  for (const index of found) seen?.keys.add(index);
  if (found.length < minContains) fail(walk, 'contains', `at least ${minContains} matching items`, value, spot);
  if (found.length > maxContains) fail(walk, 'maxContains', `at most ${maxContains} matching items`, value, spot);
};
