import { adopt, attempt } from '../attempt.ts';
import { best } from '../best.ts';
import { fail } from '../fail.ts';
import type { Family } from '../walk.ts';

/** anyOf, oneOf */
export const unions: Family = (walk, rules, value, spot) => {
  for (const keyword of ['anyOf', 'oneOf'] as const) {
    const attempts = rules[keyword]?.map((node, index) => attempt(walk, node, value, spot, keyword, index)) ?? [];
    const passing = attempts.filter(({ issues }) => issues.length === 0);
    if (attempts.length > 0 && passing.length === 0) adopt(walk, best(attempts, spot, keyword));
    for (const each of passing) adopt(walk, each);
    if (keyword === 'oneOf' && passing.length > 1)
      fail(walk, keyword, `a match of one alternative, not of ${passing.length}`, value, spot);
  }
};
