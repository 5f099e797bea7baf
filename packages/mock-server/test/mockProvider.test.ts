import { startReceiver } from '@hookbook/testkit/receiver';
import { verifyStandardWebhook } from '@hookbook/testkit/verifyStandardWebhook';
import { PRESETS } from '@hookbook/webhook';
import { publicKeyFor } from '@hookbook/webhook/sign';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  createDelivery,
  createMockServer,
  type EventMatchers,
  listen,
  matchers,
  send,
  testSecret,
  virtualClock,
} from '../src/index.ts';
import { MUTE, WHSEC } from './testProviders.ts';

// As the README says.
declare module 'vitest' {
  interface Matchers<R extends void | Promise<void>, T> extends EventMatchers<R> {}
}

async function setUp(statusOf: (count: number) => number = () => 204) {
  const receiver = await startReceiver((response) => response.writeHead(statusOf(receiver.received.length)).end());
  const server = createMockServer();
  onTestFinished(async () => {
    await server[Symbol.asyncDispose]();
    await receiver.close();
  });
  const platform = server.provider('platform', { url: receiver.url, secret: WHSEC });
  const dynamic = server.provider('dynamic', { url: receiver.port, secret: 'a secret for tests' });
  const payloads = () => receiver.received.map(({ body }) => JSON.parse(body.toString()));
  return { receiver, server, platform, dynamic, payloads };
}

describe('a provider in a test', () => {
  test('sends events, and remembers what was accepted', async () => {
    const { receiver, platform, payloads } = await setUp((count) => (count === 2 ? 500 : 204));
    const sent = await platform.send('user.created', { entities: { user: 'usr_1' } });
    await platform.send('user.updated');
    expect([sent.delivered, payloads()[0].data.user_id]).toEqual([true, 'usr_1']);
    expect(platform.received()).toEqual([sent]);
    expect(receiver.received.map((request) => verifyStandardWebhook(request, WHSEC))).toEqual([true, true]);
    expect(matchers.toHaveReceivedEvent(platform, 'user.created').pass).toBe(true);
    expect.extend(matchers);
    expect(platform).toHaveReceivedEvent('user.created');
    expect(platform).not.toHaveReceivedEvent('user.updated');
    const updated = matchers.toHaveReceivedEvent(platform, 'user.updated');
    expect([updated.pass, updated.message()]).toEqual([
      false,
      'Expected the endpoint to accept user.updated. It accepted user.created.',
    ]);
  });

  test('plays scenarios without waiting', async () => {
    const { platform, payloads } = await setUp();
    const sent = await platform.play(['life-of-a-user'], { seed: 1 });
    expect(sent.map(({ delivery }) => delivery.event)).toEqual(['user.created', 'user.updated', 'user.deleted']);
    expect(new Set(payloads().map(({ data }) => data.user_id)).size).toBe(1);
  });

  test('plays scenarios whose last event has just happened, signed when they are sent', async () => {
    const { receiver, platform, payloads } = await setUp();
    const started = Date.now();
    await platform.play(['life-of-a-user']);
    expect(receiver.received.map((request) => verifyStandardWebhook(request, WHSEC))).toEqual([true, true, true]);
    const times = payloads().map(({ created_at }) => Date.parse(created_at));
    expect((times[2] ?? 0) - (times[0] ?? 0)).toBe(90_000_000);
    // Within the test, however long that takes. The payload has whole seconds.
    expect(times[2]).toBeGreaterThanOrEqual(started - 1000);
    expect(times[2]).toBeLessThanOrEqual(Date.now());
  });

  test('plays scenarios on a clock', async () => {
    const { receiver, platform } = await setUp();
    const clock = virtualClock();
    await platform.play(['life-of-a-user'], { clock, now: clock.now() });
    const times = receiver.received.map(({ headers }) => Number(headers['webhook-timestamp']));
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBe(90_000);
  });

  test('sends an event again, with its id and the mark of a redelivery', async () => {
    const { dynamic, payloads } = await setUp();
    const sent = await dynamic.send('user.created');
    const again = await dynamic.redeliver(sent);
    const [first, second] = payloads();
    const { redelivery, ...others } = second;
    expect([redelivery, others]).toEqual([true, first]);
    expect([again.number, again.delivery.id]).toEqual([sent.number + 1, sent.delivery.id]);
  });

  test('sends values that violate the contract only on request', async () => {
    const { server, receiver, payloads } = await setUp();
    // As in JavaScript.
    const platform = server.provider<string>('platform', { url: receiver.url });
    const set = { '/data/emial': 'ada@example.com' };
    const steps = ['user.deleted', { event: 'user.created', set }];
    await expect(platform.send('user.created', { set })).rejects.toThrow('/data/emial');
    await expect(platform.play(steps)).rejects.toThrow('/data/emial');
    expect(payloads()).toEqual([]);
    await platform.send('user.created', { set, unchecked: true });
    await platform.play(steps, { unchecked: true });
    expect(payloads().map(({ data }) => data.emial)).toEqual(['ada@example.com', undefined, 'ada@example.com']);
  });

  test('is known by the names of its events', async () => {
    const { server } = await setUp();
    expect(() => server.provider('platfrom', { url: 3000 })).toThrow('Unknown provider "platfrom".');
    // @ts-expect-error no such event type
    const sent = server.provider('platform', { url: 3000 }).send('user.craeted');
    await expect(sent).rejects.toThrow('has no event "user.craeted"');
  });
});

describe('over HTTP', () => {
  async function api() {
    const { receiver, server, platform } = await setUp((count) => (count === 1 ? 500 : 204));
    const origin = await server.listen();
    const get = async (path: string) => JSON.parse(await (await fetch(origin + path)).text());
    const post = async (path: string, body: object | null = {}) => {
      const response = await fetch(origin + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: body && JSON.stringify(body),
      });
      return { status: response.status, data: await response.json() };
    };
    return { receiver, platform, get, post };
  }

  test('a delivery is sent again', async () => {
    const { receiver, platform, post } = await api();
    const { number } = await platform.send('user.created');
    const { status, data } = await post(`/deliveries/${number}/redeliver`);
    expect([status, data]).toMatchObject([200, { number: number + 1, delivered: true }]);
    expect(receiver.received[1]?.headers['webhook-id']).toBe(receiver.received[0]?.headers['webhook-id']);
    expect((await post('/deliveries/99/redeliver')).status).toBe(404);
    expect((await post(`/deliveries/${number}/redeliver`, null)).status).toBe(200);
    expect((await post('/send', null)).status).toBe(400);
  });

  test('a step with a value that violates the contract is sent only on request', async () => {
    const { receiver, post } = await api();
    const body = {
      provider: 'platform',
      url: receiver.url,
      steps: [{ event: 'user.created', set: { '/data/email': 7 } }],
    };
    expect(await post('/play', body)).toMatchObject({
      status: 400,
      data: { error: { code: 'invalid-value', message: expect.stringContaining('/data/email') } },
    });
    expect(await post('/play', { ...body, unchecked: true })).toMatchObject({ status: 200 });
    expect(receiver.received).toHaveLength(1);
  });

  test('deliveries are filtered, in pages', async () => {
    const { platform, get } = await api();
    for (const event of ['user.created', 'user.updated', 'user.created'] as const) await platform.send(event);
    const numbers = ({ deliveries }: { deliveries: { number: number }[] }) => deliveries.map(({ number }) => number);
    expect(numbers(await get('/deliveries?event=user.created'))).toEqual([3, 1]);
    expect(numbers(await get('/deliveries?delivered=false'))).toEqual([1]);
    expect(numbers(await get('/deliveries?provider=worth'))).toEqual([]);
    const first = await get('/deliveries?limit=2');
    expect([numbers(first), first.next]).toEqual([[3, 2], '/deliveries?limit=2&before=2']);
    const second = await get(first.next);
    expect([numbers(second), second.next]).toEqual([[1], undefined]);
  });

  test.each([
    ['?evnt=x', 'query.evnt', ['event']],
    ['?limit=0', 'query.limit', ['limit']],
    ['?limit=1001', 'query.limit', ['limit']],
    ['?before=x', 'query.before', ['before']],
    ['?delivered=yes', 'query.delivered', ['delivered']],
  ])('an invalid filter is refused: %s', async (query, where, suggestions) => {
    const { get } = await api();
    expect(await get(`/deliveries${query}`)).toMatchObject({ error: { code: 'invalid-query', where, suggestions } });
  });
});

describe('listen', () => {
  test('accepts what is signed and valid, and says what is not', async () => {
    await using listener = await listen({ provider: 'platform', secret: WHSEC });
    const options = { provider: 'platform', event: 'user.created', secret: WHSEC } as const;
    const deliveries = [
      createDelivery(options),
      createDelivery({ ...options, fault: 'wrong-signature' }),
      createDelivery({ ...options, set: { '/data/email': 7 }, unchecked: true }),
    ];
    const statuses: (number | undefined)[] = [];
    for (const delivery of deliveries) statuses.push((await send(delivery, listener.url)).attempts[0]?.status);
    expect(statuses).toEqual([204, 401, 400]);
    expect.extend(matchers);
    expect(listener).toHaveReceivedEvent('user.created');
    expect(listener).not.toHaveReceivedEvent('user.deleted');
    expect(matchers.toHaveReceivedEvent(listener, 'user.deleted').message()).toBe(
      'Expected the endpoint to accept user.deleted. It accepted user.created.',
    );
    expect(() => matchers.toHaveReceivedEvent({} as typeof listener, 'user.created')).toThrow(
      'a provider of a mock server',
    );
    expect(listener.received).toMatchObject([
      { event: 'user.created', verification: { ok: true }, issues: [], body: Buffer.from(deliveries[0]?.body ?? '') },
      { verification: { ok: false, code: 'no-match' }, issues: [] },
      { verification: { ok: true }, issues: [{ pointer: '/data/email' }] },
    ]);
  });

  test('verifies with a public key', async () => {
    const signature = { ...PRESETS.discord, scheme: 'discord', origin: 'vendor' } as const;
    const catalogue = [{ ...MUTE, webhook: { ...MUTE.webhook, signature } }];
    const secret = testSecret(signature);
    await using listener = await listen({ provider: 'mute', secret: publicKeyFor(signature, secret) ?? '', catalogue });
    const delivery = createDelivery({ provider: 'mute', event: 'thing.done', secret, catalogue });
    expect((await send(delivery, listener.url)).delivered).toBe(true);
  });
});

test('without a URL, events go to the endpoint of the examples', async () => {
  await using server = createMockServer();
  const sent = await server.provider('platform', { secret: WHSEC }).send('user.created');
  expect(sent.url).toBe('http://localhost:3000/webhooks');
  expect((await server.provider('dynamic').send('ping')).url).toBe('http://localhost:3000/webhooks');
});
