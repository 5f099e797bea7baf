import { findExample } from '../catalogue/find.ts';
import type { Example, Provider, ProviderEvent, RuntimeExpression, Webhook } from '../catalogue/provider.ts';
import { UsageError } from '../errors/usageError.ts';
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
const FRAMING_HEADERS = ['connection', 'content-length', 'host', 'keep-alive', 'transfer-encoding'];
const ID_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/**
 * What is delivered: the caller's payload or an example as they are, or a copy of an example with its own ids and times;
 * in each with the values that the caller sets. Headers that the contract names are set in every case.
 */
export function buildMessage(provider: Provider, event: ProviderEvent, options: MessageOptions): IdentifiedMessage {
  const isFixed = options.payload !== undefined || options.verbatim === true;
  let message = baseMessage(event, options);
  for (const { expression, generate } of freshValues(provider.webhook, event, options)) {
    const old = valueAt(message, expression);
    if (isFixed && (expression.in === 'payload' || old !== undefined)) continue;
    message = withValueAt(message, expression, generate(old ?? valueInAnyExample(provider, expression)));
  }
  message = { ...message, payload: setValues(message.payload, options.set ?? {}) };
  return { ...message, id: options.id ?? messageId(provider.webhook, message) ?? `msg_${randomText(ID_ALPHABET, 27)}` };
}

function baseMessage(event: ProviderEvent, options: MessageOptions): Message {
  if (options.payload === undefined) return exampleMessage(findExample(event, options.example));
  if (options.example === undefined && !options.verbatim) return { payload: options.payload, headers: {} };
  throw new UsageError({
    code: 'payload-and-example',
    message: 'A payload of your own is sent as it is, so there is no example to take.',
    where: options.example === undefined ? 'verbatim' : 'example',
    fix: 'Give either a payload or an example.',
  });
}

function exampleMessage({ payload, headers = {} }: Example): Message {
  const entries = Object.entries(headers)
    .map(([name, value]): [string, string] => [name.toLowerCase(), String(value)])
    .filter(([name]) => !FRAMING_HEADERS.includes(name));
  return { payload, headers: Object.fromEntries(entries) };
}

interface FreshValue {
  readonly expression: RuntimeExpression;
  /** A new value in the style of an old one. */
  readonly generate: (old: unknown) => unknown;
}

function freshValues(webhook: Webhook, event: ProviderEvent, { id, now }: MessageOptions): readonly FreshValue[] {
  const { eventId, occurredAt } = webhook;
  const key = deduplicationKey(webhook);
  const isEventId = key?.expression === eventId?.expression;
  const values: FreshValue[] = [];
  webhook.eventType.forEach((expression, index) => {
    const part = event.typeParts[index];
    if (part !== undefined) values.push({ expression, generate: () => part });
  });
  if (eventId) values.push({ expression: eventId, generate: freshId });
  if (key) values.push({ expression: key, generate: (old) => id ?? (isEventId ? old : freshId(old)) });
  if (occurredAt) values.push({ expression: occurredAt, generate: (old) => freshTime(old, now) });
  return values;
}

/** Where a receiver finds what it skips repeated messages by. */
function deduplicationKey({ idempotencyKey, eventId }: Webhook): RuntimeExpression | undefined {
  return idempotencyKey ?? eventId;
}

/** The style of an optional value that one example leaves out is that of another. */
function valueInAnyExample({ events }: Provider, expression: RuntimeExpression): unknown {
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
