import { type EventValidator, eventValidator, type FindIssues } from './eventValidator.ts';
import { explain } from './explain/explain.ts';
import { Seen } from './explain/seen.ts';
import type { Drift, Issue } from './issue.ts';

/** Also finds fields and enum members that the contract does not know. */
export const findStrictly: FindIssues = (rules, value, families) => {
  const drift: Issue[] = [];
  return [...explain(rules, value, families, { seen: new Seen(drift) }), ...drift];
};

/** Reports fields and enum members that the contract does not know, and lets them pass. */
export function findWithDrift(type: string, onDrift: (drift: Drift) => void): FindIssues {
  return (rules, value, families) => {
    const drift: Issue[] = [];
    const issues = explain(rules, value, families, { seen: new Seen(drift) });
    for (const each of drift) onDrift({ ...each, event: type } as Drift);
    return issues;
  };
}

/** The same validator, strict: what the contract does not know is an issue. For senders and tests. */
export function strict<Event, Type extends string>({
  type,
  rules,
  families,
}: EventValidator<Event, Type>): EventValidator<Event, Type> {
  return eventValidator(type, rules, families, findStrictly);
}

/** The same validator, which also tells of what the contract does not know: the provider has changed. */
export function watched<Event, Type extends string>(
  { type, rules, families }: EventValidator<Event, Type>,
  onDrift: (drift: Drift) => void,
): EventValidator<Event, Type> {
  return eventValidator(type, rules, families, findWithDrift(type, onDrift));
}
