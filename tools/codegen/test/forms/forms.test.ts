import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Provider } from '@hookbook/contract';
import { bundleValidators, emitValidators } from '@hookbook/testkit/loadValidators';
import { createVerifier, PRESETS } from '@hookbook/webhook';
import { describe, expect, onTestFinished, test } from 'vitest';
import { certify, createDelivery, FAULTS, UsageError } from '../../../../packages/mock-server/src/index.ts';
import { toNodeHandler } from '../../../../packages/receiver/src/adapters/node.ts';
import { growth, MAX_LINEAR_GROWTH } from '../../../../packages/validators/test/growth.ts';
import { readContract } from '../../src/generate/readContract.ts';
import { generatedReceiver } from '../receiver/generatedReceiver.ts';
import { parse } from '../specs/sharedParser.ts';
import { specFolder, temporaryFolder, writeFiles } from '../specs/specFolder.ts';

const FORM = 'application/x-www-form-urlencoded';
const URL = 'https://receiver.example/webhooks';
const SECRET = 'a secret for tests';

const PAYLOAD = {
  Type: 'received',
  MessageSid: 'SM1',
  Body: 'Grüße & more = 100 % +1\n"🪝"',
  NumMedia: 2,
  Price: 0.5,
  Spam: false,
  MediaUrl: ['https://example.com/1', 'https://example.com/2?a=b'],
  Sizes: [10, 20],
  One: ['1'],
  Note: null,
};

const PROPERTIES = {
  Type: { const: 'received' },
  MessageSid: { type: 'string' },
  Body: { type: 'string' },
  NumMedia: { type: 'integer' },
  Price: { type: 'number' },
  Spam: { type: 'boolean' },
  MediaUrl: { type: 'array', items: { type: 'string' } },
  Sizes: { type: 'array', items: { type: 'integer' } },
  One: { type: 'array', items: { type: 'string' } },
  Note: { type: ['string', 'null'] },
};

interface Given {
  /** The content type of the message, of all deliveries, and of another message. */
  readonly message?: string;
  readonly delivery?: string;
  readonly other?: string;
  readonly properties?: object;
}

/** A document with texts that are sent as forms. */
function documentOf({ message, delivery, other, properties = {} }: Given): string {
  const messages = {
    received: {
      ...(message !== undefined && { contentType: message }),
      payload: {
        type: 'object',
        required: ['Type', 'MessageSid', 'Body', 'NumMedia'],
        properties: { ...PROPERTIES, ...properties },
      },
      examples: [{ payload: PAYLOAD }],
    },
    ...(other !== undefined && {
      sent: {
        contentType: other,
        payload: { type: 'object', required: ['Type'], properties: { Type: { const: 'sent' } } },
        examples: [{ payload: { Type: 'sent' } }],
      },
    }),
  };
  const webhook = {
    eventType: '$message.payload#/Type',
    idempotencyKey: '$message.payload#/MessageSid',
    signature: { scheme: 'twilio' },
    ...(delivery !== undefined && { delivery: { contentType: delivery } }),
  };
  return JSON.stringify({
    asyncapi: '3.0.0',
    info: { title: 'Texts', version: '1.0.0' },
    channels: { texts: { address: null, 'x-webhook': webhook, messages } },
    operations: { receive: { action: 'send', channel: { $ref: '#/channels/texts' } } },
  });
}

async function read(given: Given) {
  return readContract(await specFolder({ 'asyncapi.yaml': documentOf(given) }), { parse });
}

async function providerOf(given: Given): Promise<Provider> {
  const { contract, diagnostics } = await read(given);
  expect(diagnostics).toEqual([]);
  const [provider] = contract?.providers ?? [];
  if (!provider) throw new Error('The contract has no provider.');
  return provider;
}

async function received(provider: Provider, body: string, headers: Readonly<Record<string, string>>) {
  const { createReceiver } = await generatedReceiver<{ received: unknown }>(provider);
  const events: unknown[] = [];
  const receiver = createReceiver({ secret: SECRET, on: { received: (event) => void events.push(event) } });
  onTestFinished(() => receiver.drain());
  const request = { method: 'POST', url: URL, headers, body: Buffer.from(body) };
  return { receipt: await receiver.receive(request), events };
}

describe.each([{ message: FORM }, { delivery: FORM }, { delivery: `${FORM};charset=utf-8` }])('%j', (given) => {
  test('is sent as a form, and received with the types of the contract', async () => {
    const provider = await providerOf(given);
    const options = { provider: 'texts', event: 'received', secret: SECRET, url: URL, catalogue: [provider] };
    const { headers, body } = createDelivery({ ...options, verbatim: true });
    expect(headers['content-type']).toMatch(/^application\/x-www-form-urlencoded/);
    expect(body).toContain('Type=received&MessageSid=SM1&Body=Gr%C3%BC%C3%9Fe+%26+more');
    for (const fields of ['&NumMedia=2&', '&Price=0.5&', '&Spam=false', '&One=1&', '&Sizes=10&Sizes=20'])
      expect(body).toContain(fields);
    expect(body).not.toContain('Note');
    const { receipt, events } = await received(provider, body, headers);
    expect(receipt).toMatchObject({ outcome: 'handled' });
    const { Note: _, ...present } = PAYLOAD;
    expect(events).toEqual([present]);
  });
});

describe('a receiver of forms', () => {
  const sign = async (payload: object) => {
    const provider = await providerOf({ message: FORM });
    const options = { provider: 'texts', event: 'received', secret: SECRET, url: URL, catalogue: [provider] };
    return { ...createDelivery({ ...options, payload }), provider };
  };

  test('says which field is wrong', async () => {
    const { provider, body, headers } = await sign({ ...PAYLOAD, NumMedia: 'two', Body: ['a', 'b'] });
    const { receipt } = await received(provider, body, headers);
    expect(receipt).toMatchObject({ status: 400, outcome: 'invalid' });
    expect(receipt).toMatchObject({
      issues: [
        { pointer: '/Body', code: 'type' },
        { pointer: '/NumMedia', code: 'type' },
      ],
    });
  });

  test.each([
    ['a field that is not UTF-8', 'Type=received&Body=%FF', { code: 'invalid-utf-8', message: 'invalid UTF-8' }],
    ['a field that changes a prototype', 'Type=received&__proto__=1', { code: 'forbidden-key', pointer: '/__proto__' }],
    ['nothing', '', { code: 'required', pointer: '/Type' }],
    ['JSON', '{"Type":"received"}', { code: 'required' }],
    ['too much', `Type=received&Body=${'x'.repeat(1_100_000)}`, { code: 'too-large' }],
  ])('refuses %s', async (_, body, issue) => {
    const [validators] = await Promise.all([loadedValidators()]);
    expect(validators.safeParseEvent(body)).toMatchObject({ ok: false, issues: [issue] });
  });

  test('refuses JSON by its content type', async () => {
    const { provider, body, headers } = await sign(PAYLOAD);
    const { receipt } = await received(provider, body, { ...headers, 'content-type': 'application/json' });
    expect(receipt).toMatchObject({
      status: 415,
      problem: { message: expect.stringContaining('A delivery is a form') },
    });
  });
});

async function loadedValidators(): Promise<{ safeParseEvent: (body: unknown) => object }> {
  const provider = await providerOf({ message: FORM });
  const folder = await temporaryFolder();
  const text = await bundleValidators(await emitValidators([provider]), "export * from './texts.ts';");
  await writeFiles(folder, { 'validators.mjs': text });
  return import(pathToFileURL(path.join(folder, 'validators.mjs')).href);
}

test.each([
  ['one field many times', (size: number) => 'Body=x&'.repeat(size / 7)],
  ['many fields', (size: number) => Array.from({ length: size / 12 }, (_, index) => `f${index}=xxxx&`).join('')],
])('%s take time in proportion to the body, before and after the signature is known', async (_, create) => {
  const { safeParseEvent } = await loadedValidators();
  expect(growth(1_000_000, create, (body) => safeParseEvent(`Type=received&${body}`))).toBeLessThan(MAX_LINEAR_GROWTH);
  const { verify } = createVerifier(PRESETS.twilio, SECRET);
  const headers = { 'x-twilio-signature': 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=', 'content-type': FORM };
  const request = (body: Buffer) => ({ method: 'POST', url: URL, headers, body });
  const bytes = (size: number) => Buffer.from(create(size));
  expect(growth(1_000_000, bytes, (body) => verify(request(body)))).toBeLessThan(MAX_LINEAR_GROWTH);
});

test('values of a program stay as they are', async () => {
  const { safeParseEvent } = await loadedValidators();
  expect(safeParseEvent(PAYLOAD)).toMatchObject({ ok: true, event: PAYLOAD });
});

test('every fault of a form can be built, and none is one of JSON', async () => {
  const provider = await providerOf({ message: FORM });
  const built = FAULTS.filter((fault) => {
    try {
      const options = { provider: 'texts', event: 'received', secret: SECRET, url: URL, catalogue: [provider] };
      return createDelivery({ ...options, fault }).headers['content-type'] !== '';
    } catch (error) {
      if (error instanceof UsageError) return false;
      throw error;
    }
  });
  expect(built).toEqual(expect.arrayContaining(['new-field', 'new-event', 'wrong-signature', 'chunked']));
  expect(built.filter((fault) => /json|^deep|surrogate|proto/.test(fault))).toEqual([]);
});

test('a receiver of forms passes certification', async () => {
  const provider = await providerOf({ message: FORM });
  const { createReceiver } = await generatedReceiver<{ received: unknown }>(provider);
  const receiver = createReceiver({ secret: SECRET, on: { otherwise: () => {} } });
  const server: Server = createServer(toNodeHandler(receiver, { url: ({ url }) => `${origin()}${url}` }));
  const origin = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  server.listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const options = { provider: 'texts', secret: SECRET, catalogue: [provider], skip: ['slow-body'] };
  const { results } = await certify({ url: `${origin()}/webhooks`, ...options });
  expect(results.length).toBeGreaterThan(30);
  expect(results.filter(({ passed }) => !passed)).toEqual([]);
});

describe('hookbook check', () => {
  const problems = async (given: Given) =>
    (await read(given)).diagnostics.map(({ code, message }) => `${code}: ${message}`);

  test.each<[string, Given, string]>([
    [
      'an object in a form',
      { message: FORM, properties: { User: { type: 'object' } } },
      'delivery-invalid: Deliveries are forms, but the property "User" of "received" is an object or an array of objects.',
    ],
    [
      'a list of objects in a form',
      { delivery: FORM, properties: { Users: { type: 'array', items: { type: 'object' } } } },
      'delivery-invalid: Deliveries are forms, but the property "Users" of "received" is an object or an array of objects.',
    ],
    [
      'forms whose messages are JSON',
      { message: 'application/json', delivery: FORM },
      'delivery-invalid: Deliveries are forms according to x-webhook, but application/json according to a message.',
    ],
    [
      'JSON whose messages are forms',
      { message: FORM, delivery: 'application/json' },
      'delivery-invalid: Deliveries are application/json according to x-webhook, but forms according to a message.',
    ],
    [
      'forms beside JSON',
      { message: FORM, other: 'application/json' },
      'delivery-invalid: Some events of the provider are forms, and others are not.',
    ],
  ])('reports %s', async (_, given, message) => {
    expect(await problems(given)).toEqual([message]);
  });
});
