import { waitFor } from '@hookbook/testkit/waitFor';
import { PRESETS, schemeOf } from '@hookbook/webhook';
import { sign } from '@hookbook/webhook/sign';
import { describe, expect, test, vi } from 'vitest';
import { memoryReceipts, noReceipts, receiverFor } from '../src/index.ts';
import { DYNAMIC, deliver, requestOf, SECRET } from './providers.ts';
import { type Options, setUp } from './setUpReceiver.ts';

test('during a rotation, the context says which secret matched', async () => {
  const { receiver, handled } = setUp({ secret: ['a new secret for tests', SECRET] });
  await receiver.fetch(requestOf(deliver('user.created')));
  expect(handled[0]?.context.secretIndex).toBe(1);
});

test('a function finds the secret of a request', async () => {
  const secret = vi.fn(async () => SECRET);
  const { receiver } = setUp({ secret });
  const delivery = deliver('user.created');
  expect((await receiver.fetch(requestOf(delivery))).status).toBe(204);
  expect(secret).toHaveBeenCalledWith(expect.objectContaining({ method: 'POST', url: 'http://localhost/webhooks' }));
});

describe('options that would accept anything are refused', () => {
  test.each([
    ['no secret', { secret: undefined }],
    ['an empty secret', { secret: '' }],
    ['a secret, and no signature', { unsigned: true }],
  ])('%s', (_, options) => {
    expect(() => setUp(options as Partial<Options>)).toThrow();
  });

  test('no scheme', () => {
    const { scheme: _, ...unsigned } = DYNAMIC;
    expect(() => setUp({}, unsigned)).toThrow(/does not say how dynamic signs/);
  });

  test('unsigned requests are accepted only if the options say so', async () => {
    const { scheme: _, ...unsigned } = DYNAMIC;
    const { receiver } = setUp({ secret: undefined as never, unsigned: true }, unsigned);
    expect((await receiver.fetch(requestOf(deliver('user.created')))).status).toBe(204);
  });
});

test('behind a proxy, a function knows the URL that is signed', async () => {
  const signature = { ...PRESETS.square, header: 'x-dynamic-signature-256' };
  const provider = { ...DYNAMIC, scheme: schemeOf(signature) };
  const { body } = deliver('user.created');
  const signed = 'https://app.example/webhooks';
  const { headers } = sign(signature, [SECRET], { url: signed, headers: {}, body: Buffer.from(body) });
  const request = () =>
    new Request('http://10.0.0.1/webhooks', {
      ...{ method: 'POST', body },
      headers: { ...headers, 'content-type': 'application/json', 'x-forwarded-host': 'app.example' },
    });
  expect((await setUp({}, provider).receiver.fetch(request())).status).toBe(401);
  const url: Options['url'] = ({ headers: all }) => `https://${(all as Headers).get('x-forwarded-host')}/webhooks`;
  expect((await setUp({ url }, provider).receiver.fetch(request())).status).toBe(204);
});

describe('options that cannot work are refused', () => {
  test.each<[string, object, RegExp]>([
    ['no handlers', { on: undefined }, /Pass `on`/],
    [
      'a handler that is no function',
      { on: { 'user.created': true, otherwise: () => {} } },
      /"user.created" is not a f/,
    ],
    ['a deadline without end', { deadline: Number.POSITIVE_INFINITY }, /`deadline` must be a number from 1/],
    ['a deadline that is no number', { deadline: Number.NaN }, /`deadline`/],
    ['a lease of nothing', { lease: 0 }, /`lease`/],
    ['no limit of bodies', { maxBytes: Number.NaN }, /`maxBytes`/],
    ['a misspelt answer', { answer: 'firts' }, /`answer` must be 'after' or 'first'/],
    ['a tolerance that is no number', { tolerance: Number.NaN }, /tolerance/],
    ['the facts of a scheme', { scheme: PRESETS.github }, /schemeOf\(PRESETS.github\)/],
    ['a secret that is not set', { secret: [undefined, SECRET] }, /must be a string, not undefined/],
    ['a secret that is a number', { secret: 12345678 }, /must be a string, not number/],
  ])('%s', (_, options, message) => {
    expect(() => setUp(options)).toThrow(message);
  });

  test('or are missing', () => {
    expect(() => (receiverFor(DYNAMIC) as () => unknown)()).toThrow('Pass `on`');
  });
});

test('a request for which a function finds no secret is refused, and is no error', async () => {
  for (const secret of [undefined, [], '']) {
    const { receiver, receipts, errors } = setUp({ secret: async () => secret });
    expect((await receiver.fetch(requestOf(deliver('user.created')))).status).toBe(401);
    expect([receipts[0]?.problem?.message, errors]).toEqual(['There is no secret for this request.', []]);
  }
});

test('a body that is not bytes is an error of the developer, which does not show it', async () => {
  for (const body of ['{"personal":"data"}', { personal: 'data' }, null]) {
    const { receiver, errors } = setUp();
    const { method, headers } = deliver('user.created');
    const receipt = await receiver.receive({ method, headers, body: body as never });
    expect(receipt).toMatchObject({ status: 500, problem: { code: 'internal' } });
    expect(String(errors[0])).toMatch(/must be a Uint8Array with the raw bytes, not (string|object|null)\.$/);
  }
});

test('handlers may be methods of a class, which have its fields', async () => {
  class Handlers {
    readonly names: string[] = [];
    'user.created'({ eventName }: { readonly eventName: string }) {
      this.names.push(eventName);
    }
    otherwise() {
      this.names.push('another');
    }
  }
  const on = new Handlers();
  const { receiver, receipts } = setUp({ on });
  for (const type of ['user.created', 'user.deleted']) await receiver.fetch(requestOf(deliver(type)));
  expect([on.names, receipts.map(({ outcome }) => outcome)]).toEqual([
    ['user.created', 'another'],
    ['handled', 'handled'],
  ]);
});

test('what functions for logs throw, now or later, does not change the response', async () => {
  const fail = async () => {
    throw new Error('The log is full.');
  };
  const printed = vi.spyOn(console, 'error').mockImplementation(() => {});
  for (const options of [{ onReceipt: fail }, { onDrift: fail }, { onDrift: () => void JSON.parse('x') }]) {
    const { receiver, errors } = setUp(options);
    const response = await receiver.fetch(requestOf(deliver('user.created', { set: { '/news': 1 } })));
    await waitFor(() => expect(errors).toHaveLength(1));
    expect(response.status).toBe(204);
  }
  const on = { otherwise: fail };
  expect((await setUp({ on, onError: fail }).receiver.fetch(requestOf(deliver('user.created')))).status).toBe(500);
  await waitFor(() => expect(printed).toHaveBeenCalled());
  printed.mockRestore();
});

test('endpoints of one provider that share receipts handle an event each', async () => {
  const receipts = memoryReceipts();
  const delivery = deliver('user.created');
  const outcomes: unknown[] = [];
  for (const endpoint of ['account', 'connect', 'connect']) {
    const { receiver, receipts: found } = setUp({ endpoint, receipts });
    await receiver.fetch(requestOf(delivery));
    outcomes.push(found[0]?.outcome);
  }
  expect(outcomes).toEqual(['handled', 'handled', 'duplicate']);
});

test('without receipts, an equal delivery is handled again', async () => {
  const { receiver, receipts } = setUp({ receipts: noReceipts() });
  const delivery = deliver('user.created');
  for (let attempt = 0; attempt < 2; attempt += 1) await receiver.fetch(requestOf(delivery));
  expect(receipts.map(({ outcome }) => outcome)).toEqual(['handled', 'handled']);
});

test('`waitUntil` is called as a method, as Cloudflare Workers need it', async () => {
  const kept: unknown[] = [];
  const runtime = {
    waitUntil(promise: Promise<unknown>) {
      if (this !== runtime) throw new TypeError('Illegal invocation');
      kept.push(promise);
    },
  };
  const { receiver } = setUp();
  expect((await receiver.fetch(requestOf(deliver('user.created')), runtime)).status).toBe(204);
  expect(kept).toHaveLength(1);
});

test('`fetch` is a route of Next.js, whose second argument has no `waitUntil`', async () => {
  const { receiver } = setUp();
  const POST: (request: Request, context: { readonly params: Promise<object> }) => Promise<Response> = receiver.fetch;
  expect((await POST(requestOf(deliver('user.created')), { params: Promise.resolve({}) })).status).toBe(204);
});
