import type { Issue, Keyword } from '../issues/issue.ts';
import { apply, type Key, type Spot, type Walk } from './apply.ts';
import type { Seen } from './evaluationTracker.ts';
import type { Node } from './rules.ts';

/** What walking one branch found, set aside until it is clear whether the branch counts. */
export interface Attempt {
  readonly issues: readonly Issue[];
  readonly seen: Seen | undefined;
}

export function attempt(walk: Walk, node: Node, value: unknown, spot: Spot, keyword: Keyword, of?: Key): Attempt {
  const { issues, seen } = walk;
  walk.issues = [];
  walk.seen = seen?.beside();
  apply(walk, node, value, spot, keyword, of);
  const found = { issues: walk.issues, seen: walk.seen };
  walk.issues = issues;
  walk.seen = seen;
  return found;
}

/** Takes over what a branch found. */
export function adopt({ issues, seen }: Walk, found: Attempt): void {
  issues.push(...found.issues);
  if (found.seen) seen?.merge(found.seen);
}
