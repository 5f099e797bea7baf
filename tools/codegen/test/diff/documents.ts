import type { ExamplePart } from '@hookbook/diff';
import { stringify } from 'yaml';
import { exampleDocument } from './exampleDocument.ts';

/** `signature` is one without any facts that are added, the last two a document without its first lines. */
export type DocumentPart = ExamplePart | 'signature' | 'document' | 'document in AsyncAPI 2';

/**
 * Each change with its severity: `rule: severity`. Those that are breaking, also for code, have to be all, and others may
 * come on top. None means that nothing has changed for a receiver. `*: breaking` is breaking by any name.
 */
export type Told = readonly string[];

export type DocumentPair = readonly [
  name: string,
  part: DocumentPart,
  one: string,
  other: string,
  there: Told,
  back: Told,
];

const NOTHING: Told = [];
const WORDS = ['words: docs'];
const both = (told: string): readonly [Told, Told] => [[told], [told]];

const gone =
  '{ payload: { type: object, required: [type, a], properties: { type: { const: gone }, a: { type: string } } } }';
const late =
  '{ payload: { type: object, required: [type, b], properties: { type: { const: late }, b: { type: integer } } } }';

const EVENTS: readonly DocumentPair[] = [
  [
    'two more',
    'messages',
    '{ done: {} }',
    `{ done: {}, gone: ${gone}, late: ${late} }`,
    ['event-added: compatible'],
    ['event-removed: breaking'],
  ],
  [
    'another event',
    'messages',
    `{ done: {}, gone: ${gone} }`,
    `{ done: {}, late: ${late} }`,
    ['event-removed: breaking', 'event-added: compatible'],
    ['event-removed: breaking', 'event-added: compatible'],
  ],
  [
    'events in another order',
    'messages',
    `{ done: {}, gone: ${gone} }`,
    `{ gone: ${gone}, done: {} }`,
    NOTHING,
    NOTHING,
  ],
  ['another key of the message', 'messages', '{ done: {} }', '{ other: { x-event-type: done } }', NOTHING, NOTHING],
  [
    'words of an event',
    'messages',
    '{ done: { title: Done } }',
    '{ done: { title: Finished, summary: Something is done. } }',
    WORDS,
    WORDS,
  ],
  [
    'tags of an event',
    'messages',
    '{ done: { tags: [{ name: a }] } }',
    '{ done: { tags: [{ name: b }] } }',
    WORDS,
    WORDS,
  ],
  ['since when there is an event', 'messages', '{ done: {} }', '{ done: { x-since: { version: "2" } } }', WORDS, WORDS],
  [
    'examples of an event',
    'messages',
    '{ done: {} }',
    '{ done: { examples: [{ payload: { type: done } }] } }',
    WORDS,
    WORDS,
  ],
  [
    'an event of two has another provider',
    'channels',
    '{ acme: [done, gone], bolt: [late] }',
    '{ acme: [done], bolt: [gone, late] }',
    ...both('event-moved: breaking'),
  ],
  [
    'an event that is there no longer, but deprecated',
    'payload',
    'deprecated: true',
    'deprecated: false',
    ...both('event-deprecated: compatible'),
  ],
  [
    'a name for code',
    'messages',
    '{ done: { x-name: finished } }',
    '{ done: { x-name: completed } }',
    ...both('event-renamed: source'),
  ],
];

const ofAcme = (channels: string) =>
  `channels: ${channels.replaceAll('MESSAGES', 'x-provider: acme, messages: { done: { payload: { properties: { type: { const: done } } } } }')}`;

const BROKER = 'servers: { broker: { host: broker.example.com, protocol: kafka } }';

const CHANNELS: readonly DocumentPair[] = [
  [
    'a provider with two events',
    'channels',
    '{ acme: [done] }',
    '{ acme: [done], bolt: [gone, late] }',
    ['channel-added: compatible'],
    ['channel-removed: breaking'],
  ],
  [
    'providers in another order',
    'channels',
    '{ acme: [done], bolt: [late] }',
    '{ bolt: [late], acme: [done] }',
    NOTHING,
    NOTHING,
  ],
  [
    'another name beside a provider that stays',
    'channels',
    '{ acme: [done, gone], bolt: [late] }',
    '{ acme: [done, gone], volt: [late] }',
    ...both('channel-renamed: source'),
  ],
  [
    'another key of the channel',
    'document',
    '{ channels: { a: { address: null, x-provider: acme, messages: { done: { payload: { properties: { type: { const: done } } } } } } } }',
    '{ channels: { b: { address: null, x-provider: acme, messages: { done: { payload: { properties: { type: { const: done } } } } } } } }',
    ...([NOTHING, NOTHING] as const),
  ],
  [
    'words of a channel',
    'document',
    '{ channels: { acme: { address: null, summary: One., messages: { done: { payload: { properties: { type: { const: done } } } } } } } }',
    '{ channels: { acme: { address: null, summary: Two., messages: { done: { payload: { properties: { type: { const: done } } } } } } } }',
    ...([NOTHING, NOTHING] as const),
  ],
  ['another address', 'channel', 'address: /events', 'address: /v2/events', ...both('address-changed: docs')],
  [
    'an address that was not published',
    'channel',
    'address: null',
    'address: /events',
    ...both('address-changed: docs'),
  ],
  [
    'another key and address of the channel',
    'document',
    `{ ${ofAcme('{ a: { address: /a, MESSAGES } }')} }`,
    `{ ${ofAcme('{ b: { address: /b, MESSAGES } }')} }`,
    ...both('address-changed: docs'),
  ],
  [
    'the addresses of two channels in another order',
    'document',
    `{ ${ofAcme('{ a: { address: /a, MESSAGES }, b: { address: /b, MESSAGES } }')} }`,
    `{ ${ofAcme('{ b: { address: /b, MESSAGES }, a: { address: /a, MESSAGES } }')} }`,
    NOTHING,
    NOTHING,
  ],
  [
    'another topic of a broker',
    'document',
    `{ ${BROKER}\n${ofAcme('{ a: { address: users, MESSAGES } }')} }`,
    `{ ${BROKER}\n${ofAcme('{ a: { address: people, MESSAGES } }')} }`,
    ...both('address-changed: breaking'),
  ],
  [
    'a topic of a broker that was not published',
    'document',
    `{ ${BROKER}\n${ofAcme('{ a: { address: null, MESSAGES } }')} }`,
    `{ ${BROKER}\n${ofAcme('{ a: { address: users, MESSAGES } }')} }`,
    ...both('address-changed: docs'),
  ],
  [
    'another key, which is the address in AsyncAPI 2',
    'document in AsyncAPI 2',
    '{ channels: { a: { subscribe: { message: { payload: { properties: { type: { const: done } } } } } } } }',
    '{ channels: { b: { subscribe: { message: { payload: { properties: { type: { const: done } } } } } } } }',
    ...both('address-changed: docs'),
  ],
];

const SHAPES: readonly DocumentPair[] = [
  [
    'another name of a shape that a shape uses',
    'schemas',
    '{ User: { type: object, properties: { at: { $ref: "#/components/schemas/At" } } }, At: { type: string } }',
    '{ User: { type: object, properties: { at: { $ref: "#/components/schemas/Time" } } }, Time: { type: string } }',
    ...both('shape-renamed: source'),
  ],
  [
    'a shape that is inlined',
    'schemas',
    '{ User: { type: object, properties: { at: { $ref: "#/components/schemas/At" } } }, At: { type: object, required: [s], properties: { s: { type: integer } } } }',
    '{ User: { type: object, properties: { at: { type: object, required: [s], properties: { s: { type: integer } } } } } }',
    ['shape-removed: source'],
    ['*: compatible'],
  ],
];

const withHeaders = (headers: string) =>
  `{ channels: { acme: { address: null, messages: { done: { ${headers}payload: { properties: { type: { const: done } } } } } } } }`;

const withSharedHeaders = (name: string, required: string) =>
  `${withHeaders('headers: { allOf: [{ $ref: "#/components/schemas/Common" }, { properties: { x-b: {} } }] }, ').slice(0, -1)}
components: { schemas: { Common: { type: object, required: ${required}, properties: { ${name}: { type: string } } } } } }`;

const HEADERS: readonly DocumentPair[] = [
  [
    'no headers',
    'document',
    withHeaders('headers: { type: object, required: [x-id], properties: { x-id: { type: string } } }, '),
    withHeaders(''),
    ['header-removed: breaking'],
    ['header-added: compatible'],
  ],
  [
    'headers that are an object without a word',
    'document',
    withHeaders('headers: { type: object, properties: { x-id: { type: string } } }, '),
    withHeaders('headers: { properties: { x-id: { type: string } } }, '),
    NOTHING,
    NOTHING,
  ],
  [
    'the case of a name',
    'headers',
    'properties: { X-Id: { type: string } }, required: [X-Id]',
    'properties: { x-id: { type: string } }, required: [x-id]',
    NOTHING,
    NOTHING,
  ],
  [
    'the case of names in parts',
    'headers',
    'allOf: [{ properties: { X-Id: { type: string } }, required: [X-Id] }, { anyOf: [{ required: [X-A] }, { required: [X-B] }] }]',
    'allOf: [{ properties: { x-id: { type: string } }, required: [x-id] }, { anyOf: [{ required: [x-a] }, { required: [x-b] }] }]',
    NOTHING,
    NOTHING,
  ],
  [
    'the case of names that depend on others',
    'headers',
    'properties: { X-A: {}, X-B: {} }, dependencies: { X-A: [X-B] }',
    'properties: { x-a: {}, x-b: {} }, dependencies: { x-a: [x-b] }',
    NOTHING,
    NOTHING,
  ],
  [
    'a name in two cases, of which one says more',
    'headers',
    'properties: { X-Id: { type: string, maxLength: 3 }, x-id: { type: string } }',
    'properties: { x-id: { type: string } }',
    ['header-value-changed: breaking'],
    ['*: compatible'],
  ],
  [
    'the case of a name in a shape',
    'document',
    withSharedHeaders('X-Id', '[X-Id]'),
    withSharedHeaders('x-id', '[x-id]'),
    NOTHING,
    NOTHING,
  ],
  [
    'a header in a shape, in another case',
    'document',
    withSharedHeaders('X-Id', '[X-Id]'),
    withSharedHeaders('x-id', '[]'),
    ['header-no-longer-required: breaking'],
    ['header-required: compatible'],
  ],
  [
    'another name',
    'headers',
    'properties: { x-id: { type: string } }, required: [x-id]',
    'properties: { x-key: { type: integer } }, required: [x-key]',
    ...both('header-removed: breaking'),
  ],
  [
    'a required header',
    'headers',
    'properties: { x-id: { type: string } }, required: [x-id]',
    'properties: {}',
    ['header-removed: breaking'],
    ['header-added: compatible'],
  ],
  [
    'a header of two',
    'headers',
    'properties: { x-a: {}, x-b: {} }, required: [x-a, x-b]',
    'properties: { x-a: {}, x-b: {} }, required: [x-a]',
    ['header-no-longer-required: breaking'],
    ['header-required: compatible'],
  ],
  [
    'another constant',
    'headers',
    'properties: { x-version: { const: "1" } }, required: [x-version]',
    'properties: { x-version: { const: "2" } }, required: [x-version]',
    ...both('header-value-changed: breaking'),
  ],
  [
    'a pattern',
    'headers',
    'properties: { x-id: { type: string, pattern: ^evt_ } }',
    'properties: { x-id: { type: string } }',
    ['header-value-changed: breaking'],
    ['*: compatible'],
  ],
  [
    'a format',
    'headers',
    'properties: { x-id: { type: string, format: uuid } }',
    'properties: { x-id: { type: string } }',
    ['header-value-changed: breaking'],
    ['*: compatible'],
  ],
  [
    'an enum that is open',
    'headers',
    'properties: { x-env: { type: string, enum: [live, test] } }',
    'properties: { x-env: { type: string, x-extensible-enum: [live, test] } }',
    ['header-value-changed: breaking'],
    ['*: compatible'],
  ],
  [
    'words of a header',
    'headers',
    'properties: { x-id: { type: string, description: One. } }',
    'properties: { x-id: { type: string, description: Two. } }',
    WORDS,
    WORDS,
  ],
  [
    'the order of headers',
    'headers',
    'properties: { x-a: {}, x-b: {} }',
    'properties: { x-b: {}, x-a: {} }',
    NOTHING,
    NOTHING,
  ],
];

const HMAC = 'scheme: hmac-sha256, header: x-s, encoding: hex, content: "{body}"';
const TIMED = 'scheme: hmac-sha256, header: x-s, encoding: hex, content: "{timestamp}.{body}"';

const SIGNATURE: readonly DocumentPair[] = [
  ['the case of a header', 'signature', HMAC, HMAC.replace('x-s', 'X-S'), NOTHING, NOTHING],
  ['the form of the secret that is the default', 'signature', HMAC, `${HMAC}, key: text`, NOTHING, NOTHING],
  [
    'a prefix as a format',
    'signature',
    `${HMAC}, prefix: "sha256="`,
    `${HMAC}, format: "sha256={signature}"`,
    NOTHING,
    NOTHING,
  ],
  [
    'a scheme that is known, in so many words',
    'signature',
    'scheme: github',
    'scheme: hmac-sha256, header: x-hub-signature-256, prefix: "sha256=", encoding: hex, content: "{body}"',
    NOTHING,
    NOTHING,
  ],
  ['who published it', 'signature', HMAC, `${HMAC}, origin: hookbook`, NOTHING, NOTHING],
  ['words about a signature', 'signature', HMAC, `${HMAC}, description: More.`, WORDS, WORDS],
  ['another algorithm', 'signature', HMAC, HMAC.replace('sha256', 'sha1'), ...both('signature-scheme: breaking')],
  ['another form of the secret', 'signature', HMAC, `${HMAC}, key: base64`, ...both('signature-scheme: breaking')],
  [
    'another encoding of base64',
    'signature',
    HMAC.replace('hex', 'base64'),
    HMAC.replace('hex', 'base64url'),
    ...both('signature-encoding: breaking'),
  ],
  ['another header', 'signature', HMAC, HMAC.replace('x-s', 'x-signature'), ...both('signature-header: breaking')],
  [
    'a member for a header',
    'signature',
    HMAC.replace('{body}', '{/type}'),
    HMAC.replace('{body}', '{/type}').replace('header: x-s', 'member: /signature'),
    ...both('signature-header: breaking'),
  ],
  ['a prefix', 'signature', HMAC, `${HMAC}, prefix: "sha256="`, ...both('signature-prefix: breaking')],
  ['several signatures', 'signature', HMAC, `${HMAC}, separator: ","`, ...both('signature-separator: breaking')],
  [
    'another unit of the timestamp',
    'signature',
    `${TIMED}, timestamp: { header: x-t, unit: seconds }`,
    `${TIMED}, timestamp: { header: x-t, unit: milliseconds }`,
    ...both('signature-scheme: breaking'),
  ],
  [
    'another header of the timestamp',
    'signature',
    `${TIMED}, timestamp: { header: x-t, unit: seconds }`,
    `${TIMED}, timestamp: { header: x-time, unit: seconds }`,
    ...both('signature-scheme: breaking'),
  ],
  [
    'the same tolerance',
    'signature',
    `${TIMED}, tolerance: PT5M, timestamp: { header: x-t, unit: seconds }`,
    `${TIMED}, tolerance: PT300S, timestamp: { header: x-t, unit: seconds }`,
    NOTHING,
    NOTHING,
  ],
  [
    'other signed content',
    'signature',
    `${TIMED}, timestamp: { header: x-t, unit: seconds }`,
    `${TIMED.replace('}.{', '}:{')}, timestamp: { header: x-t, unit: seconds }`,
    ...both('signature-content: breaking'),
  ],
  [
    'public keys',
    'signature',
    'scheme: standard-webhooks',
    'scheme: standard-webhooks-ed25519',
    ...both('*: breaking'),
  ],
  ['the headers of another scheme', 'signature', 'scheme: svix', 'scheme: standard-webhooks', ...both('*: breaking')],
];

const delivery = (name: string, one: string, other: string, there: Told, back: Told): DocumentPair => [
  ...([name, 'x-webhook', `delivery: { ${one} }`, `delivery: { ${other} }`, there, back] as const),
];

const DELIVERY: readonly DocumentPair[] = [
  delivery(
    'equal durations',
    'timeout: PT60S, retries: [PT60M, PT24H]',
    'timeout: PT1M, retries: [PT1H, P1D]',
    NOTHING,
    NOTHING,
  ),
  delivery(
    'another timeout',
    'timeout: PT1M',
    'timeout: PT59.5S',
    ['timeout-shortened: breaking'],
    ['timeout-lengthened: compatible'],
  ),
  delivery(
    'another success',
    'success: 2xx',
    'success: "204"',
    ['success-narrowed: breaking'],
    ['success-widened: compatible'],
  ),
  delivery(
    'an order of each thing',
    'ordering: total',
    'ordering: per-resource',
    ['order-lost: breaking'],
    ['order-gained: compatible'],
  ),
  delivery(
    'no order of each thing',
    'ordering: per-resource',
    'ordering: none',
    ['order-lost: breaking'],
    ['order-gained: compatible'],
  ),
  delivery(
    'retries at other times',
    'retries: [PT1M, PT1H]',
    'retries: [PT2M, PT2H]',
    ['retries-added: compatible'],
    ['retries-added: compatible'],
  ),
  delivery(
    'no retries',
    'retries: [PT1M]',
    'retries: []',
    ['retries-reduced: breaking'],
    ['retries-added: compatible'],
  ),
  delivery(
    'words about deliveries',
    'timeout: PT1M, description: One.',
    'timeout: PT1M, description: Two.',
    WORDS,
    WORDS,
  ),
  delivery(
    'another content type',
    'contentType: application/json',
    'contentType: application/vnd.acme+json',
    ...both('content-type-changed: breaking'),
  ),
  delivery(
    'the encoding that JSON has anyway',
    'contentType: application/json',
    'contentType: application/json; charset=utf-8',
    ['delivery-changed: docs'],
    ['delivery-changed: docs'],
  ),
  [
    'the case of a header',
    'x-webhook',
    'eventId: $message.header#/x-id',
    'eventId: $message.header#/X-Id',
    NOTHING,
    NOTHING,
  ],
  [
    'an event type in a list',
    'x-webhook',
    'eventType: $message.payload#/type',
    'eventType: [$message.payload#/type]',
    NOTHING,
    NOTHING,
  ],
  ['formats that are asserted by default', 'x-webhook', 'formats: assertion', '{}'.slice(2), NOTHING, NOTHING],
  [
    'the time of the event',
    'x-webhook',
    'occurredAt: $message.payload#/id',
    'occurredAt: $message.header#/x-id',
    ...both('place-moved: breaking'),
  ],
  [
    'an ID that is known',
    'x-webhook',
    'formats: assertion',
    'idempotencyKey: $message.payload#/id',
    ['place-added: compatible'],
    ['idempotency-key-moved: breaking'],
  ],
  ['notes', 'x-webhook', 'notes: One.', 'notes: Two.', WORDS, WORDS],
  [
    'a handshake in another order',
    'x-webhook',
    'handshake: { when: { $message.payload#/type: a, $message.payload#/id: b }, response: { a: "{challenge}", b: c }, challenge: $message.payload#/id }',
    'handshake: { challenge: $message.payload#/id, response: { b: c, a: "{challenge}" }, when: { $message.payload#/id: b, $message.payload#/type: a } }',
    NOTHING,
    NOTHING,
  ],
  [
    'another response to a challenge',
    'x-webhook',
    'handshake: { query: token, response: "{challenge}" }',
    'handshake: { query: token, response: { challenge: "{challenge}" } }',
    ...both('handshake-changed: breaking'),
  ],
];

const inDialect = (format: string, value: string) =>
  `{ channels: { acme: { address: null, messages: { done: { payload: { schemaFormat: "${format}", schema: { type: object, required: [type, value], properties: { type: { type: string, enum: [done] }, value: ${value} } } } } } } } }`;
const DRAFT_07 = 'application/schema+json;version=draft-07';
const LATEST = 'application/schema+json;version=draft-2020-12';
const OPENAPI = 'application/vnd.oai.openapi;version=3.0.0';

/** The same schema in two dialects. */
const dialects = (name: string, one: string, value: string, other: string, otherValue: string): DocumentPair => [
  ...([name, 'document', inDialect(one, value), inDialect(other, otherValue), NOTHING, NOTHING] as const),
];

const withFormattedSchema = (type: string, format = LATEST) =>
  `${inDialect(LATEST, '{ $ref: "#/components/schemas/Value" }').slice(0, -1)}
components: { schemas: { Value: { schemaFormat: "${format}", schema: { type: ${type} } } } } }`;

const withContentTypes = (done: string, gone: string) =>
  `{ channels: { acme: { address: null, messages: { done: { contentType: ${done}, payload: { properties: { type: { const: done } } } }, gone: { contentType: ${gone}, payload: { properties: { type: { const: gone } } } } } } } }`;

const CONTENT: readonly DocumentPair[] = [
  [
    'the content type of one event',
    'document',
    withContentTypes('application/json', 'application/json'),
    withContentTypes('application/json', 'application/vnd.acme+json'),
    ...both('content-type-changed: breaking'),
  ],
  [
    'the content type of the other event',
    'document',
    withContentTypes('application/vnd.acme+json', 'application/vnd.acme+json'),
    withContentTypes('application/json', 'application/vnd.acme+json'),
    ...both('content-type-changed: breaking'),
  ],
  [
    'an encoding that JSON has anyway, of one event',
    'document',
    withContentTypes('application/json', 'application/json'),
    withContentTypes('application/json', 'application/json; charset=utf-8'),
    ...([NOTHING, NOTHING] as const),
  ],
  dialects(
    'items of a tuple',
    DRAFT_07,
    '{ type: array, items: [{ type: string }], additionalItems: false }',
    LATEST,
    '{ type: array, prefixItems: [{ type: string }], items: false }',
  ),
  dialects(
    'dependencies',
    DRAFT_07,
    '{ type: object, dependencies: { a: [b] } }',
    LATEST,
    '{ type: object, dependentRequired: { a: [b] } }',
  ),
  dialects(
    'dependencies with a schema',
    DRAFT_07,
    '{ type: object, dependencies: { a: { required: [b] } } }',
    LATEST,
    '{ type: object, dependentSchemas: { a: { required: [b] } } }',
  ),
  dialects('null', OPENAPI, '{ type: string, nullable: true }', LATEST, '{ type: [string, "null"] }'),
  dialects(
    'null in an enum',
    OPENAPI,
    '{ type: string, nullable: true, enum: [a, null] }',
    LATEST,
    '{ enum: [a, null] }',
  ),
  dialects(
    'an exclusive bound',
    OPENAPI,
    '{ type: number, minimum: 0, exclusiveMinimum: true }',
    LATEST,
    '{ type: number, exclusiveMinimum: 0 }',
  ),
  dialects(
    'keywords beside a reference',
    DRAFT_07,
    '{ type: string, minLength: 1 }',
    LATEST,
    '{ allOf: [{ type: string }], minLength: 1 }',
  ),
  [
    'a reference to a schema with a format',
    'document',
    withFormattedSchema('integer'),
    withFormattedSchema('number'),
    ['type-widened: breaking'],
    ['type-narrowed: compatible'],
  ],
  [
    'a reference to a schema with another format',
    'document',
    withFormattedSchema('string, nullable: true', OPENAPI),
    withFormattedSchema('[string, "null"]'),
    NOTHING,
    NOTHING,
  ],
  [
    'null that another dialect spells',
    'document',
    inDialect(OPENAPI, '{ type: string }'),
    inDialect(LATEST, '{ type: [string, "null"] }'),
    ['null-added: breaking'],
    ['null-removed: compatible'],
  ],
  [
    'another default',
    'value',
    'type: string, default: a',
    'type: string, default: b',
    ...both('default-changed: breaking'),
  ],
  [
    'words of a member',
    'value',
    'type: string, title: A, description: B, examples: [a]',
    'type: string, description: C',
    WORDS,
    WORDS,
  ],
];

/** Labelled pairs of documents, by what they are about. */
export const DOCUMENTS: Readonly<Record<string, readonly DocumentPair[]>> = {
  ...{ events: EVENTS, channels: CHANNELS, shapes: SHAPES, headers: HEADERS, signature: SIGNATURE, delivery: DELIVERY },
  content: CONTENT,
};

export function documentText(part: DocumentPart, text: string): string {
  if (part === 'document' || part === 'document in AsyncAPI 2')
    return `asyncapi: ${part === 'document' ? '3.0.0' : '2.6.0'}\ninfo: { title: Acme, version: 1.0.0 }\n${text.slice(1, -1).trim()}\n`;
  if (part !== 'signature') return exampleDocument(part, text);
  const payload = { type: 'object', required: ['type'], properties: { type: { const: 'done' }, signature: {} } };
  return `${stringify({ asyncapi: '3.0.0', info: { title: 'Acme', version: '1.0.0' } })}channels:
  acme:
    address: null
    messages: { done: { payload: ${JSON.stringify(payload)} } }
    x-webhook: { eventType: $message.payload#/type, signature: { ${text} } }
`;
}
