import { MAX_DEPTH } from '../checks/values.ts';
import type { Issue, Keyword } from '../issues/issue.ts';
import { fail, MAX_ISSUES } from '../issues/preview.ts';
import type { Seen } from './evaluationTracker.ts';
import type { Node, Rules } from './rules.ts';

/** One walk over a payload along the rules of its schema, collecting what does not fit. */
export interface Walk {
  readonly walkers: Walkers;
  readonly docs: string | undefined;
  issues: Issue[];
  /** What the schemas that apply to the value at hand have spoken about; absent where nobody asks. */
  seen: Seen | undefined;
  /** How often recursive schemas have entered themselves. */
  depth: number;
}

export type Key = string | number;

/** A step of a walk: into the payload, the schema or both. Where it led is only worked out for an issue. */
export interface Spot {
  readonly up?: Spot;
  /** The member or item that was stepped into. */
  readonly key?: Key | undefined;
  /** The keyword that was stepped through, and which of its schemas. */
  readonly keyword?: Keyword;
  readonly of?: Key | undefined;
  /** A place in the spec, from which keywords count anew. */
  readonly at?: string;
}

/** Looks at one keyword of the rules, with those that belong to it, and fails where the value breaks it. */
export type Walker = (walk: Walk, rules: Rules, value: unknown, spot: Spot) => void;

/** By keyword. An event comes with those that its rules have. */
export type Walkers = { readonly [keyword in keyof Rules]?: Walker };

/** Walks a schema that applies to the same value as the one around it. What a check lets through needs no walk. */
export function apply(walk: Walk, node: Node = true, value: unknown, up: Spot, keyword: Keyword, of?: Key): void {
  const rules = rulesOf(node);
  if (rules === false) fail(walk, keyword, 'nothing', value, up);
  else if (rules !== true && (walk.seen || !rules.is?.(value))) enter(walk, rules, value, { up, keyword, of });
}

/** Walks the schema of a member or an item. */
export function child(
  walk: Walk,
  key: Key,
  node: Node | undefined,
  value: unknown,
  up: Spot,
  keyword: Keyword,
  of?: Key,
): void {
  const { seen } = walk;
  const rules = rulesOf(node);
  if (rules === false) fail(walk, keyword, 'nothing', value, { up, key });
  else if (rules !== true && (seen?.drift || !rules.is?.(value))) {
    const spot = { up, key, keyword, of };
    walk.seen = seen?.inside();
    enter(walk, rules, value, spot);
    walk.seen?.report(walk, value, spot);
    walk.seen = seen;
  }
}

export function rulesOf(node: Node | undefined): Rules | boolean {
  return typeof node === 'function' ? node() : (node ?? true);
}

export function enter(walk: Walk, rules: Rules, value: unknown, up: Spot): void {
  // Nobody reads on, and a value that contains itself would never end.
  if (walk.issues.length >= MAX_ISSUES) return;
  if (rules.ref) {
    if (++walk.depth > MAX_DEPTH) fail(walk, 'too-deep', 'less nesting', value, up);
    else enter(walk, rules.ref(), value, up);
    walk.depth--;
  } else {
    const spot = rules.at === undefined ? up : { up, at: rules.at };
    for (const keyword in rules) walk.walkers[keyword as keyof Rules]?.(walk, rules, value, spot);
  }
}
