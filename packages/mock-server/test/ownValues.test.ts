import { createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { waitFor } from '@hookbook/testkit/waitFor';
import { createVerifier, type Signature } from '@hookbook/webhook';
import { expect, onTestFinished, test } from 'vitest';
import type { Provider } from '../src/catalogue/provider.ts';
import { createDelivery, createMockServer, listen, testSecret, UsageError } from '../src/index.ts';
import { verdictOn } from '../src/recording/verdict.ts';
import { secretFor } from '../src/secrets/secrets.ts';
import { hookbookMock } from './hookbookMock.ts';
import { ACME } from './testProviders.ts';

const SECRET = 'a secret for tests';
const VALUES = { 'webhook-id': 'WH-1' };
const SCHEME: Signature = {
  ...{ algorithm: 'hmac-sha256', key: 'text', header: 'x-signature', format: '{signature}', encoding: 'hex' },
  content: '{value:webhook-id}|{body}',
};
const PROVIDER: Provider = {
  ...ACME,
  webhook: { ...ACME.webhook, signature: { ...SCHEME, scheme: 'hmac-sha256', origin: 'vendor' } },
};
const catalogue = [PROVIDER];
const event = PROVIDER.events[0]?.type ?? '';
const given = { provider: PROVIDER.name, event, secret: SECRET, catalogue };

function problemOf(create: () => unknown): unknown {
  try {
    create();
    return undefined;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { code: error.code, where: error.where, fix: error.fix, suggestions: error.suggestions };
  }
}

const MISSING = {
  ...{ code: 'missing-value', where: 'values', suggestions: [] },
  fix: "Pass it in `values`: { 'webhook-id': '…' }, or with --value webhook-id=….",
};
const MISSPELT = { code: 'invalid-value', where: 'values', suggestions: ['webhook-id'] };

test('a delivery is signed with the values', () => {
  const { headers, body } = createDelivery({ ...given, values: VALUES });
  expect(headers['x-signature']).toBe(createHmac('sha256', SECRET).update(`WH-1|${body}`).digest('hex'));
});

test('a missing or unknown value is an error', () => {
  expect(problemOf(() => createDelivery(given))).toEqual(MISSING);
  const misspelt = { ...VALUES, 'webook-id': 'WH-1' };
  expect(problemOf(() => createDelivery({ ...given, values: misspelt }))).toMatchObject(MISSPELT);
  expect(problemOf(() => createMockServer({ catalogue, values: { 'webook-id': 'a' } }))).toMatchObject(MISSPELT);
  expect(problemOf(() => createMockServer({ catalogue }))).toBe(undefined);
});

test('a server signs with its values, and says if one is missing', async () => {
  await using listener = await listen({ provider: PROVIDER.name, secret: SECRET, values: VALUES, catalogue });
  await using server = createMockServer({ secret: SECRET, values: VALUES, catalogue });
  await server.provider(PROVIDER.name, { url: listener.url }).send(event);
  expect(listener.received.map(({ verification }) => verification)).toMatchObject([{ ok: true }]);
  const origin = await server.listen();
  const post = (from: string) =>
    fetch(`${from}/send`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ provider: PROVIDER.name, event, url: listener.url }),
    });
  expect((await post(origin)).status).toBe(200);
  await using other = createMockServer({ secret: SECRET, catalogue });
  const response = await post(await other.listen());
  expect([response.status, await response.json()]).toMatchObject([400, { error: { code: 'missing-value' } }]);
});

test('an endpoint has values of its own', async () => {
  const values = { 'webhook-id': 'WH-2' };
  await using listener = await listen({ provider: PROVIDER.name, secret: SECRET, values, catalogue });
  await using server = createMockServer({ secret: SECRET, values: VALUES, catalogue });
  const { send, redeliver } = server.provider(PROVIDER.name, { url: listener.url, values });
  await redeliver(await send(event));
  expect(listener.received.map(({ verification }) => verification.ok)).toEqual([true, true]);
});

test('an endpoint keeps its values when the server is started again', async () => {
  const values = { 'webhook-id': 'WH-2' };
  const folder = await mkdtemp(path.join(tmpdir(), 'hookbook-values-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await using listener = await listen({ provider: PROVIDER.name, secret: SECRET, values, catalogue });
  const start = async () => {
    const store = path.join(folder, 'deliveries.jsonl');
    const server = createMockServer({ secret: SECRET, values: VALUES, catalogue, store });
    const provider = server.provider(PROVIDER.name, { url: listener.url, values });
    await server.listen();
    return { server, provider };
  };
  const first = await start();
  // The listener answers with another status than the contract says, so there are retries.
  await first.provider.send(event, { retry: 'standard', timeScale: 0.0001 });
  await first.server.close();
  const before = listener.received.length;
  await using second = (await start()).server;
  await waitFor(() => expect(listener.received.length).toBeGreaterThan(before));
  await second.close();
  expect(new Set(listener.received.map(({ verification }) => verification.ok))).toEqual(new Set([true]));
});

test('a request to the server has values of its own', async () => {
  await using listener = await listen({ provider: PROVIDER.name, secret: SECRET, values: VALUES, catalogue });
  await using server = createMockServer({ secret: SECRET, catalogue });
  const origin = await server.listen();
  const post = async (path: string, body: object) => {
    const headers = { 'content-type': 'application/json' };
    const sent = JSON.stringify({ provider: PROVIDER.name, url: listener.url, ...body });
    return (await fetch(origin + path, { method: 'POST', headers, body: sent })).status;
  };
  expect(await post('/send', { event, values: VALUES })).toBe(200);
  expect(await post('/play', { steps: [event], values: VALUES })).toBe(200);
  expect(await post('/send', { event, values: { 'webhook-id': 1 } })).toBe(400);
  expect(listener.received.map(({ verification }) => verification.ok)).toEqual([true, true]);
});

test('a secret for all providers that has another form than the scheme needs is not used', () => {
  const signature = { ...SCHEME, key: 'hex', scheme: 'hmac-sha256', origin: 'vendor' } as const;
  const provider = { ...PROVIDER, webhook: { ...PROVIDER.webhook, signature } };
  expect(secretFor(provider, SECRET)).toBe(testSecret(signature));
});

test('recorded requests are verified with the values', async () => {
  const { method, headers, body } = createDelivery({ ...given, values: VALUES });
  const recorded = { method, headers, body, url: 'http://localhost/' };
  const options = { provider: PROVIDER, secrets: [SECRET] };
  expect(await verdictOn(recorded, { ...options, values: VALUES })).toMatchObject({ verified: true });
  expect(await verdictOn(recorded, { ...options, values: { 'webhook-id': 'WH-2' } })).toMatchObject({
    verified: false,
  });
  await expect(verdictOn(recorded, options)).rejects.toMatchObject({ code: 'missing-value' });
});

test('the command line takes values by name', async () => {
  const print = (...flags: readonly string[]) =>
    hookbookMock(['print', PROVIDER.slug, event, '--secret', SECRET, '--json', ...flags], { catalogue });
  const { stdout } = await print('--value', 'webhook-id=WH-1');
  const { request } = JSON.parse(stdout);
  const { verify } = createVerifier(SCHEME, SECRET, { values: VALUES });
  expect(await verify({ ...request, body: Buffer.from(request.body) })).toMatchObject({ ok: true });
  const missing = await print();
  expect([missing.code, missing.stderr]).toEqual([2, expect.stringContaining('--value webhook-id=…')]);
  const unnamed = await print('--value', 'WH-1');
  expect([unnamed.code, unnamed.stderr]).toEqual([2, expect.stringContaining('webhook-id=1')]);
});
