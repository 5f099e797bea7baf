import type { IssueList } from './addIssue.ts';
import type { EvaluationTracker } from './evaluationTracker.ts';
import type { Location } from './location.ts';
import type { Rules } from './rules.ts';

/** The state of explaining one payload. */
export interface ExplainState extends IssueList {
  readonly handlers: KeywordHandlers;
  /** For the current value; `undefined` if neither drift nor `unevaluated…` needs it. */
  tracker: EvaluationTracker | undefined;
  /** How many recursive schemas have been entered. */
  depth: number;
}

/** Explains one keyword of the rules, together with the keywords that modify it. Adds an issue if the value breaks it. */
export type KeywordHandler = (state: ExplainState, rules: Rules, value: unknown, location: Location) => void;

/** By keyword. Each event has the handlers that its rules need. */
export type KeywordHandlers = { readonly [keyword in keyof Rules]?: KeywordHandler };
