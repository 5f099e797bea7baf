import type { Issue, Keyword } from '../issues/issue.ts';
import type { BranchResult } from './branch.ts';
import { type Location, pathOf, schemaLocation } from './location.ts';

/**
 * The failed branch of a union that the value was most likely meant for: one that accepts its type and the member that
 * tells the branches apart, then one with the fewest issues, then one with the deepest. If all that are left reject the
 * same type or constant, the result is one issue that lists everything they expect.
 */
export function closestBranch(branches: readonly BranchResult[], location: Location, keyword: Keyword): BranchResult {
  const level = pathOf(location).length;
  const typed = branches.filter(({ issues }) => !issues.some((issue) => isTypeMismatch(issue, level)));
  const closest = typed.length > 0 ? withDiscriminator(typed, level) : branches;
  const [first, second] = closest.toSorted((a, b) => a.issues.length - b.issues.length || maxDepth(b) - maxDepth(a));
  const mismatches = closest.flatMap(
    ({ issues }) => issues.find((issue) => isTypeMismatch(issue, level) || isConstantMismatch(issue, level)) ?? [],
  );
  const [mismatch] = mismatches;
  if (
    !second ||
    !mismatch ||
    mismatches.length < closest.length ||
    mismatches.some(({ pointer }) => pointer !== mismatch.pointer)
  )
    return first as BranchResult;
  const expected = [...new Set(mismatches.map((issue) => issue.expected))].join(' or ');
  const message = `expected ${expected}, received ${mismatch.received}`;
  const issue = { ...mismatch, expected, message, schema: schemaLocation(location, keyword) };
  return { issues: [issue], tracker: first?.tracker };
}

/** The branches that accept the constant that most others reject; all if there is none. An `enum` weighs less. */
function withDiscriminator(branches: readonly BranchResult[], level: number): readonly BranchResult[] {
  const rejections = new Map<string, number>();
  for (const { issues } of branches)
    for (const issue of issues)
      if (isConstantMismatch(issue, level))
        rejections.set(issue.pointer, (rejections.get(issue.pointer) ?? 0) + (issue.code === 'const' ? 1 : 0.9));
  const [discriminator] = [...rejections].sort(([, a], [, b]) => b - a)[0] ?? [];
  const accepting = branches.filter(
    ({ issues }) => !issues.some((issue) => issue.pointer === discriminator && isConstantMismatch(issue, level)),
  );
  return accepting.length > 0 ? accepting : branches;
}

function isTypeMismatch({ code, path }: Issue, level: number): boolean {
  return code === 'type' && path.length === level;
}

/** A discriminator is a member of the value, or of a member. */
function isConstantMismatch({ code, path }: Issue, level: number): boolean {
  return (code === 'const' || code === 'enum') && path.length <= level + 2;
}

function maxDepth({ issues }: BranchResult): number {
  return Math.max(0, ...issues.map(({ path }) => path.length));
}
