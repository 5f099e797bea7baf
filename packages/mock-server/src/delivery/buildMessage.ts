import { findExample } from '../catalogue/find.ts';
import type { Example, Place, Provider, ProviderEvent, Webhook } from '../catalogue/provider.ts';
import { MisuseError } from '../errors/usageError.ts';
import { freshId, randomText } from './freshId.ts';
import { freshTime } from './freshTime.ts';
import { type Message, valueAt, withValueAt } from './runtimeExpression.ts';
import { setValues } from './setValues.ts';

export interface MessageOptions {
  readonly example?: string | undefined;
  readonly payload?: unknown;
  readonly set?: Readonly<Record<string, unknown>> | undefined;
  readonly verbatim?: boolean | undefined;
  readonly id?: string | undefined;
  readonly now: Date;
}

/** A message with the id that a receiver knows it by. */
export interface IdentifiedMessage extends Message {
  readonly id: string;
}

/** Framing is the business of whoever sends. */
const FRAMING = ['connection', 'content-length', 'host', 'keep-alive', 'transfer-encoding'];
const ID_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/**
 * What is delivered: the caller's payload or an example as they are, or a copy of an example with its own ids and times;
 * in each with the values that the caller sets. Headers that the contract names are set in every case.
 */
export function messageOf(provider: Provider, event: ProviderEvent, options: MessageOptions): IdentifiedMessage {
  const isFixed = options.payload !== undefined || options.verbatim === true;
  let message = baseMessage(event, options);
  for (const { place, valueLike } of freshValues(provider.webhook, event, options)) {
    const old = valueAt(message, place);
    if (isFixed && (place.in === 'payload' || old !== undefined)) continue;
    message = withValueAt(message, place, valueLike(old ?? anyValueAt(provider, place)));
  }
  message = { ...message, payload: setValues(message.payload, options.set ?? {}) };
  return { ...message, id: options.id ?? idIn(provider.webhook, message) ?? `msg_${randomText(ID_ALPHABET, 27)}` };
}

function baseMessage(event: ProviderEvent, options: MessageOptions): Message {
  if (options.payload === undefined) return exampleMessage(findExample(event, options.example));
  if (options.example === undefined && !options.verbatim) return { payload: options.payload, headers: {} };
  throw new MisuseError({
    code: 'payload-and-example',
    message: 'A payload of your own is sent as it is, so there is no example to take.',
    where: options.example === undefined ? 'verbatim' : 'example',
    fix: 'Give either a payload or an example.',
  });
}

function exampleMessage({ payload, headers = {} }: Example): Message {
  const entries = Object.entries(headers)
    .map(([name, value]): [string, string] => [name.toLowerCase(), String(value)])
    .filter(([name]) => !FRAMING.includes(name));
  return { payload, headers: Object.fromEntries(entries) };
}

interface FreshValue {
  readonly place: Place;
  /** A new value in the style of an old one. */
  readonly valueLike: (old: unknown) => unknown;
}

function freshValues(webhook: Webhook, event: ProviderEvent, { id, now }: MessageOptions): readonly FreshValue[] {
  const { eventId, occurredAt } = webhook;
  const key = keyPlace(webhook);
  const isEventId = key?.expression === eventId?.expression;
  const values: FreshValue[] = [];
  webhook.eventType.forEach((place, index) => {
    const part = event.typeParts[index];
    if (part !== undefined) values.push({ place, valueLike: () => part });
  });
  if (eventId) values.push({ place: eventId, valueLike: freshId });
  if (key) values.push({ place: key, valueLike: (old) => id ?? (isEventId ? old : freshId(old)) });
  if (occurredAt) values.push({ place: occurredAt, valueLike: (old) => freshTime(old, now) });
  return values;
}

/** Where a receiver finds what it skips repeated messages by. */
function keyPlace({ idempotencyKey, eventId }: Webhook): Place | undefined {
  return idempotencyKey ?? eventId;
}

/** The style of an optional value that one example leaves out is that of another. */
function anyValueAt({ events }: Provider, place: Place): unknown {
  return events
    .flatMap(({ examples }) => examples)
    .map((example) => valueAt(exampleMessage(example), place))
    .find((value) => value !== undefined);
}

function idIn(webhook: Webhook, message: Message): string | undefined {
  const place = keyPlace(webhook);
  const value = place && valueAt(message, place);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
