import { attempt } from '../attempt.ts';
import { fail } from '../fail.ts';
import type { Family } from '../walk.ts';

/** not */
export const negations: Family = (walk, { not }, value, spot) => {
  if (not !== undefined && attempt(walk, not, value, spot, 'not').issues.length === 0)
    fail(walk, 'not', 'something else', value, spot);
};
