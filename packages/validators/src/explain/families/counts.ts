import { fail } from '../fail.ts';
import type { Family } from '../walk.ts';

/** minItems, maxItems */
export const counts: Family = (walk, { minItems = 0, maxItems = Infinity }, value, spot) => {
  if (!Array.isArray(value)) return;
  if (value.length < minItems) fail(walk, 'minItems', `at least ${minItems} items`, value, spot);
  if (value.length > maxItems) fail(walk, 'maxItems', `at most ${maxItems} items`, value, spot);
};
