import {
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { waitFor } from '@hookbook/testkit/waitFor';
import { expect, onTestFinished, test } from 'vitest';
import { toNodeHandler } from '../src/adapters/node.ts';
import { deliver, recordingReceiver } from './providers.ts';

function setUp(options: { readonly maxBytes?: number } = {}) {
  const { receiver, ...records } = recordingReceiver(options);
  return { ...records, handle: toNodeHandler(receiver) };
}

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks?a=1`;
}

/** A listener behind a middleware that does something with the request first. */
function behind(middleware: (request: IncomingMessage) => Promise<object>, handle: RequestListener): RequestListener {
  return async (request: IncomingMessage, response: ServerResponse) => {
    Object.assign(request, await middleware(request));
    handle(request, response);
  };
}

test('receives the requests of a server', async () => {
  const { handle, receipts, urls } = setUp();
  const url = await listen(handle);
  const { status } = await fetch(url, deliver('user.created'));
  expect([status, receipts, urls]).toMatchObject([204, [{ outcome: 'handled' }], [url]]);
});

test('takes the bytes that a middleware kept', async () => {
  const { handle, receipts } = setUp();
  const url = await listen(behind(async (request) => ({ body: await buffer(request) }), handle));
  const nest = await listen(
    behind(async (request) => {
      const rawBody = await buffer(request);
      return { rawBody, body: JSON.parse(rawBody.toString()) };
    }, handle),
  );
  for (const target of [url, nest]) expect((await fetch(target, deliver('user.created'))).status).toBe(204);
  expect(receipts.map(({ outcome }) => outcome)).toEqual(['handled', 'handled']);
});

test.each([
  [
    'parsed',
    async (request: IncomingMessage) => ({ body: JSON.parse((await buffer(request)).toString()) }),
    /parsed before.*Mount the receiver before/,
  ],
  [
    'parsed as Next.js does',
    async (request: IncomingMessage) => ({ query: {}, cookies: {}, body: (await buffer(request)).toString() }),
    /In Next\.js, add `export const config = \{ api: \{ bodyParser: false \} \}`/,
  ],
  ['read', (request: IncomingMessage) => buffer(request).then(() => ({})), /read before.*Mount the receiver before/],
])('a body that a middleware has %s is reported with what to change', async (_, middleware, message) => {
  const { handle, errors } = setUp();
  const url = await listen(behind(middleware, handle));
  const response = await fetch(url, deliver('user.created'));
  expect([response.status, await response.text()]).toEqual([500, '']);
  expect(String(errors[0])).toMatch(message);
});

test.each([
  ['declared', (size: number) => 'x'.repeat(size)],
  ['counted', (size: number) => new Blob(['x'.repeat(size)]).stream()],
])('does not read more of a body than it takes: %s', async (_, bodyOf) => {
  const { handle, receipts } = setUp({ maxBytes: 1000 });
  const url = await listen(handle);
  const headers = { 'content-type': 'application/json' };
  const sent = fetch(url, { method: 'POST', headers, body: bodyOf(5_000_000), duplex: 'half' } as RequestInit);
  const status = await sent.then((response) => response.status).catch(() => 413);
  expect(status).toBe(413);
  expect(receipts).toMatchObject([{ problem: { code: 'too-large' } }]);
});

test('refuses a body that does not arrive completely, without an error', async () => {
  const { handle, receipts, errors } = setUp();
  const url = new URL(await listen(handle));
  const { headers, body } = deliver('user.created');
  const request = httpRequest(url, { method: 'POST', headers: { ...headers, 'content-length': body.length + 10 } });
  request.on('error', () => {});
  request.write(body);
  setTimeout(() => request.destroy(), 50);
  await waitFor(() => expect(receipts).toMatchObject([{ status: 400, problem: { code: 'incomplete' } }]));
  expect(errors).toEqual([]);
});

test('a function for the URL that throws is reported, and the provider gets a response', async () => {
  const { receiver, errors } = recordingReceiver();
  const url = (request: IncomingMessage) => new URL(request.headers['x-forwarded-host'] as string).href;
  const { status } = await fetch(await listen(toNodeHandler(receiver, { url })), deliver('user.created'));
  expect([status, String(errors[0])]).toEqual([500, expect.stringContaining('Invalid URL')]);
});

test('a response that a middleware has sent stays the only one', async () => {
  const { handle, receipts } = setUp();
  const handled = Promise.withResolvers<void>();
  const url = await listen((request, response) => {
    response.writeHead(503).end();
    handle(request, response).then(handled.resolve, handled.reject);
  });
  expect((await fetch(url, deliver('user.created'))).status).toBe(503);
  await handled.promise;
  expect(receipts).toMatchObject([{ outcome: 'handled' }]);
});
