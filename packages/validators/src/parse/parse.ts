import type { UnknownEventType } from '@hookbook/types';
import { type Failure, LazyFailure } from '../issues/failure.ts';
import type { Drift, Issue } from '../issues/issue.ts';
import { listed, preview } from '../issues/preview.ts';
import { WebhookValidationError } from '../issues/webhookValidationError.ts';
import type { JsonLimits } from '../json/readJson.ts';
import type { EventValidator } from '../validator/eventValidator.ts';
import { type Judge, tolerant } from '../validator/mode.ts';
import { strictly, watching } from '../validator/withMode.ts';
import { eventTypeOf, type Place, shortTypeOf } from './eventType.ts';
import type { HeadersLike } from './headers.ts';
import { issueWithoutRules } from './issueWithoutRules.ts';
import { readBody, unparsed } from './readBody.ts';

export interface ParseOptions {
  /**
   * `tolerant`, the default, is for receivers: fields, enum members and events that the contract does not know pass.
   * `strict` is for senders and tests: they are issues.
   */
  readonly mode?: 'tolerant' | 'strict' | undefined;
  /** Told of what the contract does not know and that passes nevertheless: the provider has changed. */
  readonly onDrift?: ((drift: Drift) => void) | undefined;
  /** The headers of the request, where the provider says the event type in one. */
  readonly headers?: HeadersLike | undefined;
  /** How large and how deep the text of a body may be. */
  readonly limits?: JsonLimits | undefined;
  /** Told of what a text cannot say exactly or should not say, such as integers beyond 2^53. */
  readonly onWarning?: ((warning: Issue) => void) | undefined;
}

/** What all events of one provider are found and validated with. */
export interface ProviderRules {
  readonly places: readonly Place[];
  readonly events: ReadonlyMap<string, EventValidator<unknown>>;
}

/** An event that the contract knows, by its type. `Events` maps event types to events. */
export type KnownEvent<Events> = {
  [Type in keyof Events & string]: {
    readonly known: true;
    /** The event type: compare it, and `event` is of that type. */
    readonly type: Type;
    /** The payload, as it came. */
    readonly event: Events[Type];
  };
}[keyof Events & string];

/** An event that the provider has added since. */
export interface NewEvent<Unknown> {
  readonly known: false;
  /** An event type that the contract does not have: a string, of a type that no known event type is of. */
  readonly type: UnknownEventType;
  /** The payload, as it came: nothing about it but its event type has been looked at. */
  readonly event: Unknown;
}

export type ParsedEvent<Events, Unknown> = KnownEvent<Events> | NewEvent<Unknown>;

export type ParseResult<Events, Unknown> =
  | ({ readonly ok: true } & KnownEvent<Events>)
  | ({ readonly ok: true } & NewEvent<Unknown>)
  | Failure;

type Result = ParseResult<Record<string, unknown>, unknown>;

export function safeParse(provider: ProviderRules, body: unknown, options: ParseOptions = {}): Result {
  const text = unparsed(body);
  if (text === undefined) return parseValue(provider, body, options);
  const read = readBody(text, options);
  return read.ok ? parseValue(provider, read.value, options) : read;
}

/** Like safeParse, for those who would rather catch. */
export function parse(provider: ProviderRules, body: unknown, options?: ParseOptions): Result & { ok: true } {
  const result = safeParse(provider, body, options);
  if (result.ok) return result;
  throw new WebhookValidationError(result.issues);
}

function parseValue({ places, events }: ProviderRules, value: unknown, options: ParseOptions): Result {
  const found = eventTypeOf(places, value, options.headers);
  if (typeof found !== 'string') return new LazyFailure(() => [found]);
  const validator = events.get(found) ?? events.get(shortTypeOf(places, value, options.headers));
  if (!validator) return unknownEvent(found, { value, options, events });
  return judgeOf(options)(validator, value) ?? { ok: true, known: true, type: validator.type, event: value };
}

function judgeOf({ mode, onDrift }: ParseOptions): Judge {
  if (mode === 'strict') return strictly;
  return onDrift ? watching(onDrift) : tolerant;
}

interface Unknown {
  readonly value: unknown;
  readonly options: ParseOptions;
  readonly events: ProviderRules['events'];
}

function unknownEvent(type: string, { value, options, events }: Unknown): Result {
  if (options.mode === 'strict') return new LazyFailure(() => [newEvent(type, events)]);
  options.onDrift?.({ ...newEvent(type, events), event: type } as Drift);
  return { ok: true, known: false, type: type as UnknownEventType, event: value };
}

function newEvent(type: string, events: ProviderRules['events']): Issue {
  return issueWithoutRules('unknown-event', listed(events.keys()), preview(type, []));
}
