import type { Event, Provider, RuntimeExpression, Webhook } from '@hookbook/contract';
import type { Schema } from '@hookbook/contract/schema';
import { event, example, type ProviderOverrides, provider } from './contracts.ts';

/** The provider `acme` with one event. The text is in every place where a contract has text. */
export function hostileProvider(text: string, overrides: ProviderOverrides = {}): Provider {
  const schema = schemaWith(text);
  return provider({
    name: text,
    slug: 'acme',
    typeName: 'Acme',
    title: text,
    description: text,
    docs: [linkWith(text)],
    tags: [tagWith(text)],
    webhook: webhookWith(text),
    definitions: { Shared: schema },
    events: [eventWith(text, schema)],
    source: sourceWith(text),
    ...overrides,
  });
}

function linkWith(text: string) {
  return { url: text, description: text };
}

function tagWith(text: string) {
  return { name: text, description: text };
}

function sourceWith(text: string) {
  return { file: text, pointer: text };
}

function webhookWith(text: string): Partial<Webhook> {
  const expression: RuntimeExpression = { in: 'payload', path: [text, text], expression: text };
  return {
    eventType: [expression, { ...expression, in: 'header' }],
    eventId: expression,
    idempotencyKey: expression,
    occurredAt: expression,
    redelivered: expression,
    data: expression,
    signature: {
      scheme: text,
      algorithm: 'hmac-sha256',
      key: 'text',
      header: text,
      encoding: 'hex',
      format: `${text}{signature}`,
      separator: text,
      content: [text.replace(/[{}]/g, ''), '{body}'],
      timestamp: { header: text, format: `${text}{timestamp}`, unit: 'seconds', tolerance: text },
      id: { member: text },
      headers: { [text]: text },
      origin: 'hookbook',
      description: text,
    },
    delivery: {
      contentType: text,
      timeout: text,
      success: text,
      retries: [text],
      retryFor: text,
      stopOn: [text],
      disableAfter: { within: text, description: text },
      environments: { [text]: { timeout: text } },
      origin: 'vendor',
      description: text,
    },
    ping: text,
    notes: text,
  };
}

function eventWith(text: string, schema: Schema): Event {
  return event({
    type: text,
    slug: 'event',
    typeName: 'HostileEvent',
    title: text,
    summary: text,
    description: text,
    tags: [tagWith(text)],
    docs: [linkWith(text), { url: text }],
    since: { version: text, date: text, of: text },
    inferred: text,
    typeParts: [text, text],
    payload: schema,
    headers: schema,
    examples: [
      example({
        name: text,
        slug: 'example',
        summary: text,
        origin: 'vendor',
        payload: ownKey(text, [text, ownKey(text, text)]),
        headers: ownKey(text, text),
        source: sourceWith(text),
      }),
    ],
    source: sourceWith(text),
  });
}

/** An object with the text as its own key, even `__proto__`. */
function ownKey<T>(text: string, value: T): Record<string, T> {
  return Object.fromEntries([[text, value]]);
}

function schemaWith(text: string): Schema {
  const annotations = {
    title: text,
    description: text,
    format: text,
    pattern: text,
    contentMediaType: text,
    contentEncoding: text,
    default: text,
    examples: [text, [text], ownKey(text, `${text} ${'y'.repeat(100)}`)],
    'x-inferred': text,
    'x-since': { version: text, date: text, of: text },
  } as const;
  const leaf: Schema = { type: 'string', ...annotations };
  return {
    type: 'object',
    ...annotations,
    required: [text, `${text}2`],
    properties: {
      ...ownKey<Schema>(text, { ...leaf, enum: [text, ownKey(text, text)] }),
      known: { ...leaf, 'x-extensible-enum': [text], 'x-enum-descriptions': ownKey(text, text) },
      fixed: { ...annotations, const: text },
      list: { type: 'array', items: leaf },
      inside: {
        type: 'object',
        ...annotations,
        properties: ownKey<Schema>(text, { allOf: [{ $ref: '#/$defs/Shared' }] }),
      },
    },
    propertyNames: { pattern: text },
    patternProperties: ownKey(text, leaf),
    dependentRequired: ownKey(text, [text]),
    dependentSchemas: ownKey(text, leaf),
  };
}
