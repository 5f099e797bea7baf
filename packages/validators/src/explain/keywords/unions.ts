import type { Keyword } from '../../issues/issue.ts';
import { fail } from '../../issues/preview.ts';
import type { Spot, Walk, Walker } from '../apply.ts';
import { adopt, attempt } from '../branch.ts';
import { best } from '../closestBranch.ts';
import type { Node } from '../rules.ts';

export const walkAnyOf: Walker = (walk, { anyOf = [] }, value, spot) => {
  count(walk, anyOf, value, spot, 'anyOf');
};

export const walkOneOf: Walker = (walk, { oneOf = [] }, value, spot) => {
  const matches = count(walk, oneOf, value, spot, 'oneOf');
  if (matches > 1) fail(walk, 'oneOf', `a match of one alternative, not of ${matches}`, value, spot);
};

/** How many alternatives match. Where none does, tells of the one that the value was most likely meant for. */
function count(walk: Walk, nodes: readonly Node[], value: unknown, spot: Spot, keyword: Keyword): number {
  const attempts = nodes.map((node, index) => attempt(walk, node, value, spot, keyword, index));
  const passing = attempts.filter(({ issues }) => issues.length === 0);
  if (passing.length === 0) adopt(walk, best(attempts, spot, keyword));
  for (const each of passing) adopt(walk, each);
  return passing.length;
}
