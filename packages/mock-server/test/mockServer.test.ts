import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { onlyRequest, startReceiver } from '@hookbook/testkit/receiver';
import { verifyStandardWebhook } from '@hookbook/testkit/verifyStandardWebhook';
import { waitFor } from '@hookbook/testkit/waitFor';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { catalogue, createMockServer, DEFAULT_SECRET, type MockServer, type Secrets } from '../src/index.ts';
import { ACME, KEY, LISTS, TEST_PROVIDERS, WHSEC } from './testProviders.ts';
import { verifyAsDescribed } from './verify.ts';

let server: MockServer;
let origin: string;

beforeAll(async () => {
  server = createMockServer({ catalogue: TEST_PROVIDERS, secret: WHSEC, maxDeliveries: 2 });
  origin = await server.listen();
});
afterAll(() => server.close());

async function get(path: string) {
  const response = await fetch(origin + path);
  return { status: response.status, headers: response.headers, data: JSON.parse(await response.text()) };
}

async function post(body: unknown, headers: Readonly<Record<string, string>> = { 'content-type': 'application/json' }) {
  const response = await fetch(`${origin}/send`, {
    method: 'POST',
    headers,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, data: JSON.parse(await response.text()) };
}

test('GET / lists commands with the URL of the server', async () => {
  const response = await fetch(`${origin}/`);
  const text = await response.text();
  expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(text).toContain(`curl -s ${origin}/events/acme%20post/parcel.lost\n`);
  expect(text).toContain('Sends 4 events of 3 providers');
  expect(text).not.toContain(WHSEC);
});

test('GET / uses the test event of a provider that has one', async () => {
  const catalogue = TEST_PROVIDERS.map((provider) => ({
    ...provider,
    webhook: { ...provider.webhook, ping: 'parcel.found' },
  }));
  const other = createMockServer({ catalogue });
  const response = await fetch(await other.listen());
  expect(await response.text()).toContain('/events/acme%20post/parcel.found\n');
  await other.close();
});

test('GET /events lists every event', async () => {
  const { data } = await get('/events');
  expect(data.providers).toHaveLength(3);
  expect(data.providers[0]).toMatchObject({
    provider: 'acme post',
    signature: { scheme: 'hmac-sha256', header: 'x-acme-seal', origin: 'vendor' },
    events: [
      {
        event: 'parcel.lost',
        deprecated: true,
        examples: [{ example: 'plain', origin: 'vendor' }, { example: 'short' }],
      },
      { event: 'parcel.found' },
    ],
  });
  expect(data.providers[1].signature).toBe(null);
});

describe('GET /eventTypes', () => {
  test('lists the types of all providers by name', async () => {
    const { data } = await get('/eventTypes');
    expect(data).toHaveLength(4);
    expect(data[0]).toEqual({ name: 'parcel.lost', description: expect.stringMatching(/./), provider: 'acme post' });
  });

  test('lists those of one provider', async () => {
    const { data } = await get('/eventTypes?provider=acme%20post');
    expect(data.map(({ name }: { readonly name: string }) => name)).toEqual(['parcel.lost', 'parcel.found']);
  });

  test('suggests a provider for one that is unknown', async () => {
    const { status, data } = await get('/eventTypes?provider=acme%20pst');
    expect([status, data.error.message + data.error.fix]).toEqual([404, expect.stringContaining('acme post')]);
  });
});

describe('GET /events/:provider/:event', () => {
  test('returns a signed delivery', async () => {
    const { data } = await get('/events/acme%20post/parcel.lost');
    const { headers, body } = data.delivery.request;
    const received = { method: 'POST', path: '/', headers, body: Buffer.from(body) };
    expect(verifyAsDescribed(received, TEST_PROVIDERS[0]?.webhook.signature, WHSEC)).toBe(true);
    expect(data).toMatchObject({
      event: 'parcel.lost',
      title: 'Parcel lost',
      curl: expect.stringMatching(/^curl -i -X POST /),
    });
  });

  test('has the JSON Schema of every event, if there are validators', async () => {
    expect((await get('/events/acme-post/parcel.lost')).data.schema).toBe(null);
    const real = createMockServer();
    const realOrigin = await real.listen();
    onTestFinished(() => real.close());
    for (const { name, events } of catalogue)
      for (const { type, slug, examples } of events) {
        const response = await fetch(`${realOrigin}/events/${name}/${slug}`);
        const { schema } = (await response.json()) as { readonly schema: object };
        expect(schema, type).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema' });
        const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
        for (const { payload } of examples) expect([type, validate(payload)]).toEqual([type, true]);
      }
  });

  test('has the payload of each example, and sends the one that is named', async () => {
    const { data } = await get('/events/acme-post/parcel.lost');
    expect(data.examples).toEqual([
      {
        ...{ example: 'plain', name: 'Plain', summary: '', origin: 'vendor' },
        payload: ACME.events[0]?.examples[0]?.payload,
        headers: ACME.events[0]?.examples[0]?.headers,
      },
      { example: 'short', name: 'Short', summary: '', origin: 'hookbook', payload: { meta: { verb: 'lost' } } },
    ]);
    await using receiver = await startReceiver((response) => response.writeHead(202).end());
    const event = { provider: 'acme post', event: 'parcel.lost', url: receiver.url };
    for (const { example, name } of data.examples) {
      expect((await post({ ...event, example, verbatim: true })).status).toBe(200);
      expect((await post({ ...event, example: name, verbatim: true })).status).toBe(200);
    }
    const payloads = receiver.received.map(({ body }) => JSON.parse(body.toString()));
    expect(payloads).toEqual(data.examples.flatMap(({ payload }: { payload: unknown }) => [payload, payload]));
    expect(await post({ ...event, example: 'shor' })).toMatchObject({
      ...{ status: 404, data: { error: { code: 'unknown-example', where: 'example', suggestions: ['short'] } } },
    });
  });

  test('reads the example from the query', async () => {
    const { data } = await get('/events/acme-post/parcel.lost?example=short');
    expect(JSON.parse(data.delivery.request.body).parcel).toBe(undefined);
  });

  test.each([
    ['/events/acme-pots/parcel.lost', 'unknown-provider', ['acme post']],
    ['/events/acme-post/parcel.lots', 'unknown-event', ['parcel.lost']],
    ['/events/acme-post/parcel.lost?example=shor', 'unknown-example', ['short']],
    ['/events/acme-post/%E0%A4%A', 'unknown-event', []],
  ])('%s is 404 with suggestions', async (path, code, suggestions) => {
    const { status, data } = await get(path);
    expect({ status, ...data.error }).toMatchObject({
      status: 404,
      code,
      suggestions,
      where: expect.any(String),
      fix: expect.any(String),
    });
  });
});

describe('POST /send', () => {
  test('sends the event and returns the attempts', async () => {
    await using receiver = await startReceiver((response) => response.writeHead(202).end('ok'));
    const { status, data } = await post({
      provider: 'acme post',
      event: 'parcel.lost',
      url: receiver.url,
      secret: KEY,
    });
    expect({ status, ...data }).toMatchObject({
      status: 200,
      delivered: true,
      url: receiver.url,
      attempts: [{ status: 202, responseBody: 'ok' }],
    });
    expect(verifyAsDescribed(onlyRequest(receiver), TEST_PROVIDERS[0]?.webhook.signature, KEY)).toBe(true);
    expect(onlyRequest(receiver).body.toString()).toBe(data.delivery.request.body);
  });

  test('signs with the secret of the server by default', async () => {
    await using receiver = await startReceiver();
    const { data } = await post({ provider: 'mute', event: 'thing.done', url: receiver.url });
    expect(verifyStandardWebhook(onlyRequest(receiver), WHSEC)).toBe(true);
    expect(data.delivery.signature.origin).toBe('hookbook');
  });

  test('sends several events in one delivery', async () => {
    await using receiver = await startReceiver();
    const other = createMockServer({ catalogue: [LISTS] });
    const body = { provider: 'lists', event: 'LOST', batch: ['FOUND'], url: receiver.url };
    await fetch(`${await other.listen()}/send`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    await other.close();
    expect(JSON.parse(onlyRequest(receiver).body.toString()).items).toEqual([{ code: 'LOST' }, { code: 'FOUND' }]);
  });

  test('sends a payload unchanged', async () => {
    await using receiver = await startReceiver();
    await post({ provider: 'mute', event: 'thing.done', url: receiver.url, payload: { any: [1] } });
    expect(onlyRequest(receiver).body.toString()).toBe('{"any":[1]}');
  });

  test('returns a failed delivery with status 200', async () => {
    await using receiver = await startReceiver((response) => response.writeHead(500).end());
    const { status, data } = await post({ provider: 'mute', event: 'thing.done', url: receiver.url });
    expect({ status, delivered: data.delivered }).toEqual({ status: 200, delivered: false });
  });

  test('leaves out members', async () => {
    await using receiver = await startReceiver();
    const options = { provider: 'mute', event: 'thing.done', url: receiver.url };
    await post({ ...options, set: { '/payload/a': 3 }, unset: ['/payload/z'] });
    expect(JSON.parse(String(onlyRequest(receiver).body)).payload).toEqual({ a: 3 });
    expect((await post({ ...options, unset: ['/payload/y'] })).data.error).toMatchObject({
      ...{ code: 'invalid-pointer', suggestions: expect.arrayContaining(['/payload/z']) },
    });
    expect((await post({ ...options, unset: '/payload/z' })).data.error.where).toBe('body.unset');
  });

  test('supports `set` and `fault`', async () => {
    await using receiver = await startReceiver();
    const options = { provider: 'mute', event: 'thing.done', url: receiver.url };
    const { data } = await post({ ...options, set: { '/payload/z': null }, fault: 'wrong-signature' });
    expect(JSON.parse(onlyRequest(receiver).body.toString()).payload).toEqual({ z: null, a: 2 });
    expect(verifyStandardWebhook(onlyRequest(receiver), WHSEC)).toBe(false);
    expect(data.delivery.signature.note).toContain('wrong-signature');
  });

  test.each([
    ['{"provider":"mute","event":"thing.done","url":"http://localhost/","set":[]}', 'invalid-body', 'body.set'],
    ['{"provider":"mute","event":"thing.done","url":"http://localhost/","set":{"/x/y":1}}', 'invalid-pointer', 'set'],
    ['{"provider":"mute","event":"thing.done","url":"http://localhost/","fault":"x"}', 'unknown-fault', 'fault'],
    ['{"provider":"mute","event":"thing.done","url":"http://localhost/","batch":"x"}', 'invalid-body', 'body.batch'],
    ['{"provider":"mute","event":"thing.done","url":"http://localhost/","batch":["thing.done"]}', 'no-batch', 'batch'],
    ['{"provider":"mute","event":"thing.done","url":"http://localhost/","retry":"yes"}', 'invalid-body', 'body.retry'],
    [
      '{"provider":"mute","event":"thing.done","url":"http://localhost/","timeScale":-1}',
      'invalid-body',
      'body.timeScale',
    ],
    ['[]', 'invalid-body', 'body'],
    ['{"provider":"mute","event":"thing.done"}', 'invalid-body', 'body.url'],
    ['{"provider":1,"event":"thing.done","url":""}', 'invalid-body', 'body.provider'],
    ['{"provider":"mute","event":"thing.done","url":"http://localhost/","secret":[1]}', 'invalid-body', 'body.secret'],
    ['{"provider":"mute","event":"thing.done","url":"nonsense"}', 'invalid-url', 'url'],
    ['{"provider":', 'invalid-json', 'body'],
  ])('%s is 400', async (body, code, where) => {
    const { status, data } = await post(body);
    expect({ status, ...data.error }).toMatchObject({ status: 400, code, where, fix: expect.stringMatching(/./) });
  });

  test('a misspelt member is reported with a suggestion', async () => {
    const { data } = await post({ provider: 'mute', event: 'thing.done', ulr: 'http://localhost/' });
    expect(data.error).toMatchObject({ where: 'body.ulr', suggestions: ['url'] });
  });

  test('a misspelt event is 404 with a suggestion', async () => {
    const { status, data } = await post({ provider: 'mute', event: 'thing.don', url: 'http://localhost/' });
    expect({ status, ...data.error }).toMatchObject({
      status: 404,
      code: 'unknown-event',
      suggestions: ['thing.done'],
    });
  });

  test('a URL on another machine is 403', async () => {
    const { status, data } = await post({ provider: 'mute', event: 'thing.done', url: 'http://10.0.0.1/' });
    expect({ status, code: data.error.code }).toEqual({ status: 403, code: 'host-not-allowed' });
  });

  test('a content type other than JSON is 415', async () => {
    const { status, data } = await post('{}', { 'content-type': 'text/plain' });
    expect({ status, code: data.error.code }).toEqual({ status: 415, code: 'unsupported-media-type' });
  });

  test('a body larger than a mebibyte is 413', async () => {
    const { status, data } = await post({ payload: 'x'.repeat(1024 * 1024) });
    expect({ status, code: data.error.code }).toEqual({ status: 413, code: 'body-too-large' });
  });
});

test('GET /deliveries lists the latest deliveries, newest first and without secrets', async () => {
  await using receiver = await startReceiver();
  for (const id of ['first', 'second', 'third']) {
    await post({ provider: 'mute', event: 'thing.done', url: receiver.url, id, secret: WHSEC });
  }
  const { data } = await get('/deliveries');
  expect(data.deliveries.map(({ delivery }: { delivery: { id: string } }) => delivery.id)).toEqual(['third', 'second']);
  expect(JSON.stringify(data)).not.toContain(WHSEC);
});

test('an unknown path is 404 and lists the routes', async () => {
  const { status, data } = await get('/event');
  expect({ status, ...data.error }).toMatchObject({
    status: 404,
    code: 'unknown-route',
    fix: expect.stringContaining('GET /events'),
  });
});

test('an unsupported method is 405 and lists the supported one', async () => {
  const { status, headers, data } = await get('/send');
  expect([status, headers.get('allow'), data.error.code]).toEqual([405, 'POST', 'method-not-allowed']);
});

test.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', '127.999.999.999'])(
  'rejects a request to the host %j',
  async (host) => {
    const status = await new Promise((resolve, reject) => {
      httpRequest(`${origin}/events`, { headers: { host } }, (response) => resolve(response.resume().statusCode))
        .on('error', reject)
        .end();
    });
    expect(status).toBe(403);
  },
);

test('a port in use is a usage error', async () => {
  const other = createMockServer({ catalogue: TEST_PROVIDERS });
  await expect(other.listen(Number(new URL(origin).port))).rejects.toMatchObject({
    code: 'port-not-free',
    message: expect.stringContaining('in use'),
  });
});

describe('a request that a website may have made a browser send', () => {
  const raw = (headers: Readonly<Record<string, string | string[]>>, method = 'GET') =>
    new Promise<{ status: number | undefined; text: string; headers: unknown }>((resolve, reject) => {
      const request = httpRequest(`${origin}/events`, { method, headers, setHost: headers.host === undefined });
      request.on('error', reject).on('response', async (response) => {
        const chunks: Buffer[] = [];
        for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk);
        resolve({ status: response.statusCode, text: Buffer.concat(chunks).toString(), headers: response.headers });
      });
      request.end();
    });

  test.each([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://localhost:1' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])('is refused: %j', async (headers) => {
    const { status, text } = await raw(headers);
    expect([status, JSON.parse(text).error.code]).toEqual([403, 'origin-not-local']);
  });

  test('is refused with two hosts', async () => {
    const { host } = new URL(origin);
    const socket = connect(Number(new URL(origin).port), '127.0.0.1');
    socket.write(`GET /events HTTP/1.1\r\nhost: ${host}\r\nhost: ${host}\r\nconnection: close\r\n\r\n`);
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 40[03] /);
  });

  test.each([{ 'sec-fetch-site': 'same-origin' }, { 'sec-fetch-site': 'none' }, {}])(
    'is answered if it comes from here: %j',
    async (headers) => {
      const { status, headers: received } = await raw(headers);
      expect([status, received]).toMatchObject([200, { 'cross-origin-resource-policy': 'same-origin' }]);
    },
  );

  test('may come from a page of this server', async () => {
    expect((await raw({ origin })).status).toBe(200);
  });
});

test('a declared size that is too large is not waited for', async () => {
  const socket = connect(Number(new URL(origin).port), '127.0.0.1');
  const head = ['POST /send HTTP/1.1', `host: ${new URL(origin).host}`, 'content-type: application/json'];
  socket.write(`${[...head, 'content-length: 100000000000', 'connection: close'].join('\r\n')}\r\n\r\n`);
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 413 /);
});

describe('the secret of a server', () => {
  const sentWith = async (secret: Secrets, provider: string, event: string) => {
    const other = createMockServer({ catalogue: TEST_PROVIDERS, secret });
    onTestFinished(() => other.close());
    await using receiver = await startReceiver((response) => response.writeHead(202).end());
    const response = await fetch(`${await other.listen()}/send`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ provider, event, url: receiver.url }),
    });
    expect(response.status).toBe(200);
    return onlyRequest(receiver);
  };

  test('may be one for each provider', async () => {
    const secrets = { 'acme-post': KEY, mute: [WHSEC] };
    expect(verifyStandardWebhook(await sentWith(secrets, 'mute', 'thing.done'), WHSEC)).toBe(true);
    const acme = await sentWith(secrets, 'acme post', 'parcel.lost');
    expect(verifyAsDescribed(acme, TEST_PROVIDERS[0]?.webhook.signature, KEY)).toBe(true);
  });

  test('is the test secret for providers that need another form', async () => {
    expect(verifyStandardWebhook(await sentWith(KEY, 'mute', 'thing.done'), DEFAULT_SECRET)).toBe(true);
  });

  test('is named in the help, and not shown', async () => {
    const other = createMockServer({ catalogue: TEST_PROVIDERS, secret: KEY });
    onTestFinished(() => other.close());
    const help = await (await fetch(await other.listen())).text();
    expect(help).toContain(`  acme post, rotating: your secret\n  mute: the public test secret ${DEFAULT_SECRET}\n`);
  });
});

test('POST /send takes bytes as base64', async () => {
  await using receiver = await startReceiver();
  const body = Buffer.from([0x22, 0xff, 0x22]);
  const send = { provider: 'mute', event: 'thing.done', url: receiver.url, bodyBase64: body.toString('base64') };
  const { data } = await post(send);
  expect(data.delivery.request.bodyBase64).toBe(send.bodyBase64);
  expect(onlyRequest(receiver).body).toEqual(body);
  expect(verifyStandardWebhook(onlyRequest(receiver), WHSEC)).toBe(true);
});

describe('POST /play', () => {
  const play = async (body: unknown) => {
    const response = await fetch(`${origin}/play`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: response.status, data: JSON.parse(await response.text()) };
  };

  test('sends all events, and responds after the first', async () => {
    await using receiver = await startReceiver((response) => response.writeHead(202).end());
    const { status, data } = await play({
      provider: 'acme post',
      steps: ['parcel.l*', { event: 'parcel.lost', after: 'PT0.01S' }],
      url: receiver.url,
    });
    expect([status, data]).toMatchObject([202, { events: ['parcel.lost', 'parcel.lost'], first: { delivered: true } }]);
    await waitFor(() => expect(receiver.received).toHaveLength(2));
  });

  test.each([
    [{ provider: 'acme post', url: 'http://localhost/' }, 'body.steps'],
    [{ provider: 'acme post', steps: [], url: 'http://localhost/' }, 'body.steps'],
    [{ provider: 'acme post', steps: ['parcel.lost'], url: 'http://localhost/', example: 'x' }, 'body.example'],
    [{ provider: 'acme post', steps: ['nope'], url: 'http://localhost/' }, 'event'],
  ])('refuses %j', async (body, where) => {
    expect((await play(body)).data.error.where).toBe(where);
  });
});
