import { startReceiver } from '@hookbook/testkit/receiver';
import { PRESETS } from '@hookbook/webhook';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMockServer, type MockServer } from '../src/index.ts';
import { ROUTES } from '../src/server/routes.ts';
import { MUTE } from './testProviders.ts';

interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
  readonly components: object;
}

interface DescribedOperation {
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: object }>> };
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: object }>> }>
  >;
}

let server: MockServer;
let origin: string;
let document: Described;

beforeAll(async () => {
  server = createMockServer();
  origin = await server.listen();
  document = JSON.parse(await (await fetch(`${origin}/openapi.json`)).text());
});
afterAll(() => server.close());

function validates(schema: object, value: unknown): unknown {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
  const validate = ajv.compile({ ...schema, components: document.components });
  return validate(value) ? [] : validate.errors;
}

async function requested(method: string, path: string, url: string, body?: object) {
  const described = document.paths[path]?.[method.toLowerCase()];
  const response = await fetch(`${origin}${url}`, {
    method,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const found = described?.responses[String(response.status)] ?? described?.responses.default;
  const schema = found?.content?.['application/json']?.schema;
  const data = JSON.parse(await response.text());
  expect(schema && validates(schema, data), `${method} ${url} ${response.status}`).toEqual([]);
  const bodySchema = described?.requestBody?.content['application/json']?.schema;
  return { status: response.status, isBodyDescribed: body && bodySchema && validates(bodySchema, body) };
}

test('every route is described, with its results', () => {
  const described = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { responses }]) => [
      `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`,
      Object.keys(responses).length > 1,
    ]),
  );
  expect(described.sort()).toEqual(ROUTES.map(({ method, path }) => [`${method} ${path}`, true]).sort());
});

describe('the responses are as they are described', () => {
  test('of everything', async () => {
    await using receiver = await startReceiver();
    const send = { provider: 'platform', event: 'user.created', url: receiver.url, retry: 'standard', seed: 'a' };
    expect(await requested('POST', '/send', '/send', send)).toEqual({ status: 200, isBodyDescribed: [] });
    const play = { provider: 'platform', steps: ['user.created', { event: 'user.*' }], url: receiver.url };
    expect(await requested('POST', '/play', '/play', play)).toEqual({ status: 202, isBodyDescribed: [] });
    const redeliver = { retry: false };
    const path = '/deliveries/{number}/redeliver';
    expect(await requested('POST', path, '/deliveries/1/redeliver', redeliver)).toMatchObject({ isBodyDescribed: [] });
    await requested('GET', '/deliveries', '/deliveries?limit=1');
    await requested('GET', '/deliveries', '/deliveries?summary=true');
    await requested('GET', '/deliveries/{number}/as/{format}', '/deliveries/1/as/test');
    await requested('GET', '/faults', '/faults');
    await requested('GET', '/endpoints', '/endpoints');
    const endpoint = { provider: 'platform', url: receiver.url };
    expect(await requested('POST', '/endpoints/enable', '/endpoints/enable', endpoint)).toEqual({
      ...{ status: 200, isBodyDescribed: [] },
    });
    const several = { from: 1, to: 2, delivered: true };
    expect(await requested('POST', '/redeliver', '/redeliver', several)).toEqual({ status: 202, isBodyDescribed: [] });
    await requested('GET', '/deliveries/{number}', '/deliveries/1');
    await requested('DELETE', '/deliveries/{number}', '/deliveries/1');
    await requested('GET', '/events', '/events');
    await requested('GET', '/eventTypes', '/eventTypes?provider=platform');
    await requested('GET', '/events/{provider}/{event}', '/events/platform/user.created');
    await requested('GET', '/openapi.json', '/openapi.json');
  });

  test('of errors', async () => {
    expect((await requested('GET', '/deliveries/{number}', '/deliveries/99')).status).toBe(404);
    const wrong = { provider: 'platform', event: 'user.created', url: 7 };
    const { status, isBodyDescribed } = await requested('POST', '/send', '/send', wrong);
    expect([status, isBodyDescribed]).toEqual([400, expect.arrayContaining([expect.anything()])]);
    await requested('POST', '/send', '/send', { provider: 'platform', event: 'nope', url: 'http://localhost/' });
  });
});

test('a token is in no list', async () => {
  const signature = { ...PRESETS.gitlab, scheme: 'gitlab', origin: 'vendor' } as const;
  const catalogue = [{ ...MUTE, webhook: { ...MUTE.webhook, signature } }];
  await using receiver = await startReceiver();
  await using other = createMockServer({ catalogue, secret: 'a secret token' });
  await other.provider('mute', { url: receiver.url }).send('thing.done');
  expect(receiver.received[0]?.headers['x-gitlab-token']).toBe('a secret token');
  const list = await (await fetch(`${await other.listen()}/deliveries`)).text();
  expect(list).not.toContain('a secret token');
});
