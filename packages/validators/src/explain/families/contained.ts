import { attempt } from '../attempt.ts';
import { fail } from '../fail.ts';
import type { Family } from '../walk.ts';

/** contains, minContains, maxContains */
export const contained: Family = (walk, { contains, minContains = 1, maxContains = Infinity }, value, spot) => {
  if (contains === undefined || !Array.isArray(value)) return;
  const { seen } = walk;
  walk.seen = undefined;
  const found = [...value.keys()].filter(
    (index) => attempt(walk, contains, value[index], spot, 'contains').issues.length === 0,
  );
  walk.seen = seen;
  for (const index of found) seen?.keys.add(index);
  if (found.length < minContains) fail(walk, 'contains', `at least ${minContains} matching items`, value, spot);
  if (found.length > maxContains) fail(walk, 'maxContains', `at most ${maxContains} matching items`, value, spot);
};
