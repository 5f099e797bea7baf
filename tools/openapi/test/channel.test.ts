import { describe, expect, it } from 'vitest';
import { constants, importDocument, importWebhooks, openapi, places, post } from './openapiDocuments.ts';

const WEBHOOKS = { created: post(constants({ type: 'created' })), deleted: post(constants({ type: 'deleted' })) };

it('describes the provider with the information of the document', () => {
  const info = {
    title: ' Acme API ',
    version: '2025-01-01',
    summary: 'Left out',
    description: 'All of it.',
    termsOfService: 'https://example.com/terms',
    contact: { name: 'Ada', url: 'https://example.com', email: 'ada@example.com', 'x-team': 'a' },
    license: { name: 'MIT', identifier: 'MIT' },
  };
  const externalDocs = { description: 'Guide', url: 'https://example.com/guide' };
  const { document, channel, problems } = importDocument(openapi({ info, externalDocs, webhooks: WEBHOOKS }));
  expect(Object.keys(document)).toEqual(['asyncapi', 'info', 'defaultContentType', 'channels', 'operations']);
  expect(document).toMatchObject({
    asyncapi: '3.1.0',
    info: {
      title: 'Acme API',
      version: '2025-01-01',
      description: 'All of it.',
      termsOfService: 'https://example.com/terms',
      contact: { name: 'Ada', url: 'https://example.com', email: 'ada@example.com' },
      license: { name: 'MIT' },
      externalDocs,
    },
    operations: { sendAcme: { action: 'send', channel: { $ref: '#/channels/acme' } } },
  });
  expect(channel).toMatchObject({ address: null, title: 'Acme API', description: 'All of it.', externalDocs });
  expect(problems).toEqual([]);
});

it('replaces or leaves out information that AsyncAPI does not accept', () => {
  const info = {
    termsOfService: '/terms',
    contact: { url: 'acme', email: 'Ada' },
    license: { url: 'https://x.example' },
  };
  const { document, problems } = importDocument(openapi({ info, externalDocs: { url: 'docs' }, webhooks: WEBHOOKS }));
  expect(document.info).toEqual({ title: 'acme', version: '0.0.0' });
  expect(places(problems).sort()).toEqual([
    'warning /externalDocs',
    'warning /info',
    'warning /info',
    'warning /info/contact/email',
    'warning /info/contact/url',
    'warning /info/termsOfService',
  ]);
});

describe('x-webhook', () => {
  it('contains what the document says about every delivery', () => {
    const responses = { '2XX': { description: 'Received' }, '4XX': {} };
    const webhook = (type: string) => post(constants({ type }), {}, { responses });
    const { channel } = importWebhooks({ a: webhook('a'), b: webhook('b') });
    expect(channel['x-webhook']).toEqual({
      eventType: '$message.payload#/type',
      delivery: { method: 'POST', contentType: 'application/json', success: '2xx' },
    });
  });

  it('leaves out what differs or is only one example', () => {
    const { channel } = importWebhooks({
      a: post(constants({ type: 'a' }), {}, { responses: { 200: {} } }),
      b: { put: { requestBody: { content: { 'application/hal+json': { schema: constants({ type: 'b' }) } } } } },
    });
    expect(channel['x-webhook']).toEqual({ eventType: '$message.payload#/type' });
  });

  const header = (name: string, fields = {}) => ({ name, in: 'header', schema: { type: 'string' }, ...fields });

  it('knows the headers of Standard Webhooks', () => {
    const parameters = ['Webhook-Id', 'webhook-timestamp', 'webhook-signature'].map((name) => header(name));
    const { channel } = importWebhooks({ ...WEBHOOKS, paid: post(constants({ type: 'paid' }), {}, { parameters }) });
    expect(channel['x-webhook']).toMatchObject({
      eventId: '$message.header#/webhook-id',
      idempotencyKey: '$message.header#/webhook-id',
      signature: { scheme: 'standard-webhooks', origin: 'hookbook' },
    });
    expect(channel['x-webhook']).not.toHaveProperty('notes');
    expect(channel['x-inferred']).toContain('1 of 3 webhooks');
  });

  it('notes other signatures without concluding a scheme', () => {
    const parameters = [
      header('X-Acme-Signature', { description: 'HMAC of the body.', example: 'sha256=abc' }),
      header('webhook-id'),
    ];
    const securitySchemes = {
      hook: { type: 'apiKey', in: 'header', name: 'X-Hub-Hmac-Sha256', description: 'Second.' },
      key: { type: 'apiKey', in: 'header', name: 'X-Api-Key' },
      query: { type: 'apiKey', in: 'query', name: 'signature' },
    };
    const { channel } = importWebhooks(
      { ...WEBHOOKS, paid: post(constants({ type: 'paid' }), {}, { parameters }) },
      { components: { securitySchemes } },
    );
    expect(channel['x-webhook']).not.toHaveProperty('signature');
    expect(channel['x-webhook']).not.toHaveProperty('eventId');
    expect(channel['x-webhook'].notes).toBe(
      'Deliveries have the header `X-Acme-Signature`, such as `sha256=abc`.\n\nHMAC of the body.\n\n' +
        'Deliveries have the header `X-Hub-Hmac-Sha256`.\n\nSecond.\n\n' +
        'The OpenAPI document does not say how a signature is computed.',
    );
  });
});
