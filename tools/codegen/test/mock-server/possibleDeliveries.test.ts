import { createHmac } from 'node:crypto';
import type { Signature, Webhook } from '@hookbook/contract';
import { describe, expect, test } from 'vitest';
import { createDelivery } from '../../../../packages/mock-server/src/delivery/createDelivery.ts';
import { contractOf } from '../events/contractOf.ts';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

/** A document with one event; `x-webhook` and the headers of its message and example vary. */
function documentWith(webhook: object, { headers = {}, declared }: MessageHeaders = {}): string {
  return JSON.stringify({
    asyncapi: '3.0.0',
    info: { title: 'Acme', version: '1.0.0' },
    channels: {
      acme: {
        address: null,
        messages: {
          made: {
            'x-event-type': 'thing.made',
            ...(declared && { headers: { type: 'object', properties: declared } }),
            payload: {
              type: 'object',
              properties: { type: { type: 'string' }, at: { type: 'string' }, ok: { type: 'boolean' } },
            },
            examples: [{ payload: { type: 'thing.made', at: '2024-01-01T00:00:00Z', ok: true }, headers }],
          },
        },
        'x-webhook': { eventType: '$message.payload#/type', ...webhook },
      },
    },
    operations: { send: { action: 'send', channel: { $ref: '#/channels/acme' } } },
  });
}

interface MessageHeaders {
  readonly headers?: object;
  readonly declared?: object;
}

/** A noun phrase, the fields of `x-webhook` besides the event type, and the headers. */
type Variant = readonly [name: string, webhook: object, headers?: MessageHeaders];

const HMAC = { scheme: 'hmac-sha256', header: 'x-acme', encoding: 'hex', content: '{body}' };

const POSSIBLE: readonly Variant[] = [
  ['nothing but the event type', {}],
  ['Standard Webhooks', { signature: { scheme: 'standard-webhooks' } }],
  ['Standard Webhooks with the id in its header', { signature: { scheme: 'standard-webhooks' }, eventId: '$message.header#/webhook-id' }],
  ['Standard Webhooks with the time in its header', { signature: { scheme: 'standard-webhooks' }, occurredAt: '$message.header#/Webhook-Timestamp' }],
  ['a signed header of the example', { signature: { ...HMAC, content: 'v0:{x-time}:{body}' } }, { headers: { 'X-Time': 5 } }],
  ['a signed header that x-webhook points to', { signature: { ...HMAC, content: '{X-Id}.{body}', tolerance: 'PT5M' }, idempotencyKey: '$message.header#/x-id', occurredAt: '$message.payload#/at' }],
  ['a signed time that x-webhook points to', { signature: { ...HMAC, content: '{x-time}.{body}', tolerance: 'PT5M' }, occurredAt: '$message.header#/x-time' }],
  ['a signed event type', { signature: { ...HMAC, content: '{x-topic}.{body}' }, eventType: '$message.header#/x-topic' }],
  ['signed headers that every delivery has', { signature: { ...HMAC, content: '{content-type}.{user-agent}.{body}' } }],
  ['JSON around the body in the signed content', { signature: { ...HMAC, content: '{"body":{body}}' } }],
  ['line breaks in the signed content', { signature: { ...HMAC, content: 'v1\n{body}\n' } }],
  ['a tolerance for a time in the payload', { signature: { ...HMAC, tolerance: 'PT1M' }, occurredAt: '$message.payload#/at' }],
  ['the signature in authorization', { signature: { ...HMAC, header: 'Authorization', prefix: 'HMAC ' } }],
  ['separators outside the digits', { signature: { ...HMAC, prefix: 'v1=', separator: ', v' } }],
  ['a separator with a letter that is no hex digit', { signature: { ...HMAC, separator: 'x' } }],
  ['an example with headers of a connection and a signature', { signature: HMAC }, { headers: { Host: 'a', 'Content-Length': 3, 'X-Acme': 'sample' } }],
  ['a header in Latin-1 with a tab', { signature: HMAC }, { headers: { 'x-name': 'Zoë\tß', 'x-many': ['a', 1] } }],
  ['a media type with parameters', { delivery: { contentType: 'application/vnd.acme+json; charset="utf-8";v=1' } }],
  ['JSON as text', { delivery: { contentType: 'text/plain;charset=UTF-8' } }],
  ['one code, zero delays and no retries', { delivery: { success: '304', retries: ['PT0S'], retryFor: 'PT0S' } }],
  ['an id that the schema does not exclude', { eventId: '$message.payload#/type2' }],
]; // biome-ignore format: a table reads better dense

/** Contracts for which the mock server reports an error at every delivery. */
const UNDELIVERABLE: readonly Variant[] = [
  ['a header that nobody sends', { signature: { ...HMAC, content: '{x-time}.{body}' } }],
  ['a placeholder of another vocabulary', { signature: { ...HMAC, content: '{request url}{body}' } }],
  ['its own header', { signature: { ...HMAC, content: '{x-acme}{body}' } }],
  ['a header of Standard Webhooks', { signature: { ...HMAC, content: '{webhook-id}.{body}' } }],
  ['a header of the connection, though an example has it', { signature: { ...HMAC, content: '{Host}.{body}' } }, { headers: { Host: 'a' } }],
  ['a line break in the prefix', { signature: { ...HMAC, prefix: 'v1=\r\n' } }],
  ['a prefix outside Latin-1', { signature: { ...HMAC, prefix: '→' } }],
  ['a line break in a header', { signature: HMAC }, { headers: { 'x-note': 'a\nb' } }],
  ['an emoji in a header', { signature: HMAC }, { headers: { 'x-note': '🪝' } }],
  ['NUL in a header', { signature: HMAC }, { headers: { 'x-note': '\0' } }],
  ['a space in the name of a header', { signature: HMAC }, { headers: { 'x note': 'a' } }],
  ['no name of a header', { signature: HMAC }, { headers: { '': 'a' } }],
]; // biome-ignore format: a table reads better dense

function named([name, webhook, headers]: Variant): readonly [name: string, document: string] {
  return [name, documentWith(webhook, headers)];
}

/** The delivery of the only event, as the mock server makes it. */
async function delivered(document: string) {
  const { contract, codes } = await contractOf(document);
  const [provider] = contract.providers;
  if (!provider) throw new Error('The document has no provider.');
  const create = () =>
    createDelivery({ provider: provider.name, event: 'thing.made', secret: SECRET, catalogue: [provider] });
  return { webhook: provider.webhook, codes, create };
}

/** Signs as the contract says, and not as the mock server does. */
function expectedSignature({ signature }: Webhook, headers: Headers, body: string): string {
  const { scheme, content, format, encoding, id, timestamp } = signature as Signature;
  const key = scheme === 'standard-webhooks' ? Buffer.from(SECRET.slice(6), 'base64') : SECRET;
  const names: Readonly<Record<string, string | undefined>> = { id: id?.header, timestamp: timestamp?.header };
  const hmac = createHmac('sha256', key);
  for (const [piece] of String(content).matchAll(/\{[\w-]+\}|./gs)) {
    const name = piece.slice(1, -1);
    const isPlaceholder = /^\{[\w-]+\}$/.test(piece);
    hmac.update(name === 'body' ? body : isPlaceholder ? (headers.get(names[name] ?? name) ?? '') : piece);
  }
  return format.replace('{signature}', hmac.digest(encoding as 'hex' | 'base64'));
}

describe('a contract of which a correct delivery can be made has no problem', () => {
  test.each(POSSIBLE.map(named))('%s', async (_, document) => {
    const { webhook: read, codes, create } = await delivered(document);
    expect(codes.filter((code) => code !== 'webhook-place-unknown')).toEqual([]);
    const delivery = create();
    const sent = new Headers(delivery.headers);
    if (read.signature)
      expect(sent.get(read.signature.header ?? '')).toBe(expectedSignature(read, sent, delivery.body));
    expect(JSON.parse(delivery.body)).toMatchObject({ ok: true });
  });
});

describe('a contract that the mock server cannot deliver is refused', () => {
  test.each(UNDELIVERABLE.map(named))('%s', async (_, document) => {
    const { codes, create } = await delivered(document);
    expect(codes).toEqual(['delivery-invalid']);
    expect(create).toThrow();
  });
});

describe('what is not known is no problem', () => {
  const signature = { ...HMAC, content: '{x-time}.{body}' };

  test('a header that a schema declares, although the example lacks it', async () => {
    const document = documentWith({ signature }, { declared: { 'X-Time': { type: 'string' } } });
    expect((await contractOf(document)).codes).toEqual(['example-header-missing']);
  });

  test('headers of which only a pattern is known', async () => {
    const document = JSON.parse(documentWith({ signature }));
    document.channels.acme.messages.made.headers = { type: 'object', patternProperties: { '^x-': true } };
    expect((await contractOf(JSON.stringify(document))).codes).toEqual([]);
  });

  test('a header that the HTTP binding of the message declares', async () => {
    const document = JSON.parse(documentWith({ signature }));
    const { made } = document.channels.acme.messages;
    made.bindings = { http: { headers: { type: 'object', required: ['X-Time'] } } };
    made.examples = [];
    expect((await contractOf(JSON.stringify(document))).codes).toEqual(['example-missing']);
  });

  test('a header in a file that is missing', async () => {
    const document = JSON.parse(documentWith({ signature }));
    document.channels.acme.messages.made.headers = { $ref: './headers.yaml' };
    expect((await contractOf(JSON.stringify(document))).codes).toEqual(['ref-file-missing']);
  });

  test('a document without x-webhook, such as that of a broker', async () => {
    const document = JSON.parse(documentWith({}, { headers: { 'a b': '\n' } }));
    document.channels.acme['x-webhook'] = undefined;
    document.defaultContentType = 'application/vnd.apache.avro';
    document.servers = { broker: { host: 'example.com', protocol: 'kafka' } };
    expect((await contractOf(JSON.stringify(document))).codes).toEqual(['webhook-default', 'mock-server-left-out']);
    document.servers = undefined;
    const { codes } = await contractOf(JSON.stringify(document));
    expect(codes).toEqual(['delivery-header', 'delivery-header', 'webhook-default']);
  });

  test('names that every object inherits', async () => {
    const content = '{constructor}{__proto__}{toString}{body}';
    const { codes } = await contractOf(documentWith({ signature: { ...HMAC, content } }));
    expect(codes).toEqual(['delivery-invalid', 'delivery-invalid', 'delivery-invalid']);
  });
});
