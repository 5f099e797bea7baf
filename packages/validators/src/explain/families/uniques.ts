import { repeated } from '../../checks/unique.ts';
import { fail } from '../fail.ts';
import type { Family } from '../walk.ts';

/** uniqueItems: fails at the first item that is there already. */
export const uniques: Family = (walk, { uniqueItems }, value, spot) => {
  const index = uniqueItems && Array.isArray(value) ? repeated(value) : -1;
  if (index >= 0 && Array.isArray(value))
    fail(walk, 'uniqueItems', 'an item unlike the others', value[index], { up: spot, key: index });
};
