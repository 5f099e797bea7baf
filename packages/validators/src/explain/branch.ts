import type { Issue } from '../issues/issue.ts';
import { applyInPlace, type Subschema } from './apply.ts';
import type { EvaluationTracker } from './evaluationTracker.ts';
import type { Location } from './location.ts';
import type { ExplainState } from './state.ts';

/** The outcome of one branch, kept apart until it is clear whether the branch counts. */
export interface BranchResult {
  readonly issues: readonly Issue[];
  readonly tracker: EvaluationTracker | undefined;
}

/** Applies a schema to the value without changing the issues and the tracker of the state. */
export function tryBranch(state: ExplainState, subschema: Subschema, value: unknown, location: Location): BranchResult {
  const { issues, tracker } = state;
  state.issues = [];
  state.tracker = tracker?.forBranch();
  applyInPlace(state, subschema, value, location);
  const result = { issues: state.issues, tracker: state.tracker };
  state.issues = issues;
  state.tracker = tracker;
  return result;
}

/** Adds the outcome of a branch to the state. */
export function mergeBranch({ issues, tracker }: ExplainState, branch: BranchResult): void {
  issues.push(...branch.issues);
  if (branch.tracker) tracker?.merge(branch.tracker);
}
