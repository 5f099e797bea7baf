import type { Walkers } from '../explain/apply.ts';
import { explain } from '../explain/explain.ts';
import type { EventRules } from '../explain/rules.ts';
import { type Failure, LazyFailure } from '../issues/failure.ts';

/** What an event is told by. */
export interface EventSchema {
  readonly type: string;
  /** Whether a value is the event. */
  readonly is: (value: unknown) => boolean;
  /**
   * The same, for explaining why it is not.
   * @internal
   */
  readonly rules: () => EventRules;
  /** @internal */
  readonly walkers: Walkers;
}

/** Decides whether a value is an event. */
export type Judge = (schema: EventSchema, value: unknown) => Failure | undefined;

/** Lets pass what the contract does not know. */
export const tolerant: Judge = ({ is, rules, walkers }, value) =>
  is(value) ? undefined : new LazyFailure(() => explain(rules(), value, walkers, { refused: true }));
