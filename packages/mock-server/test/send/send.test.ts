import { type AddressInfo, createServer, type Server } from 'node:net';
import { onlyRequest, startReceiver } from '@hookbook/testkit/receiver';
import { verifyStandardWebhook } from '@hookbook/testkit/verifyStandardWebhook';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createDelivery, type Delivery, type SendOptions, send, virtualClock } from '../../src/index.ts';
import { KEY, TEST_PROVIDERS, WHSEC } from '../testProviders.ts';

function acme(): Delivery {
  return createDelivery({ provider: 'acme post', event: 'parcel.lost', secret: KEY, catalogue: TEST_PROVIDERS });
}

function mute(): Delivery {
  return createDelivery({ provider: 'mute', event: 'thing.done', secret: WHSEC, catalogue: TEST_PROVIDERS });
}

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

async function sendOnce(delivery: Delivery, url: string, options?: SendOptions) {
  const { attempts } = await send(delivery, url, options);
  expect(attempts).toHaveLength(1);
  return attempts[0];
}

test('the request equals the delivery, byte for byte', async () => {
  await using receiver = await startReceiver((response) => response.writeHead(202).end());
  const delivery = acme();
  await send(delivery, `${receiver.url}?tenant=1`);
  const { method, path, headers, body } = onlyRequest(receiver);
  expect({ method, path, body: body.toString() }).toEqual({
    method: 'POST',
    path: '/webhooks?tenant=1',
    body: delivery.body,
  });
  const { host, connection, ...rest } = headers;
  expect(rest).toEqual({ ...delivery.headers, 'content-length': String(Buffer.byteLength(delivery.body)) });
});

test('a delivered attempt has the status, the duration and the response without cookies and long headers', async () => {
  const sent = { 'X-Request-Id': 'r-1', 'set-cookie': 'session=1', 'x-long': 'x'.repeat(501) };
  await using receiver = await startReceiver((response) => {
    response.sendDate = false;
    response.writeHead(202, sent).end('thanks');
  });
  const attempt = await sendOnce(acme(), receiver.url);
  expect(attempt).toEqual({
    delivered: true,
    status: 202,
    responseHeaders: expect.objectContaining({ 'x-request-id': 'r-1' }),
    responseBody: 'thanks',
    startedAt: expect.stringMatching(/^\d{4}-.*Z$/),
    duration: expect.any(Number),
  });
  expect(Object.keys(attempt?.responseHeaders ?? {})).not.toContain('set-cookie');
  expect(Object.keys(attempt?.responseHeaders ?? {})).not.toContain('x-long');
});

describe('an attempt fails', () => {
  test('on a status that does not count as delivered', async () => {
    await using receiver = await startReceiver((response) => response.writeHead(200).end());
    expect(await sendOnce(acme(), receiver.url)).toMatchObject({
      delivered: false,
      status: 200,
      error: { code: 'status', message: 'The receiver responded with 200, but only 202 counts as delivered.' },
    });
  });

  test.each([
    [500, 'Read the logs of the receiver: it failed.'],
    [410, 'Check the path of the URL, and that the receiver accepts POST there.'],
    [404, 'Check the path of the URL, and that the receiver accepts POST there.'],
    [401, expect.stringContaining('A wrong secret')],
  ])('with a fix for a status: %i', async (status, fix) => {
    await using receiver = await startReceiver((response) => response.writeHead(status).end());
    expect(await sendOnce(acme(), receiver.url)).toMatchObject({ status, error: { code: 'status', fix } });
  });

  test('on a redirect, which it does not follow', async () => {
    await using other = await startReceiver();
    await using receiver = await startReceiver((response) => response.writeHead(307, { location: other.url }).end());
    expect(await sendOnce(mute(), receiver.url)).toMatchObject({
      delivered: false,
      status: 307,
      error: { code: 'redirect' },
    });
    expect(other.received).toEqual([]);
  });

  test('on a server of WebSockets, which switches protocols', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () =>
        socket.write('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'),
      );
    });
    const attempt = await sendOnce(mute(), await listening(server));
    expect(attempt).toMatchObject({
      ...{ delivered: false, status: 101, responseBody: '' },
      error: { code: 'upgrade', fix: 'Check the path of the URL: a WebSocket server responds there.' },
    });
  });

  test('on a connection that ends without a response', async () => {
    const server = createServer((socket) => {
      socket.once('data', () => socket.end());
    });
    expect(await sendOnce(mute(), await listening(server))).toMatchObject({
      delivered: false,
      error: { code: 'no-response', message: 'The connection ended without a response.' },
    });
  });

  test('on a name without an address', async () => {
    const attempt = await sendOnce(mute(), 'http://localhost:9/', { resolve: async () => [] });
    expect(attempt).toMatchObject({ error: { code: 'ENOTFOUND', message: 'localhost has no address.' } });
  });

  test('without showing the password in the URL', async () => {
    const attempt = await sendOnce(mute(), 'http://bob:hunter2@127.0.0.1:9/hook');
    expect(attempt?.error?.fix).toBe('Start the receiver: nothing is listening at http://127.0.0.1:9/hook.');
  });

  test('without a response before the timeout', async () => {
    await using receiver = await startReceiver(() => {});
    const attempt = await sendOnce({ ...acme(), timeout: 200 }, receiver.url);
    expect(attempt).toMatchObject({
      delivered: false,
      error: { code: 'timeout', message: 'No complete response within 200 ms.' },
    });
    expect(attempt?.duration).toBeGreaterThanOrEqual(190);
  });

  test('without a complete response before the timeout', async () => {
    await using receiver = await startReceiver((response) => response.writeHead(200).write('slow'));
    expect(await sendOnce(mute(), receiver.url, { timeout: 100 })).toMatchObject({ error: { code: 'timeout' } });
  });

  test('when the connection breaks', async () => {
    await using receiver = await startReceiver((response) => response.destroy());
    expect(await sendOnce(mute(), receiver.url)).toMatchObject({ delivered: false, error: { code: 'no-response' } });
  });

  test('when the receiver does not speak HTTP', async () => {
    const server = createServer((socket) => socket.end('220 mail.example\r\n'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    expect(await sendOnce(mute(), `http://127.0.0.1:${port}/`)).toMatchObject({
      error: {
        code: 'invalid-response',
        message: 'The response is not HTTP/1.1: it begins with "220 mail.example\\r".',
      },
    });
    server.close();
  });

  test('when nothing is listening', async () => {
    const receiver = await startReceiver();
    await receiver[Symbol.asyncDispose]();
    expect(await sendOnce(mute(), receiver.url)).toMatchObject({
      delivered: false,
      error: { code: 'ECONNREFUSED', fix: `Start the receiver: nothing is listening at ${receiver.url}.` },
    });
  });

  test('when the host name does not resolve', async () => {
    const resolve = () =>
      Promise.reject(Object.assign(new Error('getaddrinfo ENOTFOUND hooks.test'), { code: 'ENOTFOUND' }));
    expect(await sendOnce(mute(), 'http://hooks.test/', { resolve })).toMatchObject({ error: { code: 'ENOTFOUND' } });
  });
});

test('truncates a long response body', async () => {
  await using receiver = await startReceiver((response) => response.writeHead(202).end('x'.repeat(1_000_000)));
  const attempt = await sendOnce(acme(), receiver.url);
  expect(attempt).toMatchObject({ delivered: true, responseBody: 'x'.repeat(2_000) });
});

test('suggests http:// if the receiver does not speak TLS', async () => {
  await using receiver = await startReceiver();
  const attempt = await sendOnce(mute(), receiver.url.replace('http:', 'https:'));
  expect(attempt).toMatchObject({ delivered: false, error: { fix: expect.stringContaining('Use http://') } });
});

test('rejects a URL on another machine', async () => {
  await expect(send(mute(), 'http://169.254.169.254/')).rejects.toMatchObject({ code: 'host-not-allowed' });
});

test('connects to the address that was checked', async () => {
  await using receiver = await startReceiver();
  const resolve = vi.fn(async () => [{ address: '127.0.0.1', family: 4 }]);
  const url = receiver.url.replace('127.0.0.1', 'no-such-host.invalid');
  expect(await send(mute(), url, { resolve })).toMatchObject({ delivered: true });
  expect(resolve).toHaveBeenCalledTimes(1);
  expect(onlyRequest(receiver).headers.host).toMatch(/^no-such-host\.invalid:\d+$/);
});

describe('with retries', () => {
  test('attempts follow the scaled schedule of the provider', async () => {
    await using receiver = await startReceiver((response) => response.writeHead(500).end());
    const sleep = vi.fn(async (_milliseconds: number) => {});
    const result = await send(acme(), receiver.url, {
      ...{ retry: true, timeScale: 0.5 },
      clock: { now: () => new Date(), sleep },
    });
    expect(result).toMatchObject({
      delivered: false,
      attempts: [{ retryIn: 500 }, { retryIn: 30_000 }, { retryIn: 1_800_000 }, { status: 500 }],
    });
    expect(result.attempts.at(-1)).not.toHaveProperty('retryIn');
    expect(sleep.mock.calls.map(([milliseconds]) => milliseconds)).toEqual([500, 30_000, 1_800_000]);
  });

  test('stops after the first delivered attempt', async () => {
    await using receiver = await startReceiver((response) =>
      response.writeHead(receiver.received.length < 2 ? 503 : 202).end(),
    );
    const numbers: number[] = [];
    const onAttempt = (_: unknown, number: number) => numbers.push(number);
    const result = await send(acme(), receiver.url, { retry: true, clock: virtualClock(), onAttempt });
    expect([result.delivered, numbers]).toEqual([true, [1, 2]]);
    expect(result.attempts.at(-1)).not.toHaveProperty('retryIn');
  });

  test('every attempt has the same id and body, and a signature that is valid at its time', async () => {
    await using receiver = await startReceiver((response) =>
      response.writeHead(receiver.received.length < 3 ? 500 : 200).end(),
    );
    const past = createDelivery({
      provider: 'mute',
      event: 'thing.done',
      secret: WHSEC,
      catalogue: TEST_PROVIDERS,
      now: new Date(0),
    });
    await send(past, receiver.url, { retry: 'standard', timeScale: 0 });
    expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual([past.id, past.id, past.id]);
    expect(receiver.received.map((request) => verifyStandardWebhook(request, WHSEC))).toEqual([false, true, true]);
    expect(new Set(receiver.received.map(({ body }) => body.toString())).size).toBe(1);
  });
});

test('a provider that publishes no retries makes one attempt', async () => {
  await using receiver = await startReceiver((response) => response.writeHead(500).end());
  expect((await send(mute(), receiver.url, { retry: true })).attempts).toHaveLength(1);
});

test('on a virtual clock, the schedule of Standard Webhooks takes no time, and its signatures span 76 hours', async () => {
  await using receiver = await startReceiver((response) => response.writeHead(500).end());
  const clock = virtualClock(new Date('2026-01-02T03:04:05Z'));
  const delivery = createDelivery({
    ...{ provider: 'mute', event: 'thing.done', secret: WHSEC, catalogue: TEST_PROVIDERS },
    now: clock.now(),
  });
  const { attempts } = await send(delivery, receiver.url, { retry: 'standard', clock });
  // The published schedule spans 75:35:05 from the first attempt to the tenth.
  const span = ((75 * 60 + 35) * 60 + 5) * 1000;
  const times = attempts.map(({ startedAt }) => Date.parse(startedAt));
  expect([times.length, (times.at(-1) ?? 0) - (times[0] ?? 0)]).toEqual([10, span]);
  const signedAt = receiver.received.map(({ headers }) => Number(headers['webhook-timestamp']) * 1000);
  expect(signedAt).toEqual(times);
  const verified = receiver.received.map((request, index) => verifyStandardWebhook(request, WHSEC, signedAt[index]));
  expect(verified).toEqual(Array(10).fill(true));
});

describe('a signal aborts', () => {
  const reason = new Error('enough');

  test('before the first attempt', async () => {
    await using receiver = await startReceiver();
    await expect(send(mute(), receiver.url, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(receiver.received).toEqual([]);
  });

  test('an attempt that waits for a response', async () => {
    const controller = new AbortController();
    await using receiver = await startReceiver(() => controller.abort(reason));
    const sent = send(mute(), receiver.url, { signal: controller.signal, retry: 'standard', timeScale: 0 });
    await expect(sent).rejects.toBe(reason);
    expect(receiver.received).toHaveLength(1);
  });

  test('the wait for the next attempt', async () => {
    const controller = new AbortController();
    await using receiver = await startReceiver((response) => response.writeHead(500).end());
    const onAttempt = () => setImmediate(() => controller.abort(reason));
    await expect(send(mute(), receiver.url, { signal: controller.signal, retry: 'standard', onAttempt })).rejects.toBe(
      reason,
    );
    expect(receiver.received).toHaveLength(1);
  });
});
