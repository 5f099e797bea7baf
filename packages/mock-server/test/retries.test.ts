import { startReceiver } from '@hookbook/testkit/receiver';
import { verifyStandardWebhook } from '@hookbook/testkit/verifyStandardWebhook';
import { waitFor } from '@hookbook/testkit/waitFor';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createDelivery, createMockServer, send } from '../src/index.ts';
import { MUTE, TEST_PROVIDERS, WHSEC } from './testProviders.ts';

async function startServer() {
  const server = createMockServer({ catalogue: TEST_PROVIDERS, secret: WHSEC, maxDeliveries: 2 });
  onTestFinished(() => server.close().catch(() => {}));
  const origin = await server.listen();
  const get = async (path: string) => {
    const response = await fetch(origin + path);
    return { status: response.status, data: JSON.parse(await response.text()) };
  };
  const post = async (body: Readonly<Record<string, unknown>>) => {
    const response = await fetch(`${origin}/send`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ provider: 'mute', event: 'thing.done', ...body }),
    });
    const { status, headers } = response;
    return { status, location: headers.get('location') ?? '', data: JSON.parse(await response.text()) };
  };
  const cancel = async (path: string) => (await fetch(origin + path, { method: 'DELETE' })).json();
  return { server, get, post, cancel };
}

describe('POST /send with retries', () => {
  test('responds after the first attempt and retries in the background', async () => {
    await using receiver = await startReceiver((response) =>
      response.writeHead(receiver.received.length < 3 ? 503 : 200).end(),
    );
    const { get, post } = await startServer();
    // Scales the delays to 5 ms and 300 ms.
    const { status, location, data } = await post({ url: receiver.url, retry: 'standard', timeScale: 0.001 });
    expect({ status, location, data }).toMatchObject({
      status: 202,
      location: '/deliveries/1',
      data: { number: 1, delivered: false, retrying: true, attempts: [{ status: 503, retryIn: 5 }] },
    });
    expect(data.attempts).toHaveLength(1);
    await waitFor(async () => expect((await get(location)).data.retrying).toBe(false));
    expect(await get(location)).toMatchObject({
      status: 200,
      data: { delivered: true, attempts: [{ status: 503 }, { status: 503 }, { status: 200 }] },
    });
    expect(receiver.received.map((received) => verifyStandardWebhook(received, WHSEC))).toEqual([true, true, true]);
  });

  test('responds with 200 if the first attempt succeeds', async () => {
    await using receiver = await startReceiver();
    const { post } = await startServer();
    const { status, data } = await post({ url: receiver.url, retry: true });
    expect({ status, ...data }).toMatchObject({ status: 200, delivered: true, retrying: false });
  });

  test('stops at the end of the schedule', async () => {
    await using receiver = await startReceiver((response) => response.writeHead(500).end());
    const { get, post } = await startServer();
    const { location } = await post({ url: receiver.url, retry: 'standard', timeScale: 0 });
    await waitFor(async () => expect((await get(location)).data.retrying).toBe(false));
    expect((await get(location)).data.attempts).toHaveLength(10);
    expect((await get(location)).data.delivered).toBe(false);
  });
});

describe('deliveries that still retry', () => {
  test('are kept, however many came after them', async () => {
    await using failing = await startReceiver((response) => response.writeHead(500).end());
    await using accepting = await startReceiver();
    const { get, post } = await startServer();
    const { location } = await post({ url: failing.url, retry: 'standard' });
    for (let count = 0; count < 5; count += 1) await post({ url: accepting.url });
    expect(await get(location)).toMatchObject({ status: 200, data: { number: 1, retrying: true } });
    const { data } = await get('/deliveries');
    expect(data.deliveries.map(({ number }: { number: number }) => number)).toEqual([6, 5, 1]);
  });

  test('can be cancelled', async () => {
    await using receiver = await startReceiver((response) => response.writeHead(500).end());
    const { get, post, cancel } = await startServer();
    const { location } = await post({ url: receiver.url, retry: 'standard' });
    expect(await cancel(location)).toMatchObject({ number: 1, retrying: false, cancelled: true, attempts: [{}] });
    expect(await get(location)).toMatchObject({ data: { retrying: false, cancelled: true } });
    expect(await cancel('/deliveries/7')).toMatchObject({ error: { code: 'unknown-delivery' } });
  });

  test('have a limit in bytes', async () => {
    await using receiver = await startReceiver((response) => response.writeHead(500).end());
    const { post } = await startServer();
    const payload = 'x'.repeat(1_000_000);
    const statuses: number[] = [];
    for (let count = 0; count < 68; count += 1)
      statuses.push((await post({ url: receiver.url, retry: 'standard', payload })).status);
    expect([statuses.slice(0, 67).every((status) => status === 202), statuses.at(-1)]).toEqual([true, 503]);
  });

  test('are listed without the password in their URL', async () => {
    await using receiver = await startReceiver();
    const { post } = await startServer();
    const { data } = await post({ url: receiver.url.replace('//', '//bob:hunter2@') });
    expect(data).toMatchObject({ delivered: true, url: receiver.url });
  });
});

test('a server that does not listen can be closed', async () => {
  await createMockServer({ catalogue: TEST_PROVIDERS }).close();
});

describe('a response', () => {
  const webhook = {
    ...MUTE.webhook,
    delivery: { retries: ['PT1S', 'PT1S'], stopOn: ['410'], retryAfter: 'honoured', origin: 'vendor' },
  } as const;
  const create = (policy: object) =>
    createDelivery({
      ...{ provider: 'mute', event: 'thing.done', secret: WHSEC },
      catalogue: [{ ...MUTE, webhook: { ...webhook, delivery: { ...webhook.delivery, ...policy } } }],
    });
  const attemptsAt = async (status: number, headers: Readonly<Record<string, string>>, policy: object = {}) => {
    await using receiver = await startReceiver((response) => response.writeHead(status, headers).end());
    const waited: number[] = [];
    const clock = { now: () => new Date(), sleep: async (milliseconds: number) => waited.push(milliseconds) };
    const { attempts } = await send(create(policy), receiver.url, { retry: true, clock });
    return { attempts, waited };
  };

  test('ends the attempts if the provider gives up after its status', async () => {
    expect((await attemptsAt(410, {})).attempts).toMatchObject([{ status: 410, isFinal: true }]);
    expect((await attemptsAt(410, {}, { stopOn: undefined })).attempts).toHaveLength(3);
    expect((await attemptsAt(409, {})).attempts).toHaveLength(3);
  });

  test('delays the next attempt, if the provider honours that', async () => {
    expect((await attemptsAt(503, { 'retry-after': '120' })).waited).toEqual([120_000, 120_000]);
    expect((await attemptsAt(503, { 'retry-after': '0' })).waited).toEqual([1000, 1000]);
    expect((await attemptsAt(503, { 'retry-after': '120' }, { retryAfter: 'ignored' })).waited).toEqual([1000, 1000]);
    expect((await attemptsAt(503, { 'retry-after': 'soon' })).waited).toEqual([1000, 1000]);
  });

  test('may delay the next attempt until a date', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-02T03:04:05Z') });
    onTestFinished(() => void vi.useRealTimers());
    const { waited } = await attemptsAt(503, { 'retry-after': 'Fri, 02 Jan 2026 03:05:05 GMT' });
    expect(waited).toEqual([60_000, 60_000]);
  });
});

describe('closing the server', () => {
  test('cancels a pending retry', async () => {
    await using receiver = await startReceiver((response) => response.writeHead(500).end());
    const { server, post } = await startServer();
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const before = timers();
    await post({ url: receiver.url, retry: 'standard' });
    await waitFor(() => expect(timers()).toBeGreaterThan(before));
    await server.close();
    expect(timers()).toBeLessThanOrEqual(before);
  });

  test('aborts an attempt that waits for a response', async () => {
    const { server, post } = await startServer();
    let isOpen = true;
    await using receiver = await startReceiver((response) => {
      response.once('close', () => {
        isOpen = false;
      });
      void server.close();
    });
    await expect(post({ url: receiver.url, retry: 'standard', timeScale: 0 })).rejects.toThrow();
    await waitFor(() => expect(isOpen).toBe(false));
    expect(receiver.received).toHaveLength(1);
  });

  test('allows it to listen again', async () => {
    await using receiver = await startReceiver();
    const { server } = await startServer();
    await server.close();
    const origin = await server.listen();
    const response = await fetch(`${origin}/send`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ provider: 'mute', event: 'thing.done', url: receiver.url }),
    });
    expect(await response.json()).toMatchObject({ delivered: true });
  });
});

describe('GET /deliveries/:number', () => {
  test('distinguishes deliveries with the same id', async () => {
    await using receiver = await startReceiver();
    const { get, post } = await startServer();
    for (const path of ['/one', '/two']) await post({ url: receiver.url + path, id: 'same' });
    expect((await get('/deliveries/1')).data).toMatchObject({ url: `${receiver.url}/one`, delivery: { id: 'same' } });
    expect((await get('/deliveries/2')).data).toMatchObject({ url: `${receiver.url}/two`, delivery: { id: 'same' } });
  });

  test('returns a delivery during its first attempt', async () => {
    const { get, post } = await startServer();
    let seen: unknown;
    await using receiver = await startReceiver(async (response) => {
      seen = await get('/deliveries/1');
      response.writeHead(204).end();
    });
    await post({ url: receiver.url });
    expect(seen).toMatchObject({ status: 200, data: { delivered: false, retrying: true, attempts: [] } });
  });

  test('does not list a delivery that was rejected', async () => {
    const { get, post } = await startServer();
    expect((await post({ url: 'http://10.0.0.1/' })).status).toBe(403);
    expect((await get('/deliveries')).data.deliveries).toEqual([]);
  });

  test.each(['0', '3', 'x', '1.0'])('%s is 404', async (number) => {
    await using receiver = await startReceiver();
    const { get, post } = await startServer();
    await post({ url: receiver.url });
    const { status, data } = await get(`/deliveries/${number}`);
    expect({ status, ...data.error }).toMatchObject({ status: 404, code: 'unknown-delivery', where: 'number' });
  });

  test('discards the oldest', async () => {
    await using receiver = await startReceiver();
    const { get, post } = await startServer();
    for (let i = 0; i < 3; i++) await post({ url: receiver.url });
    expect([(await get('/deliveries/1')).status, (await get('/deliveries/3')).status]).toEqual([404, 200]);
  });
});
