import { type EventValidator, eventValidator } from './eventValidator.ts';
import { explain } from './explain/explain.ts';
import { Seen } from './explain/seen.ts';
import { Failure } from './failure.ts';
import type { Drift, Issue } from './issue.ts';
import type { Judge } from './judge.ts';

/** Lets nothing pass that the contract does not know. */
export const strictly: Judge = (rules, value, families) => {
  const drift: Issue[] = [];
  const issues = [...explain(rules, value, families, { seen: new Seen(drift) }), ...drift];
  return issues.length > 0 ? new Failure(() => issues) : undefined;
};

/** Lets pass what the contract does not know, and reports it. */
export function watching(type: string, onDrift: (drift: Drift) => void): Judge {
  return (rules, value, families) => {
    const drift: Issue[] = [];
    const issues = explain(rules, value, families, { seen: new Seen(drift) });
    for (const each of drift) onDrift({ ...each, event: type } as Drift);
    return issues.length > 0 ? new Failure(() => issues) : undefined;
  };
}

/** The same validator, strict: what the contract does not know is an issue. For senders and tests. */
export function strict<Event, Type extends string>({
  type,
  rules,
  families,
}: EventValidator<Event, Type>): EventValidator<Event, Type> {
  return eventValidator(type, rules, families, strictly);
}

/** The same validator, which also tells of what the contract does not know: the provider has changed. */
export function watched<Event, Type extends string>(
  { type, rules, families }: EventValidator<Event, Type>,
  onDrift: (drift: Drift) => void,
): EventValidator<Event, Type> {
  return eventValidator(type, rules, families, watching(type, onDrift));
}
