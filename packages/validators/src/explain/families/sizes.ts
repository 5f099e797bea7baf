import { isObject } from '../../checks/isObject.ts';
import { size } from '../../checks/members.ts';
import { fail } from '../fail.ts';
import type { Family } from '../walk.ts';

/** minProperties, maxProperties */
export const sizes: Family = (walk, { minProperties = 0, maxProperties = Infinity }, value, spot) => {
  if (!isObject(value)) return;
  const count = size(value);
  if (count < minProperties) fail(walk, 'minProperties', `at least ${minProperties} members`, value, spot);
  if (count > maxProperties) fail(walk, 'maxProperties', `at most ${maxProperties} members`, value, spot);
};
