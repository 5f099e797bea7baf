import { waitFor } from '@hookbook/testkit/waitFor';
import { describe, expect, test, vi } from 'vitest';
import { type Context, memoryReceipts } from '../src/index.ts';
import { DYNAMIC, deliver, requestOf } from './providers.ts';
import { type Options, setUp } from './setUpReceiver.ts';

test('a delivery reaches the handler of its event, which gets the event and its context', async () => {
  const { receiver, receipts, handled } = setUp();
  const delivery = deliver('user.created');
  const response = await receiver.fetch(requestOf(delivery));
  expect([response.status, await response.text()]).toEqual([204, '']);
  expect(receipts).toEqual([{ status: 204, headers: {}, outcome: 'handled' }]);
  const payload = JSON.parse(delivery.body);
  expect(handled).toEqual([{ event: payload, context: expect.anything() }]);
  expect(handled[0]?.context).toMatchObject({
    type: 'user.created',
    id: payload.messageId,
    idFrom: 'idempotency-key',
    redelivered: false,
    occurredAt: new Date(payload.timestamp),
    secretIndex: 0,
    rawBody: new Uint8Array(Buffer.from(delivery.body)),
    drift: [],
  });
});

describe('a request that is no delivery', () => {
  const delivery = deliver('user.created');
  test.each([
    ['another method', { method: 'PUT' }, 405, 'method'],
    ['another content type', { headers: { ...delivery.headers, 'content-type': 'text/html' } }, 415, 'content-type'],
    ['no signature', { headers: { 'content-type': 'application/json' } }, 401, 'no-signature'],
    ['another body', { body: `${delivery.body} ` }, 401, 'no-match'],
    ['a large body', { body: ' '.repeat(2_000_000) }, 413, 'too-large'],
  ])('is refused: %s', async (_, changes, status, code) => {
    const { receiver, receipts, handled } = setUp();
    const response = await receiver.fetch(requestOf({ ...delivery, ...changes } as typeof delivery));
    expect([response.status, await response.text()]).toEqual([status, '']);
    expect(receipts).toMatchObject([{ outcome: 'refused', problem: { code } }]);
    expect(handled).toEqual([]);
  });

  test('a forged body is never parsed', async () => {
    const parse = vi.fn(DYNAMIC.parse);
    const { receiver } = setUp({}, { ...DYNAMIC, parse });
    await receiver.fetch(requestOf({ ...delivery, body: `${delivery.body} ` }));
    expect(parse).not.toHaveBeenCalled();
  });

  test('a body that somebody has read is reported with the mistake', async () => {
    const { receiver, errors } = setUp();
    const request = requestOf(delivery);
    await request.json();
    expect((await receiver.fetch(request)).status).toBe(500);
    expect(String(errors[0])).toMatch(/read before.*raw bytes/);
  });
});

test('onDrift gets what the contract does not name', async () => {
  const found: unknown[] = [];
  const { receiver } = setUp({ onDrift: (drift, { method }) => found.push([drift, method]) });
  await receiver.fetch(requestOf(deliver('user.created', { set: { '/news': 1 } })));
  expect(found).toEqual([[expect.objectContaining({ pointer: '/news' }), 'POST']]);
});

test('a signed payload that is invalid is refused with its issues', async () => {
  const { receiver, receipts } = setUp();
  const delivery = deliver('user.created', { set: { '/timestamp': 7 } });
  expect((await receiver.fetch(requestOf(delivery))).status).toBe(400);
  expect(receipts).toMatchObject([{ outcome: 'invalid', issues: [{ pointer: '/timestamp' }] }]);
});

test('a number whose last digits are lost is no id', async () => {
  const { receiver, handled } = setUp({}, { ...DYNAMIC, idempotencyKey: () => 2 ** 53, eventId: () => 7 });
  await receiver.fetch(requestOf(deliver('user.created')));
  expect(handled[0]?.context).toMatchObject({ id: '7', idFrom: 'event-id' });
});

describe('an event that is delivered again', () => {
  test('is handled once', async () => {
    const { receiver, receipts, handled } = setUp();
    const delivery = deliver('user.created');
    for (let attempt = 0; attempt < 3; attempt += 1) await receiver.fetch(requestOf(delivery));
    expect(handled).toHaveLength(1);
    expect(receipts.map(({ status, outcome }) => `${status} ${outcome}`)).toEqual([
      '204 handled',
      '204 duplicate',
      '204 duplicate',
    ]);
  });

  test('is handled again if the handler threw', async () => {
    let calls = 0;
    const { receiver, receipts, errors } = setUp({
      on: {
        otherwise: () => {
          calls += 1;
          if (calls === 1) throw new Error('The database is away.');
        },
      },
    });
    const delivery = deliver('user.created');
    for (let attempt = 0; attempt < 3; attempt += 1) await receiver.fetch(requestOf(delivery));
    expect(receipts.map(({ outcome }) => outcome)).toEqual(['failed', 'handled', 'duplicate']);
    expect(receipts[0]).toMatchObject({ status: 500, problem: { code: 'handler' } });
    expect(errors).toEqual([new Error('The database is away.')]);
  });

  test('meanwhile has to wait', async () => {
    const gate = Promise.withResolvers<void>();
    const { receiver, receipts } = setUp({ on: { otherwise: () => gate.promise } });
    const delivery = deliver('user.created');
    const first = receiver.fetch(requestOf(delivery));
    const second = await receiver.fetch(requestOf(delivery));
    expect([second.status, second.headers.get('retry-after')]).toEqual([503, '1']);
    gate.resolve();
    expect((await first).status).toBe(204);
    expect(receipts.map(({ outcome }) => outcome)).toEqual(['running', 'handled']);
  });

  test('is recognised by the hash of its body if nothing else tells it', async () => {
    const { idempotencyKey: _, eventId: __, ...anonymous } = DYNAMIC;
    const { receiver, receipts, handled } = setUp({}, anonymous);
    const delivery = deliver('user.created');
    for (let attempt = 0; attempt < 2; attempt += 1) await receiver.fetch(requestOf(delivery));
    await receiver.fetch(requestOf(deliver('user.created')));
    expect(handled.map(({ context }) => context.idFrom)).toEqual(['body-hash', 'body-hash']);
    expect(receipts.map(({ outcome }) => outcome)).toEqual(['handled', 'duplicate', 'handled']);
  });
});

describe('events that arrive in another order than they happened', () => {
  const ORDERED: typeof DYNAMIC = { ...DYNAMIC, resource: (event) => event.data.firstName };
  const at = (time: string) => deliver('user.created', { set: { '/timestamp': time, '/data/firstName': 'Ada' } });

  test.each([
    ['run', ['handled', 'handled', 'handled'], [false, true, false]],
    ['skip', ['handled', 'stale', 'handled'], [false, false]],
  ] as const)('are stale: %s', async (onStale, outcomes, stale) => {
    const { receiver, receipts, handled } = setUp({ onStale }, ORDERED);
    for (const hour of [2, 1, 3]) await receiver.fetch(requestOf(at(`2026-01-01T0${hour}:00:00.000Z`)));
    expect(receipts.map(({ outcome }) => outcome)).toEqual(outcomes);
    expect(handled.map(({ context }) => context.stale)).toEqual(stale);
  });

  test('unless the later one failed', async () => {
    let fails = true;
    const stale: boolean[] = [];
    const otherwise = (_: unknown, context: Context) => {
      if (fails) throw new Error('not now');
      stale.push(context.stale);
    };
    const { receiver } = setUp({ on: { otherwise }, onStale: 'skip' }, ORDERED);
    await receiver.fetch(requestOf(at('2026-01-01T02:00:00.000Z')));
    fails = false;
    await receiver.fetch(requestOf(at('2026-01-01T01:00:00.000Z')));
    expect(stale).toEqual([false]);
  });
});

test.each(['x'.repeat(5000), 'a\0b', '\ud800'])(
  'an id that a store may not take is replaced by its hash',
  async (id) => {
    const { receiver, receipts, handled } = setUp({}, { ...DYNAMIC, idempotencyKey: () => id });
    const delivery = deliver('user.created');
    for (let attempt = 0; attempt < 2; attempt += 1) await receiver.fetch(requestOf(delivery));
    expect(receipts.map(({ outcome }) => outcome)).toEqual(['handled', 'duplicate']);
    expect(handled[0]?.context).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f]{64}$/),
      idFrom: 'idempotency-key',
    });
  },
);

describe('handlers that take too long', () => {
  const slow = () => {
    const gate = Promise.withResolvers<void>();
    return { gate, options: { deadline: 5, on: { otherwise: () => gate.promise } } };
  };

  test('go on, and the next attempt gets their result', async () => {
    const { gate, options } = slow();
    const { receiver, receipts } = setUp(options);
    const delivery = deliver('user.created');
    await receiver.fetch(requestOf(delivery));
    await receiver.fetch(requestOf(delivery));
    gate.resolve();
    await receiver.fetch(requestOf(delivery));
    expect(receipts).toMatchObject([
      { status: 503, outcome: 'failed', problem: { code: 'deadline' } },
      { status: 503, outcome: 'running' },
      { status: 204, outcome: 'duplicate' },
    ]);
  });

  test('count as delivered if the provider makes one attempt', async () => {
    const { gate, options } = slow();
    const { receiver, receipts } = setUp(options, { ...DYNAMIC, retriesFor: 0 });
    await receiver.fetch(requestOf(deliver('user.created')));
    expect(receipts).toMatchObject([{ status: 202, outcome: 'accepted' }]);
    gate.resolve();
  });

  test('are aborted when their claim ends, and another request may handle the event', async () => {
    const signals: AbortSignal[] = [];
    const gate = Promise.withResolvers<void>();
    const { receiver, receipts } = setUp({
      deadline: 5,
      lease: 20,
      on: {
        otherwise: async (_, { signal }) => {
          signals.push(signal);
          if (signals.length === 1) await gate.promise;
        },
      },
    });
    const delivery = deliver('user.created');
    await receiver.fetch(requestOf(delivery));
    await waitFor(() => expect(signals[0]?.aborted).toBe(true));
    await receiver.fetch(requestOf(delivery));
    gate.resolve();
    expect(receipts.map(({ outcome }) => outcome)).toEqual(['failed', 'handled']);
  });
});

test('with `first`, the response does not wait for the handlers', async () => {
  const gate = Promise.withResolvers<void>();
  const kept: Promise<unknown>[] = [];
  const { receiver, receipts } = setUp({ answer: 'first', on: { otherwise: () => gate.promise } });
  await receiver.fetch(requestOf(deliver('user.created')), { waitUntil: (promise) => kept.push(promise) });
  expect(receipts).toMatchObject([{ status: 204, outcome: 'accepted' }]);
  gate.resolve();
  expect(await Promise.all(kept)).toEqual(['handled']);
});

test('an event without a handler is not claimed', async () => {
  const { receiver, receipts } = setUp({ on: {} as Options['on'] });
  const delivery = deliver('user.created');
  for (let attempt = 0; attempt < 2; attempt += 1) await receiver.fetch(requestOf(delivery));
  expect(receipts.map(({ outcome }) => outcome)).toEqual(['unhandled', 'unhandled']);
});

test('draining waits for handlers and refuses further requests', async () => {
  const gate = Promise.withResolvers<void>();
  const { receiver } = setUp({ on: { otherwise: () => gate.promise } });
  const first = receiver.fetch(requestOf(deliver('user.created')));
  await new Promise((resolve) => setTimeout(resolve, 20));
  let isDrained = false;
  const drained = receiver.drain().then(() => {
    isDrained = true;
  });
  const second = await receiver.fetch(requestOf(deliver('user.deleted')));
  expect([second.status, isDrained]).toEqual([503, false]);
  gate.resolve();
  expect((await first).status).toBe(204);
  await drained;
});

test('a store that fails is an error of the receiver, so the provider sends the event again', async () => {
  const broken = { ...memoryReceipts(), claim: () => Promise.reject(new Error('The store is away.')) };
  const { receiver, errors } = setUp({ receipts: broken });
  expect((await receiver.fetch(requestOf(deliver('user.created')))).status).toBe(500);
  expect(errors).toEqual([new Error('The store is away.')]);
});

test('a receiver never rejects, also if what it calls throws', async () => {
  const thrower = () => {
    throw new Error('Something is broken.');
  };
  const print = vi.spyOn(console, 'error').mockReturnValue();
  const { receiver } = setUp({ on: { otherwise: thrower }, onError: thrower, onReceipt: thrower });
  expect((await receiver.fetch(requestOf(deliver('user.created')))).status).toBe(500);
  expect(print).toHaveBeenCalledTimes(2);
  print.mockRestore();
});

test('leaves no timer behind', async () => {
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
  const before = timers();
  const { receiver } = setUp();
  await receiver.fetch(requestOf(deliver('user.created')));
  expect(timers()).toBeLessThanOrEqual(before);
});
