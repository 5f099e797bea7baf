import { createHmac } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { Hono, type MiddlewareHandler } from 'hono';
import { describe, expect, onTestFinished, test } from 'vitest';
import { receiverFor } from '../src/index.ts';
import { FRAMEWORKS, MISTAKES, type StartServer } from './frameworks.ts';
import { DYNAMIC, deliver, recordingReceiver, SECRET } from './providers.ts';

async function setUp(start: StartServer) {
  const { receiver, ...records } = recordingReceiver();
  const { origin, close } = await start(receiver);
  onTestFinished(async () => void (await close()));
  return { url: `${origin}/webhooks`, ...records };
}

describe.each(Object.entries(FRAMEWORKS))('%s', (name, start) => {
  test('receives deliveries, with the URL that the provider calls', async () => {
    const { url, receipts, urls } = await setUp(start);
    const delivery = deliver('user.created');
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const response = await fetch(`${url}?a=1&b=%20`, delivery);
      statuses.push(response.status);
      expect(await response.text()).toBe('');
    }
    expect({ statuses, outcomes: receipts.map(({ outcome }) => outcome) }).toEqual({
      statuses: [204, 204],
      outcomes: ['handled', 'duplicate'],
    });
    expect(urls).toEqual([`${url}?a=1&b=%20`, `${url}?a=1&b=%20`]);
  });

  test('verifies the bytes as they were sent', async () => {
    const { url, receipts } = await setUp(start);
    const bodyWith = (byte: number) => Uint8Array.from([...Buffer.from('{"a":"'), byte, ...Buffer.from('"}')]);
    const body = bodyWith(0xff);
    const signature = createHmac('sha256', SECRET).update(body).digest('hex');
    const headers = { 'content-type': 'application/json', 'x-dynamic-signature-256': `sha256=${signature}` };
    const send = (bytes: BodyInit) => fetch(url, { method: 'POST', headers, body: bytes });
    const statuses = [await send(body), await send(bodyWith(0xfe))].map(({ status }) => status);
    expect(statuses).toEqual([400, 401]);
    expect(receipts.map(({ outcome }) => outcome)).toEqual(['invalid', 'refused']);
  });

  test('refuses what is no delivery, with an empty body', async () => {
    const { url } = await setUp(start);
    const delivery = deliver('user.created');
    const attempts: [number, RequestInit][] = [
      [401, { ...delivery, headers: { 'content-type': 'application/json' } }],
      [415, { ...delivery, headers: { ...delivery.headers, 'content-type': 'text/html' } }],
    ];
    // A controller of NestJS has a method and a limit of its own.
    if (!name.includes('controller'))
      attempts.push([413, { ...delivery, body: `"${'x'.repeat(1_500_000)}"` }], [405, { method: 'PUT' }]);
    for (const [status, init] of attempts) {
      const response = await fetch(url, init);
      expect([response.status, await response.text()]).toEqual([status, '']);
    }
  });

  test('reads a body that comes in pieces, without a length', async () => {
    const { url } = await setUp(start);
    const { headers, body } = deliver('user.created');
    const status = await new Promise((resolve, reject) => {
      const request = httpRequest(url, { method: 'POST', headers }, (response) =>
        resolve(response.resume().statusCode),
      );
      request.on('error', reject);
      for (let index = 0; index < body.length; index += 100) request.write(body.slice(index, index + 100));
      request.end();
    });
    expect(status).toBe(204);
  });
});

describe('Hono', () => {
  const setUpApp = (middleware: MiddlewareHandler) => {
    const errors: unknown[] = [];
    const on = { otherwise: () => {} };
    const receiver = receiverFor(DYNAMIC)({ secret: SECRET, on, onError: (error) => errors.push(error) });
    const app = new Hono().use(middleware).post('/webhooks', (context) => receiver.fetch(context.req.raw));
    return { app, errors };
  };

  test('receives deliveries', async () => {
    const { app } = setUpApp((_, next) => next());
    expect((await app.request('/webhooks', deliver('user.created'))).status).toBe(204);
  });

  test('a body that was read before is an error that says what to change', async () => {
    const { app, errors } = setUpApp(async (context, next) => {
      await context.req.raw.json();
      await next();
    });
    expect((await app.request('/webhooks', deliver('user.created'))).status).toBe(500);
    expect(String(errors[0])).toMatch(/read before.*Give the request to the receiver first/);
  });
});

describe.each(Object.entries(MISTAKES))('%s with a parser before the receiver', (_, { start, message }) => {
  test('is an error that says what to change', async () => {
    const { url, errors } = await setUp(start);
    const response = await fetch(url, deliver('user.created'));
    expect(response.status).toBe(500);
    expect(String(errors[0])).toMatch(message);
  });
});
