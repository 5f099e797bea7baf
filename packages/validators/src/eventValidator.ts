import type { EventRules } from './explain/rules.ts';
import type { Family } from './explain/walk.ts';
import type { Failure } from './failure.ts';
import { type Judge, tolerant } from './judge.ts';
import type { StandardSchema } from './standard/standardSchema.ts';
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

export type EventResult<Event> = { readonly ok: true; readonly event: Event } | Failure;

export function eventValidator<Event, Type extends string>(
  type: Type,
  rules: EventRules,
  families: readonly Family[],
  judge: Judge = tolerant,
): EventValidator<Event, Type> {
  const safeParse = (value: unknown): EventResult<Event> =>
    judge(rules, value, families) ?? { ok: true, event: value as Event };
  const parse = (value: unknown): Event => {
    const failure = judge(rules, value, families);
    if (failure) throw new WebhookValidationError(failure.issues);
    return value as Event;
  };
  const validate = (value: unknown) => judge(rules, value, families) ?? { value: value as Event };
  return { type, rules, families, parse, safeParse, '~standard': { version: 1, vendor: 'hookbook', validate } };
}
