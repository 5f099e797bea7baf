import { setTimeout as delay } from 'node:timers/promises';
import { startReceiver } from '@hookbook/testkit/receiver';
import { waitFor } from '@hookbook/testkit/waitFor';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMockServer, type MockServer } from '../src/index.ts';
import { parseRecording } from '../src/recording/parseRecording.ts';
import { TEST_PROVIDERS, WHSEC } from './testProviders.ts';

let server: MockServer;
let origin: string;

beforeAll(async () => {
  server = createMockServer({ catalogue: TEST_PROVIDERS, secret: WHSEC, maxDeliveries: 3 });
  origin = await server.listen();
});
afterAll(() => server.close());

async function requested(method: string, path: string, body?: object) {
  const response = await fetch(origin + path, {
    method,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  return { status: response.status, data: JSON.parse(await response.text()) };
}

const send = (url: string, options: object = {}) =>
  requested('POST', '/send', { provider: 'mute', event: 'thing.done', url, ...options });

test('a list may have summaries only', async () => {
  await using receiver = await startReceiver((response) => response.writeHead(500).end('no'));
  await send(receiver.url, { fault: 'wrong-signature', id: 'a' });
  const { data } = await requested('GET', '/deliveries?summary=true&limit=1');
  const [{ startedAt, duration, ...summary }] = data.deliveries;
  expect(summary).toEqual({
    ...{ number: expect.any(Number), provider: 'mute', event: 'thing.done', id: 'a', url: receiver.url },
    ...{ delivered: false, retrying: false, fault: 'wrong-signature', attempts: 1, status: 500, error: 'status' },
  });
  expect([new Date(startedAt).toISOString(), typeof duration]).toEqual([startedAt, 'number']);
});

test('faults are listed with what a receiver should do', async () => {
  const { data } = await requested('GET', '/faults');
  expect(data.faults.length).toBeGreaterThan(60);
  expect(data.faults).toContainEqual(expect.objectContaining({ fault: 'wrong-signature', expected: 'reject' }));
});

describe('the stream', () => {
  test('tells what happens to deliveries, as it happens', async () => {
    let status = 500;
    await using receiver = await startReceiver((response) => response.writeHead(status).end());
    const stopped = new AbortController();
    const response = await fetch(`${origin}/stream`, { signal: stopped.signal });
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    const events: { event: string | undefined; data: Record<string, unknown> }[] = [];
    const reading = read(response, (event) => events.push(event)).catch(() => {});
    const { data } = await send(receiver.url, { retry: 'standard', timeScale: 0.0001 });
    status = 204;
    const own = () => events.filter((event) => event.data.number === data.number);
    await waitFor(() => expect(own().at(-1)?.data.delivered).toBe(true));
    expect(own().map(({ event }) => event)).toEqual(own().map(() => 'delivery'));
    expect(own().map(({ data: { attempts } }) => attempts)).toEqual(own().map((_, index) => index));
    expect(own().map(({ data: { retrying } }) => retrying)).toEqual(
      own().map((_, index, all) => index < all.length - 1),
    );
    for (let count = 0; count < 3; count += 1) await send(receiver.url);
    await waitFor(() => expect(own().at(-1)).toEqual({ event: 'discarded', data: { number: data.number } }));
    stopped.abort();
    await reading;
  });

  test('ends with the server', async () => {
    const other = createMockServer({ catalogue: TEST_PROVIDERS });
    const response = await fetch(`${await other.listen()}/stream`);
    const reading = response.text().catch(() => 'ended');
    await other.close();
    expect(await Promise.race([reading, delay(5000, 'open')])).not.toBe('open');
  });
});

interface StreamEvent {
  readonly event: string | undefined;
  readonly data: Record<string, unknown>;
}

async function read(response: Response, onEvent: (event: StreamEvent) => void): Promise<void> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const [, event, data] = /^event: (\w+)\ndata: (.*)$/.exec(block) ?? [];
      if (data !== undefined) onEvent({ event, data: JSON.parse(data) });
    }
  }
}

describe('a request as text', () => {
  test.each(['curl', 'http'])('%s is the request that was sent', async (format) => {
    await using receiver = await startReceiver();
    const { data } = await send(receiver.url);
    const { data: found } = await requested('GET', `/deliveries/${data.number}/as/${format}`);
    expect(found.format).toBe(format);
    const [request] = parseRecording(Buffer.from(found.text));
    expect(request).toMatchObject({ url: receiver.url, headers: data.delivery.request.headers });
    expect(request?.body).toBe(receiver.received[0]?.body.toString());
  });

  test('of another format is 404 with suggestions', async () => {
    await using receiver = await startReceiver();
    const { data } = await send(receiver.url);
    expect(await requested('GET', `/deliveries/${data.number}/as/crul`)).toMatchObject({
      status: 404,
      data: { error: { code: 'unknown-format', suggestions: ['curl'] } },
    });
  });
});

test('a delivery is sent again by a request without a body', async () => {
  await using receiver = await startReceiver();
  const { data } = await send(receiver.url, { id: 'a' });
  const again = await requested('POST', `/deliveries/${data.number}/redeliver`);
  expect(again).toMatchObject({ status: 200, data: { number: data.number + 1, delivered: true } });
  expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual(['a', 'a']);
});

test('several deliveries are sent again, the oldest first', async () => {
  await using receiver = await startReceiver();
  const numbers: number[] = [];
  for (const id of ['a', 'b', 'c']) numbers.push((await send(receiver.url, { id })).data.number);
  const [, from] = numbers;
  const { status, data } = await requested('POST', '/redeliver', { from, provider: 'mute', delivered: true });
  expect({ status, data }).toEqual({ status: 202, data: { redelivering: numbers.slice(1) } });
  await waitFor(() => expect(receiver.received).toHaveLength(5));
  expect(receiver.received.slice(3).map(({ headers }) => headers['webhook-id'])).toEqual(['b', 'c']);
  expect((await requested('POST', '/redeliver', { form: 1 })).data.error).toMatchObject({ suggestions: ['from'] });
});
