import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { onlyRequest, startReceiver } from '@hookbook/testkit/receiver';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createDelivery, type Delivery, send } from '../../src/index.ts';
import { TEST_PROVIDERS, WHSEC } from '../testProviders.ts';

const ACCEPTED = 'HTTP/1.1 204 No Content\r\n\r\n';

function delivery(): Delivery {
  return createDelivery({ provider: 'mute', event: 'thing.done', secret: WHSEC, catalogue: TEST_PROVIDERS });
}

/** A server that tells its connections apart. */
async function startServer(onRequest: (socket: Socket, request: Buffer) => void) {
  const connections: Socket[] = [];
  const server = createServer((socket) => {
    connections.push(socket);
    socket.on('error', () => {}).on('data', (request) => onRequest(socket, request));
  });
  const port = await listen(server);
  onTestFinished(() => {
    for (const connection of connections) connection.destroy();
  });
  return { url: `http://127.0.0.1:${port}/`, connections };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

async function sendInSeries(url: string, count: number): Promise<readonly boolean[]> {
  const results: boolean[] = [];
  for (let index = 0; index < count; index += 1) results.push((await send(delivery(), url)).delivered);
  return results;
}

function abortedSoon() {
  const [controller, reason] = [new AbortController(), new Error('enough')];
  setTimeout(() => controller.abort(reason), 50);
  return { signal: controller.signal, reason };
}

/** Sends a request, and waits until its connection has turned out to stay open. */
async function tryOut(url: string): Promise<void> {
  await send(delivery(), url);
  await wait(60);
}

describe('a connection', () => {
  test('carries one request after another', async () => {
    const { url, connections } = await startServer((socket) => socket.write(ACCEPTED));
    await tryOut(url);
    expect(await sendInSeries(url, 3)).toEqual([true, true, true]);
    expect(connections).toHaveLength(1);
  });

  test.each([0, 1, 5])('is not used again if the receiver closes it %i ms after a response', async (delay) => {
    const { url } = await startServer((socket) => {
      socket.write(ACCEPTED);
      setTimeout(() => socket.end(), delay);
    });
    expect(await sendInSeries(url, 50)).toEqual(Array(50).fill(true));
  });

  test('is not shared by requests at once', async () => {
    const { url, connections } = await startServer((socket) => setTimeout(() => socket.write(ACCEPTED), 20));
    await Promise.all([send(delivery(), url), send(delivery(), url)]);
    expect(connections).toHaveLength(2);
  });

  test.each([
    [
      'the receiver says that it closes it',
      (socket: Socket) => socket.write(ACCEPTED.replace('t\r', 't\r\nconnection: close\r')),
    ],
    ['there is more than the response', (socket: Socket) => socket.write(ACCEPTED + ACCEPTED)],
  ])('is not used again if %s', async (_, respond) => {
    const { url, connections } = await startServer(respond);
    await tryOut(url);
    expect(await sendInSeries(url, 2)).toEqual([true, true]);
    expect(connections).toHaveLength(3);
  });

  test('is not used again if the receiver closes it later', async () => {
    const { url, connections } = await startServer((socket) => socket.write(ACCEPTED));
    await tryOut(url);
    connections[0]?.end();
    await new Promise((resolve) => connections[0]?.once('close', resolve));
    expect((await send(delivery(), url)).delivered).toBe(true);
    expect(connections).toHaveLength(2);
  });

  test('is tried out again after the receiver has closed one during a request', async () => {
    let isBroken = false;
    const { url, connections } = await startServer((socket) => (isBroken ? socket.destroy() : socket.write(ACCEPTED)));
    await tryOut(url);
    isBroken = true;
    expect(await sendInSeries(url, 1)).toEqual([false]);
    isBroken = false;
    expect(await sendInSeries(url, 2)).toEqual([true, true]);
    expect(connections).toHaveLength(3);
  });

  test('does not bring an answer to a request that was not sent', async () => {
    const { url, connections } = await startServer((socket) => socket.write(ACCEPTED));
    await tryOut(url);
    connections[0]?.write('HTTP/1.1 500 Too early\r\ncontent-length: 0\r\n\r\n');
    await new Promise((resolve) => connections[0]?.once('close', resolve));
    expect((await send(delivery(), url)).attempts).toMatchObject([{ status: 204 }]);
  });
});

const NETWORK_FAULTS = [
  'slow-body',
  'slow-head',
  'half-close',
  'reset',
  'short-body',
  'two-lengths',
  'pipelined',
  'no-wait',
] as const;

describe('a request in an unusual form', () => {
  const faulty = (fault: (typeof NETWORK_FAULTS)[number]) =>
    createDelivery({ provider: 'mute', event: 'thing.done', secret: WHSEC, catalogue: TEST_PROVIDERS, fault });

  test.each(NETWORK_FAULTS)('%s settles if TLS never begins', async (fault) => {
    const { url } = await startServer(() => {});
    const secure = url.replace('http:', 'https:');
    const { attempts } = await send(faulty(fault), secure, { timeout: 100 });
    expect(attempts).toMatchObject([{ delivered: false, error: { code: 'timeout' } }]);
    const { signal, reason } = abortedSoon();
    await expect(send(faulty(fault), secure, { signal })).rejects.toBe(reason);
  });

  test.each(['slow-body', 'pipelined'] as const)('%s has a time limit', async (fault) => {
    const { url } = await startServer(() => {});
    const { attempts } = await send(faulty(fault), url, { timeout: 100 });
    expect(attempts).toMatchObject([{ delivered: false, error: { code: 'timeout' } }]);
  });

  test('is aborted', async () => {
    const { url } = await startServer(() => {});
    const { signal, reason } = abortedSoon();
    await expect(send(faulty('slow-body'), url, { signal })).rejects.toBe(reason);
  });

  test('leaves no timer behind if nothing listens', async () => {
    const receiver = await startReceiver();
    await receiver.close();
    const before = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const { attempts } = await send(faulty('slow-body'), receiver.url);
    expect(attempts).toMatchObject([{ error: { code: 'ECONNREFUSED' } }]);
    expect(process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length).toBeLessThanOrEqual(before);
  });
});

test('replaced timers do not stop a request', async () => {
  await using receiver = await startReceiver();
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  expect((await send(delivery(), receiver.url)).delivered).toBe(true);
});

test('resolving a name takes part of the time', async () => {
  const resolve = () => new Promise<never>(() => {});
  const { attempts } = await send(delivery(), 'http://hooks.test/', { resolve, timeout: 50 });
  expect(attempts).toMatchObject([{ error: { code: 'timeout' } }]);
  const { signal, reason } = abortedSoon();
  await expect(send(delivery(), 'http://hooks.test/', { resolve, signal })).rejects.toBe(reason);
});

describe('a request', () => {
  test('whose body the receiver does not read has its response', async () => {
    const { url } = await startServer((socket) => {
      socket.pause();
      socket.write('HTTP/1.1 413 Too Large\r\ncontent-length: 0\r\n\r\n');
    });
    const large = { ...delivery(), body: 'x'.repeat(8_000_000) };
    expect((await send(large, url)).attempts).toMatchObject([{ status: 413 }]);
  });

  test('has the user and the password of the URL', async () => {
    await using receiver = await startReceiver();
    await send(delivery(), receiver.url.replace('//', '//bob:p%40ss%@'));
    const authorization = `Basic ${Buffer.from('bob:p%40ss%').toString('base64')}`;
    expect(onlyRequest(receiver).headers).toMatchObject({ authorization, host: new URL(receiver.url).host });
  });

  test('has its own host and no other length', async () => {
    await using receiver = await startReceiver();
    const headers = { ...delivery().headers, Host: 'hooks.test', 'Content-Length': '1' };
    expect((await send({ ...delivery(), headers }, receiver.url)).delivered).toBe(true);
    const { headers: received, body } = onlyRequest(receiver);
    expect(received).toMatchObject({ host: 'hooks.test', 'content-length': String(body.length) });
  });

  test.each([
    ['a header with a line break', { headers: { 'x-a': 'b\r\nx-c: d' } }, /HTTP does not allow the header "x-a"/],
    ['a header whose name is no token', { headers: { 'x a': 'b' } }, /HTTP does not allow the header "x a"/],
    ['a method with a space', { method: 'POST /other' as 'POST' }, /"POST \/other" is not an HTTP method/],
  ])('with %s is not sent', async (_, changes, message) => {
    await using receiver = await startReceiver();
    const { attempts } = await send({ ...delivery(), ...changes }, receiver.url);
    expect(attempts).toMatchObject([{ delivered: false, error: { message: expect.stringMatching(message) } }]);
    expect(receiver.received).toEqual([]);
  });
});

test('a certificate is checked against the name', async () => {
  const folder = new URL('certificate/', import.meta.url);
  const certificate = new URL('certificate.pem', folder);
  const secure = { cert: await readFile(certificate), key: await readFile(new URL('key.pem', folder)) };
  const bodies: string[] = [];
  const server = createSecureServer(secure, async (request, response) => {
    // A reset ends the request.
    bodies.push(String(await request.toArray().catch(() => [])));
    response.end('thanks');
  });
  const port = await listen(server);
  const main = fileURLToPath(new URL('../startMain.ts', import.meta.url));
  const sendTo = async (host: string, env: object, fault?: string) => {
    const args = [
      main,
      'send',
      'platform',
      'user.created',
      '--json',
      '--to',
      `https://${host}:${port}/webhooks`,
      ...(fault ? ['--fault', fault] : []),
    ];
    const run = promisify(execFile)(process.execPath, args, { env: { ...process.env, ...env } });
    const { stdout } = await run.catch((failure: { stdout: string }) => failure);
    return stdout;
  };
  const trusted = { NODE_EXTRA_CA_CERTS: fileURLToPath(certificate) };
  expect(await sendTo('localhost', trusted)).toContain('"responseBody": "thanks"');
  expect(await sendTo('127.0.0.1', trusted)).toContain('ERR_TLS_CERT_ALTNAME_INVALID');
  expect(await sendTo('localhost', {})).toContain('DEPTH_ZERO_SELF_SIGNED_CERT');
  expect(await sendTo('localhost', trusted, 'reset')).toContain('"status": 0');
  expect(bodies.filter((body) => body !== '')).toHaveLength(1);
});
