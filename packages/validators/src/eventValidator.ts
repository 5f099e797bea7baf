import { explain } from './explain/explain.ts';
import type { EventRules } from './explain/rules.ts';
import type { Family } from './explain/walk.ts';
import type { Issue } from './issue.ts';
import type { StandardSchema } from './standardSchema.ts';
import { WebhookValidationError } from './webhookValidationError.ts';

/** Validates the payloads of one event. A Standard Schema, so it goes wherever those go. */
export interface EventValidator<Event, Type extends string = string> extends StandardSchema<Event> {
  /** The event type. */
  readonly type: Type;
  readonly rules: EventRules;
  readonly families: readonly Family[];
  /** The payload, typed. Throws a `WebhookValidationError` where it is not what the contract says. */
  readonly parse: (value: unknown) => Event;
  readonly safeParse: (value: unknown) => EventResult<Event>;
}

export type EventResult<Event> =
  | { readonly ok: true; readonly event: Event }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** What keeps a value from being an event. */
export type FindIssues = (rules: EventRules, value: unknown, families: readonly Family[]) => readonly Issue[];

export function eventValidator<Event, Type extends string>(
  type: Type,
  rules: EventRules,
  families: readonly Family[],
  find: FindIssues = findIssues,
): EventValidator<Event, Type> {
  const safeParse = (value: unknown): EventResult<Event> => {
    const issues = find(rules, value, families);
    return issues.length > 0 ? { ok: false, issues } : { ok: true, event: value as Event };
  };
  const parse = (value: unknown): Event => {
    const result = safeParse(value);
    if (result.ok) return result.event;
    throw new WebhookValidationError(result.issues);
  };
  const validate = (value: unknown) => {
    const result = safeParse(value);
    return result.ok ? { value: result.event } : result;
  };
  return { type, rules, families, parse, safeParse, '~standard': { version: 1, vendor: 'hookbook', validate } };
}

const NONE: readonly Issue[] = [];

/** Explains only what the check has refused. */
export const findIssues: FindIssues = (rules, value, families) =>
  rules.is(value) ? NONE : explain(rules, value, families, { refused: true });
