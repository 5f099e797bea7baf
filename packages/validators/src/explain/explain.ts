import type { Issue } from '../issues/issue.ts';
import { fail } from '../issues/preview.ts';
import { enter, type Walk, type Walkers } from './apply.ts';
import type { Seen } from './evaluationTracker.ts';
import type { Rules } from './rules.ts';

/**
 * What is wrong with a value, as seen by its rules: at most one issue per place. Slow beside a check, and meant to run
 * after one has `refused` the value. Where nothing is found even so, the value is none that JSON can write.
 */
export function explain(
  rules: Rules & { readonly docs?: string },
  value: unknown,
  walkers: Walkers,
  { seen, refused }: { readonly seen?: Seen; readonly refused?: boolean } = {},
): readonly Issue[] {
  const walk: Walk = { walkers, docs: rules.docs, issues: [], seen, depth: 0 };
  const spot = {};
  enter(walk, rules, value, spot);
  seen?.report(walk, value, spot);
  if (refused && walk.issues.length === 0) fail(walk, 'not-json', 'JSON', value, spot);
  const { issues } = walk;
  return issues.filter(({ pointer }, at) => issues.findIndex((each) => each.pointer === pointer) === at);
}

/** Whether a value follows rules that only a walk can decide: which members others have spoken about. */
export function follows(rules: Rules, value: unknown, walkers: Walkers): boolean {
  return explain(rules, value, walkers).length === 0;
}
