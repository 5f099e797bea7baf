import { lstat, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ReceivedRequest, startReceiver } from '@hookbook/testkit/receiver';
import { verifyStandardWebhook } from '@hookbook/testkit/verifyStandardWebhook';
import { waitFor } from '@hookbook/testkit/waitFor';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createMockServer, DEFAULT_SECRET, type MockServerOptions } from '../src/index.ts';
import { hookbookMock } from './hookbookMock.ts';
import { TEST_PROVIDERS, WHSEC } from './testProviders.ts';

async function storeFile(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hookbook-store-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return path.join(folder, 'deliveries.jsonl');
}

async function start(store: string, options: MockServerOptions = {}) {
  const server = createMockServer({ secret: WHSEC, catalogue: TEST_PROVIDERS, store, ...options });
  onTestFinished(() => server.close());
  const origin = await server.listen();
  const request = async (method: string, url: string, body?: object) => {
    const response = await fetch(origin + url, {
      method,
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    return JSON.parse(await response.text());
  };
  const post = (body: object) => request('POST', '/send', { provider: 'mute', event: 'thing.done', ...body });
  const list = async () => (await request('GET', '/deliveries')).deliveries;
  return { server, post, list, request };
}

test('a server goes on with the deliveries of the one before', async () => {
  const store = await storeFile();
  let status = 500;
  await using receiver = await startReceiver((response) => response.writeHead(status).end());
  const first = await start(store);
  await first.post({ url: receiver.url, retry: 'standard', timeScale: 0.0001 });
  await waitFor(() => expect(receiver.received.length).toBeGreaterThanOrEqual(2));
  await first.server.close();
  const before = receiver.received.length;
  status = 204;
  const second = await start(store);
  await waitFor(async () => expect(await second.list()).toMatchObject([{ number: 1, delivered: true }]));
  const [{ attempts, retrying }] = await second.list();
  // Closing a server may interrupt an attempt, which is not in the list then.
  expect([before, before + 1]).toContain(attempts.length);
  expect(retrying).toBe(false);
  const ids = new Set(receiver.received.map(({ headers }) => headers['webhook-id']));
  const bodies = new Set(receiver.received.map(({ body }) => body.toString()));
  expect([ids.size, bodies.size]).toEqual([1, 1]);
  expect(receiver.received.every((request) => verifyStandardWebhook(request, WHSEC))).toBe(true);
  await second.post({ url: receiver.url });
  expect((await second.list()).map(({ number }: { number: number }) => number)).toEqual([2, 1]);
});

test('what has ended, and what was cancelled, is not sent again', async () => {
  const store = await storeFile();
  await using receiver = await startReceiver((response) =>
    response.writeHead(receiver.received.length === 1 ? 204 : 500).end(),
  );
  const first = await start(store);
  await first.post({ url: receiver.url, retry: 'standard' });
  const { number } = await first.post({ url: receiver.url, retry: 'standard' });
  await first.request('DELETE', `/deliveries/${number}`);
  await first.post({ url: receiver.url, retry: 'standard', timeScale: 0, fault: 'wrong-signature' });
  await first.server.close();
  const before = receiver.received.length;
  const second = await start(store);
  expect(await second.list()).toMatchObject([
    { number: 3, retrying: false },
    { number: 2, retrying: false, cancelled: true },
    { number: 1, retrying: false, delivered: true },
  ]);
  expect(receiver.received.length).toBe(before);
});

test('an attempt during which the process was killed is made again, and marked', async () => {
  const store = await storeFile();
  await using receiver = await startReceiver();
  const first = await start(store, { catalogue: undefined, secret: 'a secret for tests' });
  await first.request('POST', '/send', { provider: 'dynamic', event: 'user.created', url: receiver.url });
  await first.server.close();
  const lines = (await readFile(store, 'utf8')).split('\n').filter((line) => /"(delivery|started)"/.test(line));
  await writeFile(store, `${lines.join('\n')}\n{"type":"att`);
  await start(store, { catalogue: undefined, secret: 'a secret for tests' });
  await waitFor(() => expect(receiver.received).toHaveLength(2));
  const [sent, again] = receiver.received.map(({ body }) => JSON.parse(body.toString()));
  expect(again).toEqual({ ...sent, redelivery: true });
});

describe('a provider with a secret of its own', () => {
  const OWN = 'whsec_YW5vdGhlciBzZWNyZXQgZm9yIG9uZSBlbmRwb2ludA==';
  const signedWith = (requests: readonly ReceivedRequest[], secret: string) =>
    requests.map((request) => verifyStandardWebhook(request, secret));

  async function setUp() {
    const store = await storeFile();
    const answers = { status: 500 };
    const receiver = await startReceiver((response) => response.writeHead(answers.status).end());
    onTestFinished(() => receiver.close());
    const next = async (secret?: string) => {
      const server = createMockServer({ secret: WHSEC, catalogue: TEST_PROVIDERS, store });
      onTestFinished(() => server.close());
      const mute = server.provider('mute', { url: receiver.url, secret });
      const origin = await server.listen();
      const redeliver = (number: number) => fetch(`${origin}/deliveries/${number}/redeliver`, { method: 'POST' });
      const list = async () => (await (await fetch(`${origin}/deliveries`)).json()) as { deliveries: object[] };
      return { server, mute, origin, redeliver, list };
    };
    return { store, answers, receiver, next };
  }

  test('signs with it what is played, sent again and resumed', async () => {
    const { store, answers, receiver, next } = await setUp();
    const first = await next(OWN);
    const sent = await first.mute.send('thing.done', { retry: 'standard', timeScale: 0.0001 });
    await first.mute.play(['thing.done', 'thing.done']);
    await first.mute.redeliver(sent);
    expect((await first.redeliver(sent.number)).status).toBe(200);
    await first.server.close();
    expect(await readFile(store, 'utf8')).not.toContain('whsec_');
    answers.status = 204;
    const before = receiver.received.length;
    const second = await next(OWN);
    await waitFor(() => expect(receiver.received.length).toBeGreaterThan(before));
    expect((await second.redeliver(sent.number)).status).toBe(200);
    expect(receiver.received.length).toBeGreaterThanOrEqual(before + 2);
    expect(new Set(signedWith(receiver.received, OWN))).toEqual(new Set([true]));
  });

  test('is not continued with another secret', async () => {
    const { receiver, next } = await setUp();
    const first = await next();
    const body = { provider: 'mute', url: receiver.url, secret: OWN };
    const post = (path: string, more: object) =>
      fetch(first.origin + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...body, ...more }),
      });
    await post('/send', { event: 'thing.done', retry: 'standard' });
    await post('/play', { steps: ['thing.done', { event: 'thing.done', after: 'PT1H' }] });
    await first.server.close();
    const before = receiver.received.length;
    const second = await next();
    expect(await second.list()).toMatchObject({ deliveries: [{ number: 2 }, { number: 1, retrying: false }] });
    const refused = await second.redeliver(1);
    expect([refused.status, await refused.json()]).toMatchObject([409, { error: { code: 'unknown-secret' } }]);
    expect(receiver.received.length).toBe(before);
    expect(signedWith(receiver.received, OWN)).toEqual([true, true]);
  });
});

test('the file has no secret, and only its owner reads it', async () => {
  const store = await storeFile();
  await using receiver = await startReceiver();
  const { server, post } = await start(store);
  await post({ url: receiver.url, secret: 'whsec_bm90IGZvciB0aGUgZmlsZSwgb25seSBmb3Igb25l' });
  await server.close();
  const text = await readFile(store, 'utf8');
  expect(text).not.toContain('whsec_');
  expect(text).not.toContain('v1,');
});

test('keeps the latest deliveries that have ended', async () => {
  const store = await storeFile();
  await using receiver = await startReceiver();
  const first = await start(store);
  for (let count = 0; count < 5; count += 1) await first.post({ url: receiver.url });
  await first.server.close();
  const second = await start(store, { maxDeliveries: 2 });
  expect((await second.list()).map(({ number }: { number: number }) => number)).toEqual([5, 4]);
  expect((await second.post({ url: receiver.url })).number).toBe(6);
});

describe('what was to follow is sent by the next server, once', () => {
  const LATER = { event: 'thing.done', after: 'PT1H' };
  const eventsIn = (received: readonly { readonly headers: Readonly<Record<string, unknown>> }[]) =>
    new Set(received.map(({ headers }) => headers['webhook-id'])).size;

  test('of a scenario', async () => {
    const store = await storeFile();
    await using receiver = await startReceiver();
    const first = await start(store);
    const steps = ['thing.done', LATER, LATER, LATER];
    const play = { provider: 'mute', steps, url: receiver.url };
    await first.request('POST', '/play', { ...play, timeScale: 1e-9 });
    await waitFor(() => expect(receiver.received).toHaveLength(4));
    await first.request('POST', '/play', { ...play, timeScale: 0.000_05 });
    await first.server.close();
    expect(receiver.received).toHaveLength(5);
    const second = await start(store);
    await waitFor(() => expect(receiver.received).toHaveLength(8));
    expect(eventsIn(receiver.received)).toBe(8);
    console.log(
      JSON.stringify(
        receiver.received.map((r) => [
          verifyStandardWebhook(r, WHSEC),
          r.headers['webhook-timestamp'],
          Date.now() / 1000,
          r.headers,
        ]),
      ),
    );
    expect(receiver.received.every((request) => verifyStandardWebhook(request, WHSEC))).toBe(true);
    expect((await second.list()).map(({ number }: { number: number }) => number)).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
    await second.server.close();
    const third = await start(store);
    expect(await third.list()).toHaveLength(8);
    expect((await readFile(store, 'utf8')).match(/"planned"/g)).toBeNull();
    expect(receiver.received).toHaveLength(8);
  });

  test('of several that are sent again', async () => {
    const store = await storeFile();
    let respond = () => {};
    await using receiver = await startReceiver((response) => {
      // The first redelivery waits until the server is closed.
      if (receiver.received.length === 4) respond = () => response.writeHead(204).end();
      else response.writeHead(204).end();
    });
    const first = await start(store);
    for (let count = 0; count < 3; count += 1) await first.post({ url: receiver.url });
    expect(await first.request('POST', '/redeliver', {})).toEqual({ redelivering: [1, 2, 3] });
    await waitFor(() => expect(receiver.received).toHaveLength(4));
    await first.server.close();
    respond();
    await start(store);
    // The one that was interrupted, and the two after it.
    await waitFor(() => expect(receiver.received).toHaveLength(7));
    expect(eventsIn(receiver.received)).toBe(3);
  });

  test('and resend sends each once', async () => {
    const store = await storeFile();
    await using receiver = await startReceiver();
    const { server, request } = await start(store);
    const steps = ['thing.done', { event: 'thing.done', after: 'PT0.01S' }];
    await request('POST', '/play', { provider: 'mute', steps, url: receiver.url });
    await waitFor(() => expect(receiver.received).toHaveLength(2));
    await server.close();
    const recorded = { readBytes: () => readFile(store) };
    const args = ['resend', store, '--to', receiver.url];
    const { stderr } = await hookbookMock(args, recorded);
    expect(receiver.received).toHaveLength(4);
    expect(stderr).toContain('no signature, because a store keeps none. To sign them, add --sign mute.');
    expect((await hookbookMock([...args, '--sign', 'mute'], recorded)).stderr).not.toContain('no signature');
    expect(receiver.received.slice(4).map((request) => verifyStandardWebhook(request, DEFAULT_SECRET))).toEqual([
      true,
      true,
    ]);
  });
});

test('the file does not grow while the server runs, beyond what it keeps', async () => {
  const store = await storeFile();
  await using receiver = await startReceiver();
  const { post, list } = await start(store, { maxDeliveries: 2 });
  const body = JSON.stringify('x'.repeat(900_000));
  const sizes: number[] = [];
  for (let count = 0; count < 40; count += 1) {
    await post({ url: receiver.url, body });
    sizes.push((await stat(store)).size);
  }
  // 1.2 MB each.
  expect(Math.max(...sizes)).toBeLessThan(19_000_000);
  expect(Math.max(...sizes)).toBeGreaterThan(15_000_000);
  expect(await list()).toHaveLength(2);
  const records = (await readFile(store, 'utf8')).trimEnd().split('\n');
  expect(records.map((line) => JSON.parse(line).type).slice(-2)).toEqual(['attempt', 'ended']);
}, 60_000);

test.each([
  ['notes', 'my notes\nare here\n', 'line 1 is not a record'],
  ['notes without a line break at their end', 'my notes', 'its last line is not a record'],
  ['a record without a delivery', '{"type":"delivery"}\n', 'line 1 is not a record'],
  ['a record of another type', '{"type":"toString"}\n', 'line 1 is not a record'],
])('a file that is no store is not overwritten: %s', async (_, text, problem) => {
  const store = await storeFile();
  await writeFile(store, text);
  await expect(start(store)).rejects.toThrow(`cannot be used as a store: ${problem}.`);
  expect(await readFile(store, 'utf8')).toBe(text);
});

test('a record that was being written is dropped', async () => {
  const store = await storeFile();
  for (const unfinished of ['{"ty', '{"type":"delivery","deliv']) {
    await writeFile(store, unfinished);
    const { server, list } = await start(store);
    expect(await list()).toEqual([]);
    await server.close();
  }
});

test('a folder that does not exist is an error in words', async () => {
  const store = path.join(await storeFile(), 'no/such/folder.jsonl');
  await expect(start(store)).rejects.toMatchObject({
    code: 'invalid-store',
    message: expect.stringContaining('ENOENT'),
  });
});

test('two servers cannot use one file at once', async () => {
  const store = await storeFile();
  const first = await start(store);
  await expect(start(store)).rejects.toMatchObject({ code: 'store-in-use' });
  await symlink(store, `${store}.link`);
  await expect(start(`${store}.link`)).rejects.toMatchObject({ code: 'store-in-use' });
  await first.server.close();
  await expect(start(store)).resolves.toBeDefined();
});

test('a file that cannot be used is free again', async () => {
  const store = await storeFile();
  await writeFile(store, 'notes\n');
  await expect(start(store)).rejects.toMatchObject({ code: 'invalid-store' });
  await writeFile(store, '');
  await expect(start(store)).resolves.toBeDefined();
});

test('a symbolic link stays one', async () => {
  const store = await storeFile();
  const link = `${store}.link`;
  await writeFile(store, '');
  await symlink(store, link);
  await start(link);
  expect((await lstat(link)).isSymbolicLink()).toBe(true);
});
