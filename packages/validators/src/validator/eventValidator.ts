import type { Failure } from '../issues/failure.ts';
import { WebhookValidationError } from '../issues/webhookValidationError.ts';
import { type EventSchema, type Judge, tolerant } from './mode.ts';
import type { StandardSchema } from './standardSchema.ts';

/** Validates the payloads of one event. A Standard Schema, so it goes wherever those go. */
export interface EventValidator<Event, Type extends string = string> extends EventSchema, StandardSchema<Event> {
  /** The event type. */
  readonly type: Type;
  /** Whether a value is the event. */
  readonly is: (value: unknown) => value is Event;
  /** The payload as it is, typed. Throws a `WebhookValidationError` where it is not what the contract says. */
  readonly parse: (value: unknown) => Event;
  /** The payload as it is, typed, or what is wrong with it. */
  readonly safeParse: (value: unknown) => EventResult<Event>;
}

export type EventResult<Event> = { readonly ok: true; readonly event: Event } | Failure;

/** @internal */
export function eventValidator<Event, Type extends string>(
  type: Type,
  is: EventSchema['is'],
  rules: EventSchema['rules'],
  walkers: EventSchema['walkers'],
  judge: Judge = tolerant,
): EventValidator<Event, Type> {
  const schema = { type, is: is as EventValidator<Event>['is'], rules, walkers };
  const safeParse = (value: unknown): EventResult<Event> => judge(schema, value) ?? { ok: true, event: value as Event };
  const parse = (value: unknown): Event => {
    const failure = judge(schema, value);
    if (failure) throw new WebhookValidationError(failure.issues);
    return value as Event;
  };
  const validate = (value: unknown) => judge(schema, value) ?? { value: value as Event };
  return { ...schema, parse, safeParse, '~standard': { version: 1, vendor: 'hookbook', validate } };
}
