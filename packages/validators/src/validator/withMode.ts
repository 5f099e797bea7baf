import { Seen } from '../explain/evaluationTracker.ts';
import { explain } from '../explain/explain.ts';
import { LazyFailure } from '../issues/failure.ts';
import type { Drift, Issue } from '../issues/issue.ts';
import { MAX_ISSUES } from '../issues/preview.ts';
import { type EventValidator, eventValidator } from './eventValidator.ts';
import type { Judge } from './mode.ts';

/** Lets nothing pass that the contract does not know. */
export const strictly: Judge = ({ rules, walkers }, value) => {
  const drift: Issue[] = [];
  const issues = [...explain(rules(), value, walkers, { seen: new Seen(drift) }), ...drift];
  return issues.length > 0 ? new LazyFailure(() => issues.slice(0, MAX_ISSUES)) : undefined;
};

/** Lets pass what the contract does not know, and reports it. */
export function watching(onDrift: (drift: Drift) => void): Judge {
  return ({ type, rules, walkers }, value) => {
    const drift: Issue[] = [];
    const issues = explain(rules(), value, walkers, { seen: new Seen(drift) });
    for (const each of drift) onDrift({ ...each, event: type } as Drift);
    return issues.length > 0 ? new LazyFailure(() => issues) : undefined;
  };
}

/** The same validator, strict: what the contract does not know is an issue. For senders and tests. */
export function strict<Event, Type extends string>(
  validator: EventValidator<Event, Type>,
): EventValidator<Event, Type> {
  return judged(validator, strictly);
}

/**
 * The same validator, which also tells of what the contract does not know: the provider has changed. It lets that pass,
 * even where the given validator is strict.
 */
export function watched<Event, Type extends string>(
  validator: EventValidator<Event, Type>,
  onDrift: (drift: Drift) => void,
): EventValidator<Event, Type> {
  return judged(validator, watching(onDrift));
}

function judged<Event, Type extends string>(
  { type, is, rules, walkers }: EventValidator<Event, Type>,
  judge: Judge,
): EventValidator<Event, Type> {
  return eventValidator(type, is, rules, walkers, judge);
}
