import type { RuntimeExpression, Webhook } from '@hookbook/webhook/x-webhook';
import { findExample } from '../catalogue/find.ts';
import type { Example, Provider, ProviderEvent } from '../catalogue/provider.ts';
import { UsageError } from '../errors/usageError.ts';
import type { Random } from '../random/random.ts';
import { type Body, payloadOf } from './body.ts';
import { type EntityIds, entitiesIn, withEntities } from './entities.ts';
import { withoutNumbersAt } from './exactNumbers.ts';
import { freshId, randomText } from './freshId.ts';
import { freshTime } from './freshTime.ts';
import { type Message, valueAt, withValueAt } from './runtimeExpression.ts';
import { setValues } from './setValues.ts';

export interface MessageOptions {
  readonly example?: string | undefined;
  readonly payload?: unknown;
  readonly body?: Body | undefined;
  readonly set?: Readonly<Record<string, unknown>> | undefined;
  readonly verbatim?: boolean | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly batch?: readonly string[] | undefined;
  readonly id?: string | undefined;
  /** The ids of entities, by their name in the contract. */
  readonly entities?: EntityIds | undefined;
  /** When the event happened. */
  readonly occurredAt: Date;
  readonly random: Random;
}

/** A message with the id by which receivers skip duplicates. */
export interface IdentifiedMessage extends Message {
  readonly id: string;
}

/** Headers of one connection: they depend on who sends the request, so examples cannot set them. */
const FRAMING_HEADERS = ['connection', 'content-length', 'host', 'keep-alive', 'transfer-encoding'];
const ID_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/**
 * The message to deliver: an example with new ids and a new time. A payload of the caller and a verbatim example keep
 * their ids and times; only headers that the contract requires are added. Values in `set` apply to all of them.
 */
export function buildMessage(provider: Provider, event: ProviderEvent, options: MessageOptions): IdentifiedMessage {
  const isFixed = isGiven(options) || options.verbatim === true;
  let message = baseMessage(provider, event, options);
  for (const { expression, generate } of freshValues(provider.webhook, event, options)) {
    const current = valueAt(message, expression);
    if (isFixed && (expression.in === 'payload' || current !== undefined)) continue;
    const value = generate(current ?? sampleOf(provider, expression));
    // An example has its event type already.
    if (value !== current) message = withValueAt(message, expression, value);
  }
  const { id, random, entities } = options;
  if (options.body === undefined)
    message = withEntities(message, entitiesIn(provider, event), { entities, random, isFixed });
  if (options.set) message = withValuesSet(message, options.set);
  if (options.headers) message = { ...message, headers: { ...message.headers, ...sendable(options.headers) } };
  return {
    ...message,
    id: id ?? messageId(provider.webhook, message) ?? `msg_${randomText(ID_ALPHABET, 27, random)}`,
  };
}

/** A value that is set has its own digits. */
function withValuesSet(message: Message, values: Readonly<Record<string, unknown>>): Message {
  const payload = setValues(message.payload, values);
  const { numbers } = message;
  return { ...message, payload, ...(numbers && { numbers: withoutNumbersAt(numbers, Object.keys(values)) }) };
}

function baseMessage({ webhook }: Provider, event: ProviderEvent, options: MessageOptions): Message {
  if (!isGiven(options)) return exampleMessage(findExample(event, options.example));
  const { body, payload } = options;
  const given = body === undefined ? 'payload' : 'body';
  const others = body === undefined ? OTHERS_OF_PAYLOAD : OTHERS_OF_BODY;
  const conflict = others.find((name) => isPresent(name, options[name]));
  const read = () => (body === undefined ? payload : payloadOf(body, webhook.delivery?.contentType));
  if (conflict === undefined) return { payload: read(), headers: {} };
  throw new UsageError({
    code: `${given}-and-${conflict}`,
    message: `\`${given}\` cannot be combined with \`${conflict}\`.`,
    where: conflict,
    fix: `Remove \`${given}\` or \`${conflict}\`.`,
  });
}

/** Options that say what to send in another way. */
const OTHERS_OF_PAYLOAD = ['example', 'verbatim'] as const;
const OTHERS_OF_BODY = ['payload', 'example', 'verbatim', 'set', 'batch'] as const;

function isGiven({ payload, body }: MessageOptions): boolean {
  return payload !== undefined || body !== undefined;
}

/** Callers may pass what means nothing: false, or no values to set. */
function isPresent(name: keyof MessageOptions, value: unknown): boolean {
  const isEmpty = (name === 'set' || name === 'batch') && Object.keys(value ?? {}).length === 0;
  return value !== undefined && value !== false && !isEmpty;
}

function exampleMessage({ payload, numbers, headers }: Example): Message {
  return { payload, ...(numbers && { numbers }), headers: headers ? sendable(headers) : {} };
}

function sendable(headers: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const entries = Object.entries(headers)
    .map(([name, value]): [string, string] => [name.toLowerCase(), headerText(value)])
    .filter(([name]) => !FRAMING_HEADERS.includes(name));
  return Object.fromEntries(entries);
}

function headerText(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}

interface FreshValue {
  readonly expression: RuntimeExpression;
  /** A new value in the format of the sample. */
  readonly generate: (sample: unknown) => unknown;
}

function freshValues(
  webhook: Webhook,
  event: ProviderEvent,
  { id, occurredAt: time, random }: MessageOptions,
): readonly FreshValue[] {
  const { eventId, occurredAt } = webhook;
  const key = deduplicationKey(webhook);
  const isEventId = key?.expression === eventId?.expression;
  const values: FreshValue[] = [];
  webhook.eventType.forEach((expression, index) => {
    const part = event.typeParts[index];
    if (part !== undefined) values.push({ expression, generate: () => part });
  });
  if (eventId) values.push({ expression: eventId, generate: (sample) => freshId(sample, random) });
  // The event id was replaced above, so a key at the same location keeps that value.
  if (key) values.push({ expression: key, generate: (sample) => id ?? (isEventId ? sample : freshId(sample, random)) });
  if (occurredAt) values.push({ expression: occurredAt, generate: (sample) => freshTime(sample, time) });
  return values;
}

/** The value by which receivers skip duplicates. */
function deduplicationKey({ idempotencyKey, eventId }: Webhook): RuntimeExpression | undefined {
  return idempotencyKey ?? eventId;
}

/** A value from any example of the provider, since an example may omit an optional member. */
function sampleOf({ events }: Provider, expression: RuntimeExpression): unknown {
  return events
    .flatMap(({ examples }) => examples)
    .map((example) => valueAt(exampleMessage(example), expression))
    .find((value) => value !== undefined);
}

function messageId(webhook: Webhook, message: Message): string | undefined {
  const expression = deduplicationKey(webhook);
  const value = expression && valueAt(message, expression);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
