import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createVerifier, type Signature } from '@hookbook/webhook';
import { expect, test } from 'vitest';
import type { Provider } from '../src/catalogue/provider.ts';
import { createDelivery, createMockServer, type Fault, send } from '../src/index.ts';
import { recordedDelivery } from '../src/recording/recordedDelivery.ts';
import { hookbookMock } from './hookbookMock.ts';
import { ACME } from './testProviders.ts';

const SECRET = 'a-token&for=tests';
const SCHEME: Signature = {
  ...{ algorithm: 'none', key: 'text', query: 'token', format: '{signature}', encoding: 'text', content: '' },
};
const PROVIDER: Provider = {
  ...ACME,
  webhook: { ...ACME.webhook, signature: { ...SCHEME, scheme: 'none', origin: 'vendor' } },
};
const catalogue = [PROVIDER];
const event = PROVIDER.events[0]?.type ?? '';
const given = { provider: PROVIDER.name, event, secret: SECRET, catalogue };
const SECRETS = [SECRET, encodeURIComponent(SECRET), new URLSearchParams({ t: SECRET }).toString().slice(2)];

/** An endpoint that remembers which URLs were called. */
async function endpoint() {
  const called: string[] = [];
  const server = createServer((request, response) => {
    called.push(request.url ?? '');
    response.writeHead(503).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`;
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { url, called, [Symbol.asyncDispose]: close };
}

const verifies = async (url: string) =>
  (await createVerifier(SCHEME, SECRET).verify({ url, headers: {}, body: Buffer.alloc(0) })).ok;

test('the token is sent in the URL, instead of one that is there, and in no header', async () => {
  await using target = await endpoint();
  const delivery = createDelivery({ ...given, url: target.url });
  expect(delivery.query).toEqual({ token: SECRET });
  expect(JSON.stringify([delivery.headers, delivery.signature])).not.toContain(SECRET);
  await send(delivery, `${target.url}?a=1&token=old`);
  const [called = ''] = target.called;
  expect(called).toMatch(/^\/hooks\?a=1&token=/);
  expect(await verifies(called)).toBe(true);
  const again = recordedDelivery(
    { method: 'POST', headers: {}, body: '{}', url: target.url },
    { url: target.url, signer: { provider: PROVIDER, secret: SECRET } },
  );
  expect(again.query).toEqual({ token: SECRET });
});

test.each<[Fault, string | undefined]>([
  ['no-signature', undefined],
  ['empty-signature', ''],
  ['text-signature', 'undefined'],
  ['short-signature', SECRET.slice(0, -4)],
])('the fault %s changes the token', (fault, token) => {
  expect(createDelivery({ ...given, fault }).query.token).toBe(token);
});

test('another secret is another token', () => {
  expect(createDelivery({ ...given, fault: 'wrong-signature' }).query.token).not.toBe(SECRET);
});

test('no log, no store and no response of the server contains the token', async () => {
  await using target = await endpoint();
  const folder = await mkdtemp(path.join(tmpdir(), 'hookbook-token-'));
  const store = path.join(folder, 'store.jsonl');
  const log: unknown[] = [];
  const options = { secret: SECRET, catalogue, store, onAttempt: (...values: unknown[]) => log.push(values) };
  await using server = createMockServer(options);
  const origin = await server.listen();
  const response = await fetch(`${origin}/send`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ provider: PROVIDER.name, event, url: target.url }),
  });
  const texts = [await response.text(), JSON.stringify(log), await readFile(store, 'utf8')];
  for (const route of ['/deliveries', '/deliveries/1', '/deliveries/1/as/curl', '/endpoints', '/'])
    texts.push(await (await fetch(origin + route)).text());
  await rm(folder, { recursive: true });
  expect(await verifies(target.called[0] ?? '')).toBe(true);
  expect(texts.filter((text) => SECRETS.some((secret) => text.includes(secret)))).toEqual([]);
  expect(JSON.parse(texts[0] ?? '')).toMatchObject({ delivery: { request: { query: { token: '…' } } } });
});

test('no error of a connection contains the token', async () => {
  const target = await endpoint();
  await target[Symbol.asyncDispose]();
  const flags = ['--to', target.url, '--secret', SECRET];
  const { stdout, stderr } = await hookbookMock(['send', PROVIDER.slug, event, ...flags], { catalogue });
  expect(stderr + stdout).toContain(`nothing is listening at ${target.url}.`);
  expect(SECRETS.filter((secret) => (stdout + stderr).includes(secret))).toEqual([]);
});
