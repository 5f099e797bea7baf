import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Handshake } from '../src/event/provider.ts';
import { answerBody, answerQuery } from '../src/handshake/handshake.ts';
import { type Receipt, receiverFor } from '../src/index.ts';
import { FRAMEWORKS } from './frameworks.ts';
import { DYNAMIC, deliver, SECRET } from './providers.ts';

const LIKE_SLACK = answerBody(
  [[(event) => event?.type, 'url_verification']],
  (event) => event?.challenge,
  '{challenge}',
);
const LIKE_ZOOM = answerBody(
  [[(event) => event?.event, 'endpoint.url_validation']],
  (event) => event?.payload?.plainToken,
  { plainToken: '{challenge}', encryptedToken: '{hmac-sha256-hex}' },
);
const LIKE_GRAPH = answerQuery('POST', 'validationToken', '{challenge}');
const LIKE_CRC = answerQuery('GET', 'crc_token', { response_token: 'sha256={hmac-sha256-base64}' });

function setUp(handshake: Handshake) {
  const receipts: Receipt[] = [];
  const handled: unknown[] = [];
  const receiver = receiverFor({ ...DYNAMIC, handshake })({
    secret: [SECRET, 'the secret before'],
    on: { otherwise: (event) => handled.push(event) },
    onReceipt: (receipt) => receipts.push(receipt),
  });
  return { receiver, receipts, handled };
}

function signed(body: string, secret = SECRET): RequestInit {
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  const headers = { 'content-type': 'application/json', 'x-dynamic-signature-256': `sha256=${signature}` };
  return { method: 'POST', headers, body };
}

const URL = 'http://localhost/webhooks';

describe('a challenge in the body', () => {
  test('is answered as text', async () => {
    const { receiver, receipts, handled } = setUp(LIKE_SLACK);
    const response = await receiver.fetch(new Request(URL, signed('{"type":"url_verification","challenge":"abc<b>"}')));
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
      200,
      'text/plain; charset=utf-8',
      'abc<b>',
    ]);
    expect(receipts).toMatchObject([{ outcome: 'handshake' }]);
    expect(handled).toEqual([]);
  });

  test('is answered as JSON, with its HMAC', async () => {
    const { receiver } = setUp(LIKE_ZOOM);
    const body = '{"event":"endpoint.url_validation","payload":{"plainToken":"q\\"x"}}';
    const response = await receiver.fetch(new Request(URL, signed(body)));
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(await response.json()).toEqual({
      plainToken: 'q"x',
      encryptedToken: createHmac('sha256', SECRET).update('q"x').digest('hex'),
    });
  });

  test('is refused without the signature of the provider', async () => {
    const { receiver } = setUp(LIKE_SLACK);
    const init = signed('{"type":"url_verification","challenge":"abc"}', 'another secret');
    const response = await receiver.fetch(new Request(URL, init));
    expect([response.status, await response.text()]).toEqual([401, '']);
  });

  test.each(['{"type":"other","challenge":"abc"}', '{"type":"url_verification"}', '{"type":"url_verification",'])(
    'is not seen in %s',
    async (body) => {
      const { receiver, receipts } = setUp(LIKE_SLACK);
      expect(await (await receiver.fetch(new Request(URL, signed(body)))).text()).toBe('');
      expect(receipts[0]?.outcome).not.toBe('handshake');
    },
  );
});

describe('a challenge in the query', () => {
  test('is answered without a signature', async () => {
    const { receiver } = setUp(LIKE_GRAPH);
    const response = await receiver.fetch(new Request(`${URL}?validationToken=a%20b&x=1`, { method: 'POST' }));
    expect([response.status, await response.text()]).toEqual([200, 'a b']);
  });

  test('is answered to a GET request, with its HMAC', async () => {
    const { receiver } = setUp(LIKE_CRC);
    const response = await receiver.fetch(new Request(`${URL}?crc_token=abc`));
    const hmac = createHmac('sha256', SECRET).update('abc').digest('base64');
    expect(await response.json()).toEqual({ response_token: `sha256=${hmac}` });
  });

  test('is no signature of what could be a delivery', async () => {
    const { receiver } = setUp(LIKE_CRC);
    for (const body of ['{"type":"user.created"}', '[1]', 'a b', 'x\n'])
      expect((await receiver.fetch(new Request(`${URL}?crc_token=${encodeURIComponent(body)}`))).status).toBe(405);
  });

  test('is not recognised with another method or name', async () => {
    const { receiver } = setUp(LIKE_CRC);
    expect((await receiver.fetch(new Request(`${URL}?crc_token=abc`, { method: 'PUT' }))).status).toBe(405);
    expect((await receiver.fetch(new Request(`${URL}?crc=abc`))).status).toBe(405);
  });
});

test('events are handled as ever', async () => {
  for (const handshake of [LIKE_SLACK, LIKE_GRAPH]) {
    const { receiver, handled } = setUp(handshake);
    expect((await receiver.fetch(new Request(URL, deliver('user.created')))).status).toBe(204);
    expect(handled).toHaveLength(1);
  }
});

test.each(Object.entries(FRAMEWORKS))('%s sends the answer', async (_, start) => {
  const { receiver } = setUp(LIKE_ZOOM);
  const { origin, close } = await start(receiver);
  const body = '{"event":"endpoint.url_validation","payload":{"plainToken":"abc"}}';
  const response = await fetch(`${origin}/webhooks`, signed(body));
  expect([response.status, response.headers.get('content-type')]).toEqual([
    200,
    expect.stringMatching(/^application\/json\b/),
  ]);
  expect(await response.json()).toMatchObject({ plainToken: 'abc' });
  await close();
});
