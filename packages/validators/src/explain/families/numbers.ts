import { fail } from '../fail.ts';
import type { Family } from '../walk.ts';

/** minimum, maximum, exclusiveMinimum, exclusiveMaximum */
export const numbers: Family = (walk, { minimum, maximum, exclusiveMinimum, exclusiveMaximum }, value, spot) => {
  if (typeof value !== 'number') return;
  const limit = (keyword: string, sign: string, bound = 0, broken = false) => {
    if (broken) fail(walk, keyword, `a number ${sign} ${bound}`, value, spot);
  };
  limit('minimum', '>=', minimum, value < Number(minimum));
  limit('maximum', '<=', maximum, value > Number(maximum));
  limit('exclusiveMinimum', '>', exclusiveMinimum, value <= Number(exclusiveMinimum));
  limit('exclusiveMaximum', '<', exclusiveMaximum, value >= Number(exclusiveMaximum));
};
