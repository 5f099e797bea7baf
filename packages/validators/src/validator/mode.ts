import { MAX_ISSUES } from '../explain/addIssue.ts';
import { EvaluationTracker } from '../explain/evaluationTracker.ts';
import { explain } from '../explain/explain.ts';
import type { EventRules } from '../explain/rules.ts';
import type { KeywordHandlers } from '../explain/state.ts';
import { type Failure, LazyFailure } from '../issues/failure.ts';
import type { Drift, Issue } from '../issues/issue.ts';

/** The generated parts of one event. */
export interface EventSchema {
  readonly type: string;
  /** Whether a value is the event. */
  readonly is: (value: unknown) => boolean;
  /**
   * The schema, to explain why a value is not the event.
   * @internal
   */
  readonly rules: () => EventRules;
  /**
   * The functions that explain the keywords of the rules.
   * @internal
   */
  readonly handlers: KeywordHandlers;
}

/** Returns a failure if a value is not the event, and decides whether drift is one. */
export type ValidationMode = (schema: EventSchema, value: unknown) => Failure | undefined;

/** Ignores drift. */
export const tolerantMode: ValidationMode = ({ is, rules, handlers }, value) =>
  is(value) ? undefined : new LazyFailure(() => explain(rules, value, handlers, undefined, true));

/** Reports drift as issues. */
export const strictMode: ValidationMode = ({ rules, handlers }, value) => {
  const drift: Issue[] = [];
  const issues = [...explain(rules, value, handlers, new EvaluationTracker(drift)), ...drift];
  return issues.length > 0 ? new LazyFailure(() => issues.slice(0, MAX_ISSUES)) : undefined;
};

/** Accepts drift and reports it to a callback. */
export function driftMode(onDrift: (drift: Drift) => void): ValidationMode {
  return ({ type, rules, handlers }, value) => {
    const drift: Issue[] = [];
    const issues = explain(rules, value, handlers, new EvaluationTracker(drift));
    for (const issue of drift) onDrift({ ...issue, event: type } as Drift);
    return issues.length > 0 ? new LazyFailure(() => issues) : undefined;
  };
}
