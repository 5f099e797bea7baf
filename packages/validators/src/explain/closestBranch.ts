import type { Issue, Keyword } from '../issues/issue.ts';
import { pathOf, placeOf } from '../issues/preview.ts';
import type { Spot } from './apply.ts';
import type { Attempt } from './branch.ts';

/**
 * The failed branch of a union that the value was most likely meant for: of its type before any other, then with its
 * constants, then with the fewest failures, then the one that failed deepest. Where several get no further than the
 * same type or constant, they are told as one issue, with what any of them would have taken.
 */
export function best(attempts: readonly Attempt[], spot: Spot, keyword: Keyword): Attempt {
  const level = pathOf(spot).length;
  const nearest = Math.min(...attempts.map((each) => distance(each, level)));
  const near = attempts.filter((each) => distance(each, level) === nearest);
  const [first, second] = near.toSorted((a, b) => a.issues.length - b.issues.length || deepest(b) - deepest(a));
  const refusals = near.flatMap(({ issues }) => issues.find((each) => isRefusal(each, level)) ?? []);
  const [one] = refusals;
  if (!second || !one || nearest === 0 || refusals.some((each) => each.pointer !== one.pointer))
    return first as Attempt;
  const expected = [...new Set(refusals.map((each) => each.expected))].join(' or ');
  const message = `expected ${expected}, received ${one.received}`;
  return { issues: [{ ...one, expected, message, schema: placeOf(spot, keyword) }], seen: first?.seen };
}

/** 2: of another type; 1: of the type, with another constant as itself or in it; 0: further. */
function distance({ issues }: Attempt, level: number): number {
  if (issues.some(({ code, path }) => code === 'type' && path.length === level)) return 2;
  return issues.some((each) => isRefusal(each, level)) ? 1 : 0;
}

function isRefusal({ code, path }: Issue, level: number): boolean {
  if (code === 'type') return path.length === level;
  return (code === 'const' || code === 'enum') && path.length <= level + 1;
}

function deepest({ issues }: Attempt): number {
  return Math.max(0, ...issues.map(({ path }) => path.length));
}
