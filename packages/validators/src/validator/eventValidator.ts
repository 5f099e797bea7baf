import type { Failure } from '../issues/failure.ts';
import { WebhookValidationError } from '../issues/webhookValidationError.ts';
import { type EventSchema, tolerantMode, type ValidationMode } from './mode.ts';
import type { StandardSchema } from './standardSchema.ts';

/** Validates the payloads of one event. Works wherever a Standard Schema does. */
export interface EventValidator<Event, Type extends string = string> extends EventSchema, StandardSchema<Event> {
  /** The event type. */
  readonly type: Type;
  /** Whether a value is the event. */
  readonly is: (value: unknown) => value is Event;
  /** Returns the payload itself, typed. Throws a `WebhookValidationError` if it is invalid. */
  readonly parse: (value: unknown) => Event;
  /** Returns the payload itself, typed, or its issues. Never throws. */
  readonly safeParse: (value: unknown) => EventResult<Event>;
}

/** A payload, typed, or its issues. */
export type EventResult<Event> = { readonly ok: true; readonly event: Event } | Failure;

/** @internal */
export function eventValidator<Event, Type extends string>(
  type: Type,
  is: EventSchema['is'],
  rules: EventSchema['rules'],
  handlers: EventSchema['handlers'],
  mode: ValidationMode = tolerantMode,
): EventValidator<Event, Type> {
  const schema = { type, is: is as EventValidator<Event>['is'], rules, handlers };
  const safeParse = (value: unknown): EventResult<Event> => mode(schema, value) ?? { ok: true, event: value as Event };
  const parse = (value: unknown): Event => {
    const failure = mode(schema, value);
    if (failure) throw new WebhookValidationError(failure.issues);
    return value as Event;
  };
  const validate = (value: unknown) => mode(schema, value) ?? { value: value as Event };
  return { ...schema, parse, safeParse, '~standard': { version: 1, vendor: 'hookbook', validate } };
}
