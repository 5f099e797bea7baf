import { MAX_DEPTH } from '../checks/check.ts';
import type { Issue } from '../issue.ts';
import { fail } from './fail.ts';
import type { Node, Rules } from './rules.ts';
import type { Seen } from './seen.ts';

/** One walk over a payload along the rules of its schema, collecting what does not fit. */
export interface Walk {
  readonly families: readonly Family[];
  readonly docs: string | undefined;
  issues: Issue[];
  /** What the schemas that apply to the value at hand have spoken about; absent where nobody asks. */
  seen: Seen | undefined;
  /** How often recursive schemas have entered themselves. */
  depth: number;
}

export type Key = string | number;

/** Where a walk is: in the payload, and in the schema as keywords behind a place in the spec. */
export interface Spot {
  readonly path: readonly Key[];
  readonly base: string;
  readonly keywords: readonly Key[];
}

/** A family of keywords: looks at the rules it knows and fails where the value breaks one. */
export type Family = (walk: Walk, rules: Rules, value: unknown, spot: Spot) => void;

/** Walks a schema that applies to the same value as the one around it. What a check lets through needs no walk. */
export function apply(walk: Walk, node: Node, value: unknown, { path, base, keywords }: Spot, ...steps: Key[]): void {
  if (node === false) fail(walk, String(steps[0]), 'nothing', value, { path, base, keywords });
  else if (node !== true && (walk.seen || !node.is?.(value)))
    enter(walk, node, value, { path, base, keywords: [...keywords, ...steps] });
}

export function enter(walk: Walk, rules: Rules, value: unknown, spot: Spot): void {
  if (rules.ref) {
    if (++walk.depth > MAX_DEPTH) fail(walk, 'too-deep', 'less nesting', value, spot);
    else enter(walk, rules.ref(), value, spot);
    walk.depth--;
  } else {
    const here = rules.at === undefined ? spot : { path: spot.path, base: rules.at, keywords: [] };
    for (const family of walk.families) family(walk, rules, value, here);
  }
}

/** Walks the schema of a member or an item. */
export function child(
  walk: Walk,
  key: Key,
  node: Node,
  value: unknown,
  { path, ...rest }: Spot,
  ...steps: Key[]
): void {
  const { seen } = walk;
  const spot = { ...rest, path: [...path, key] };
  walk.seen = seen?.inside();
  apply(walk, node, value, spot, ...steps);
  walk.seen?.report(walk, value, spot);
  walk.seen = seen;
}
