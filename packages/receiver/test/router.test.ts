import { describe, expect, test } from 'vitest';
import { toNodeHandler } from '../src/adapters/node.ts';
import { createRouter, type Receipt, receiverFor } from '../src/index.ts';
import { listen } from './listen.ts';
import { DYNAMIC, deliver, SECRET } from './providers.ts';

function twoEndpoints() {
  const calls: string[] = [];
  const endpoint = (name: string, secret = SECRET) =>
    receiverFor(DYNAMIC)({
      secret,
      on: { otherwise: () => void calls.push(name) },
      onReceipt: ({ outcome }: Receipt) => calls.push(`${name} ${outcome}`),
    });
  const router = createRouter({
    '/webhooks/one': endpoint('one'),
    '/webhooks/two/': endpoint('two', 'another secret'),
  });
  return { calls, router };
}

const delivery = deliver('user.created');
const other = deliver('user.created', { secret: 'another secret' });

test('a delivery reaches the receiver of its path', async () => {
  const { calls, router } = twoEndpoints();
  const statusOf = async (url: string, sent = delivery) => (await router.fetch(new Request(url, sent))).status;
  expect(await statusOf('http://localhost/webhooks/one')).toBe(204);
  expect(await statusOf('http://localhost/webhooks/one/?a=b')).toBe(204);
  expect(await statusOf('http://localhost/webhooks/two', other)).toBe(204);
  expect(await statusOf('http://localhost/webhooks/two')).toBe(401);
  expect(calls).toEqual(['one', 'one handled', 'one duplicate', 'two', 'two handled', 'two refused']);
});

test.each(['/', '/webhooks', '/webhooks/one/more', '/webhooks/../constructor', '/__proto__'])(
  'no receiver has the path %s',
  async (path) => {
    const { calls, router } = twoEndpoints();
    expect((await router.fetch(new Request(`http://localhost${path}`, delivery))).status).toBe(404);
    const body = new TextEncoder().encode(delivery.body);
    const request = { method: 'POST', url: path, headers: delivery.headers, body };
    expect(await router.receive(request)).toMatchObject({ status: 404, problem: { code: 'not-found' } });
    expect(await router.receive({ ...request, url: undefined })).toMatchObject({ status: 404 });
    expect(await router.verify(request)).toMatchObject({ ok: false });
    expect(calls).toEqual([]);
  },
);

test('works with adapters', async () => {
  const { calls, router } = twoEndpoints();
  const server = await listen(toNodeHandler(router));
  const statuses = await Promise.all(
    ['/webhooks/one', '/elsewhere'].map(async (path) => (await fetch(`${server.origin}${path}`, delivery)).status),
  );
  await server.close();
  expect(statuses).toEqual([204, 404]);
  expect(calls).toEqual(['one', 'one handled']);
});

test('drains every receiver', async () => {
  const { router } = twoEndpoints();
  await router.drain();
  expect((await router.fetch(new Request('http://localhost/webhooks/two', other))).status).toBe(503);
});

describe('a route', () => {
  const [receiver] = [receiverFor(DYNAMIC)({ secret: SECRET, on: { otherwise: () => {} } })];
  test.each(['webhooks', '', '/webhooks?a=b', 'https://example.com/webhooks', '//'])('is no "%s"', (path) => {
    expect(() => createRouter({ [path]: receiver })).toThrow(/is not a URL path/);
  });
});
