import type { UnknownEventType } from '@hookbook/types';
import { createBodyIssue } from '../issues/createBodyIssue.ts';
import { type Failure, LazyFailure } from '../issues/failure.ts';
import type { Drift, Issue } from '../issues/issue.ts';
import { formatList, preview } from '../issues/preview.ts';
import { WebhookValidationError } from '../issues/webhookValidationError.ts';
import type { EventValidator } from '../validator/eventValidator.ts';
import { driftMode, strictMode, tolerantMode, type ValidationMode } from '../validator/mode.ts';
import { type EventTypeLookup, eventTypeOf, shortTypeOf } from './eventType.ts';
import type { FormReader } from './form.ts';
import type { ParseOptions } from './options.ts';
import { readBody, toRawBody } from './readBody.ts';

/** The generated parts of one provider. */
export interface ProviderRules {
  readonly eventType: readonly EventTypeLookup[];
  readonly events: EventsByType;
  /** If deliveries are forms. */
  readonly form?: FormReader;
}

export type EventsByType = ReadonlyMap<string, EventValidator<unknown>>;

/** A map, so that finding an event takes constant time. */
export function eventsByType(validators: readonly EventValidator<unknown>[]): EventsByType {
  return new Map(validators.map((validator) => [validator.type, validator]));
}

/** An event that the contract describes. `Events` maps event types to payload types. */
export type KnownEvent<Events> = {
  [Type in keyof Events & string]: {
    readonly known: true;
    /** The event type. Comparing it narrows `event`. */
    readonly type: Type;
    /** The payload, unchanged. */
    readonly event: Events[Type];
  };
}[keyof Events & string];

/** An event whose event type the contract does not contain, because the provider has added it since. */
export interface UnknownEvent<Payload> {
  readonly known: false;
  /** The event type. Its TypeScript type excludes the event types of known events. */
  readonly type: UnknownEventType;
  /** The payload, unchanged. Only its event type has been checked. */
  readonly event: Payload;
}

export type ParsedEvent<Events, UnknownPayload> = KnownEvent<Events> | UnknownEvent<UnknownPayload>;

export type ParseResult<Events, UnknownPayload> =
  | ({ readonly ok: true } & KnownEvent<Events>)
  | ({ readonly ok: true } & UnknownEvent<UnknownPayload>)
  | Failure;

type Result = ParseResult<Record<string, unknown>, unknown>;

/** Reads a body, finds its event and validates it. Never throws. */
export function safeParse(provider: ProviderRules, body: unknown, options: ParseOptions = {}): Result {
  const rawBody = toRawBody(body);
  if (rawBody === undefined) return parseValue(provider, body, options);
  const { form } = provider;
  const result = form ? form.read(rawBody, options) : readBody(rawBody, options);
  return result.ok ? parseValue(provider, result.value, options, form) : result;
}

/** Like `safeParse`, but throws a `WebhookValidationError` if the payload is invalid. */
export function parse(provider: ProviderRules, body: unknown, options?: ParseOptions): Result & { ok: true } {
  const result = safeParse(provider, body, options);
  if (result.ok) return result;
  throw new WebhookValidationError(result.issues);
}

/** With a form, the value has its fields. */
function parseValue(
  { eventType, events }: ProviderRules,
  value: unknown,
  options: ParseOptions,
  form?: FormReader,
): Result {
  const type = options.eventType ?? eventTypeOf(eventType, value, options.headers);
  if (typeof type !== 'string') return new LazyFailure(() => [type]);
  const validator = events.get(type) ?? events.get(shortTypeOf(eventType, value, options.headers));
  if (!validator) return unknownEvent(type, { value, options, events });
  const event = form ? form.payload(value, validator.type) : value;
  return modeOf(options)(validator, event) ?? { ok: true, known: true, type: validator.type, event };
}

function modeOf({ mode, onDrift }: ParseOptions): ValidationMode {
  if (mode === 'strict') return strictMode;
  return onDrift ? driftMode(onDrift) : tolerantMode;
}

interface UnknownContext {
  readonly value: unknown;
  readonly options: ParseOptions;
  readonly events: EventsByType;
}

function unknownEvent(type: string, { value, options, events }: UnknownContext): Result {
  if (options.mode === 'strict') return new LazyFailure(() => [unknownEventIssue(type, events)]);
  options.onDrift?.({ ...unknownEventIssue(type, events), event: type } as Drift);
  return { ok: true, known: false, type: type as UnknownEventType, event: value };
}

function unknownEventIssue(type: string, events: EventsByType): Issue {
  const issue = createBodyIssue('unknown-event', formatList(events.keys()), preview(type, ''));
  return { ...issue, message: `unknown event type, ${issue.message}` };
}
