import { multipleOf } from '../../checks/multipleOf.ts';
import { fail } from '../fail.ts';
import type { Family } from '../walk.ts';

/** multipleOf */
export const multiples: Family = (walk, { multipleOf: step }, value, spot) => {
  if (step !== undefined && typeof value === 'number' && !multipleOf(value, step))
    fail(walk, 'multipleOf', `a multiple of ${step}`, value, spot);
};
