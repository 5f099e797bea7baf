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

/** Explains a value by one keyword: adds an issue if the value breaks it. */
export type Explanation = (state: ExplainState, value: unknown, location: Location) => void;

/** Prepares the explanation of one keyword of the rules, together with the keywords that modify it. */
export type KeywordHandler = (rules: Rules) => Explanation;

/** By keyword. Each event has the handlers that its rules need. */
export type KeywordHandlers = { readonly [keyword in keyof Rules]?: KeywordHandler };
