import type { Issue, Keyword } from '../issues/issue.ts';
import type { BranchResult } from './branch.ts';
import { type Location, pathOf, schemaLocation } from './location.ts';

/**
 * The failed branch of a union that the value was most likely meant for. Branches that accept its type come first, then
 * those that accept its constants, then those with the fewest issues, then those with the deepest issue. If the closest
 * branches all reject the same type or constant, the result is one issue that lists everything they expect.
 */
export function closestBranch(branches: readonly BranchResult[], location: Location, keyword: Keyword): BranchResult {
  const level = pathOf(location).length;
  const minDistance = Math.min(...branches.map((branch) => distance(branch, level)));
  const closest = branches.filter((branch) => distance(branch, level) === minDistance);
  const [first, second] = closest.toSorted((a, b) => a.issues.length - b.issues.length || maxDepth(b) - maxDepth(a));
  const mismatches = closest.flatMap(({ issues }) => issues.find((issue) => isMismatch(issue, level)) ?? []);
  const [mismatch] = mismatches;
  if (!second || !mismatch || minDistance === 0 || mismatches.some(({ pointer }) => pointer !== mismatch.pointer))
    return first as BranchResult;
  const expected = [...new Set(mismatches.map((issue) => issue.expected))].join(' or ');
  const message = `expected ${expected}, received ${mismatch.received}`;
  const issue = { ...mismatch, expected, message, schema: schemaLocation(location, keyword) };
  return { issues: [issue], tracker: first?.tracker };
}

/** 2 if the branch rejects the type of the value, 1 if it rejects a constant of it or of a member, otherwise 0. */
function distance({ issues }: BranchResult, level: number): number {
  if (issues.some(({ code, path }) => code === 'type' && path.length === level)) return 2;
  return issues.some((issue) => isMismatch(issue, level)) ? 1 : 0;
}

function isMismatch({ code, path }: Issue, level: number): boolean {
  if (code === 'type') return path.length === level;
  return (code === 'const' || code === 'enum') && path.length <= level + 1;
}

function maxDepth({ issues }: BranchResult): number {
  return Math.max(0, ...issues.map(({ path }) => path.length));
}
