import type { Issue } from '../issues/issue.ts';
import { addIssue } from './addIssue.ts';
import { applyRules, prepare } from './apply.ts';
import type { EvaluationTracker } from './evaluationTracker.ts';
import { locationOf } from './location.ts';
import type { EventRules, Rules } from './rules.ts';
import type { ExplainState, KeywordHandlers } from './state.ts';

/**
 * Explains what is wrong with a value, with at most one issue per path. With a tracker, collects drift as well. Slow
 * compared with a check, so it usually runs after one has rejected the value. If it finds nothing then, JSON cannot
 * represent the value.
 */
export function explain(
  schema: Rules | (() => Rules),
  value: unknown,
  handlers: KeywordHandlers,
  tracker?: EvaluationTracker,
  isRejected?: boolean,
): readonly Issue[] {
  const target = prepare(schema);
  const state: ExplainState = { handlers, docs: (target.rules as EventRules).docs, issues: [], tracker, depth: 0 };
  const location = locationOf(target.at);
  applyRules(state, target, value, location);
  tracker?.reportFields(state, value, location);
  if (isRejected && state.issues.length === 0) addIssue(state, 'not-json', 'a JSON value', value, locationOf());
  return firstPerPath(state.issues);
}

function firstPerPath(issues: readonly Issue[]): readonly Issue[] {
  if (issues.length < 2) return issues;
  return issues.filter(({ pointer }, index) => issues.findIndex((issue) => issue.pointer === pointer) === index);
}

/** Whether a value matches rules that no check can decide, because `unevaluated…` depends on the value. */
export function matchesRules(rules: () => Rules, value: unknown, handlers: KeywordHandlers): boolean {
  return explain(rules, value, handlers).length === 0;
}
