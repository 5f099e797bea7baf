import { DatabaseSync } from 'node:sqlite';
import { waitFor } from '@hookbook/testkit/waitFor';
import type { DynamicEventMap, UnknownEvent } from '@hookbook/types/dynamic';
import { PRESETS, type Signature, schemeOf } from '@hookbook/webhook';
import { sign } from '@hookbook/webhook/sign';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createInbox } from '../src/inbox/createInbox.ts';
import type { Inbox } from '../src/inbox/inbox.ts';
import { memoryInbox } from '../src/inbox/memory.ts';
import { sqliteInbox } from '../src/inbox/sqlite.ts';
import { startWorker, type WorkerOptions } from '../src/inbox/worker.ts';
import { type Context, type Receipt, type ReceiverOptions, receiverFor } from '../src/index.ts';
import { DYNAMIC, deliver, requestOf, SECRET } from './providers.ts';

type Options = Partial<ReceiverOptions<DynamicEventMap, UnknownEvent>>;

function setUp(inbox: Inbox, options: Options = {}, provider = DYNAMIC) {
  const receipts: Receipt[] = [];
  const errors: unknown[] = [];
  const receiver = receiverFor(provider)({
    secret: SECRET,
    on: { otherwise: () => {} },
    inbox,
    onReceipt: (receipt) => receipts.push(receipt),
    onError: (error) => errors.push(error),
    ...options,
  });
  const start = (workerOptions: WorkerOptions = {}) => {
    const worker = startWorker(receiver, { interval: 5, onError: (error) => errors.push(error), ...workerOptions });
    onTestFinished(worker.stop);
    return worker;
  };
  const outcomes = () => receipts.map(({ status, outcome }) => `${status} ${outcome}`);
  return { receiver, start, outcomes, errors, receipts };
}

test('an event is stored before the response, and handled by a worker', async () => {
  const handled: [unknown, Context][] = [];
  const inbox = memoryInbox();
  const { receiver, start, outcomes } = setUp(inbox, {
    on: { otherwise: (event, context) => void handled.push([event, context]) },
  });
  const delivery = deliver('user.created');
  for (let attempt = 0; attempt < 2; attempt += 1) await receiver.fetch(requestOf(delivery));
  expect([outcomes(), handled]).toEqual([['204 stored', '204 duplicate'], []]);
  start();
  await waitFor(() => expect(handled).toHaveLength(1));
  const payload = JSON.parse(delivery.body);
  const [event, context] = handled[0] ?? [];
  expect(event).toEqual(payload);
  expect(context).toMatchObject({
    ...{ type: 'user.created', id: payload.messageId, idFrom: 'idempotency-key', attempt: 1, stale: false },
    ...{ secretIndex: 0, drift: [], transaction: undefined, occurredAt: new Date(payload.timestamp) },
    rawBody: new Uint8Array(Buffer.from(delivery.body)),
    headers: { 'content-type': 'application/json' },
  });
  expect(Object.keys(context?.headers ?? {})).not.toContain('x-dynamic-signature-256');
  await waitFor(async () => expect(await inbox.list({ state: 'done' })).toHaveLength(1));
  await receiver.fetch(requestOf(delivery));
  expect(outcomes().at(-1)).toBe('204 duplicate');
});

test('none of the signatures of a request is stored', async () => {
  const { headers: _, ...main } = { ...PRESETS.github, header: 'x-dynamic-signature-256' } as Signature;
  const signature: Signature = { ...main, also: [{ ...main, algorithm: 'hmac-sha1', header: 'x-sha1' }] };
  const inbox = memoryInbox();
  const stored: string[] = [];
  const otherwise = (_event: unknown, context: Context) => void stored.push(...Object.keys(context.headers));
  const { receiver, start } = setUp(inbox, { on: { otherwise } }, { ...DYNAMIC, scheme: schemeOf(signature) });
  const { body } = deliver('user.created');
  const signed = sign(signature, [SECRET], { headers: {}, body: Buffer.from(body) }).headers;
  const headers = { 'content-type': 'application/json', 'x-other': '1', ...signed };
  await receiver.fetch(requestOf({ method: 'POST', headers, body }));
  start();
  await waitFor(() => expect(stored.sort()).toEqual(['content-type', 'x-other']));
});

test('an event whose handler fails is tried again, and is dead in the end', async () => {
  const attempts: number[] = [];
  const inbox = memoryInbox();
  const { receiver, start, errors } = setUp(inbox, {
    on: {
      otherwise: (_, { attempt }) => {
        attempts.push(attempt);
        throw new Error('The database is away.');
      },
    },
  });
  start({ maxAttempts: 3, backoff: () => 1 });
  await receiver.fetch(requestOf(deliver('user.created')));
  await waitFor(async () => expect(await inbox.list({ state: 'dead' })).toHaveLength(1));
  expect(await inbox.list({ state: 'dead' })).toMatchObject([{ attempts: 3, error: 'Error: The database is away.' }]);
  expect(attempts).toEqual([1, 2, 3]);
  expect(errors).toHaveLength(3);
  expect(await inbox.replay()).toBe(1);
  await waitFor(() => expect(attempts).toHaveLength(6));
});

test('an event that a handler finds invalid is dead at once, whichever copy of the validators it uses', async () => {
  // A program can load the validators as ES modules and as CommonJS, which have a class of this name each.
  class WebhookValidationError extends Error {
    override readonly name = 'WebhookValidationError';
  }
  const inbox = memoryInbox();
  const { receiver, start } = setUp(inbox, {
    on: {
      otherwise: () => {
        throw new WebhookValidationError('invalid webhook payload');
      },
    },
  });
  start({ backoff: () => 1 });
  await receiver.fetch(requestOf(deliver('user.created')));
  await waitFor(async () => expect(await inbox.list({ state: 'dead' })).toMatchObject([{ attempts: 1 }]));
});

test('in SQLite, what a handler writes is committed with its event', async () => {
  const database = new DatabaseSync(':memory:');
  database.exec('CREATE TABLE effects (type TEXT)');
  let calls = 0;
  const inbox = sqliteInbox(database);
  const { receiver, start } = setUp(inbox, {
    on: {
      otherwise: async ({ eventName }, { transaction }) => {
        calls += 1;
        (transaction as DatabaseSync).prepare('INSERT INTO effects VALUES (?)').run(eventName ?? '');
        await new Promise((resolve) => setTimeout(resolve, 5));
        if (calls === 1) throw new Error('The handler fails after its effect.');
      },
    },
  });
  start({ backoff: () => 1 });
  for (const type of ['user.created', 'user.deleted']) await receiver.fetch(requestOf(deliver(type)));
  await waitFor(async () => expect(await inbox.list({ state: 'done' })).toHaveLength(2));
  expect(calls).toBe(3);
  const types = database.prepare('SELECT type FROM effects ORDER BY type').all();
  expect(types.map(({ type }) => type)).toEqual(['user.created', 'user.deleted']);
});

test('deliveries that arrive together are stored together', async () => {
  const store = memoryInbox();
  const append = vi.fn(store.append);
  const { receiver, outcomes } = setUp(createInbox({ ...store, append }));
  await Promise.all(Array.from({ length: 50 }, () => receiver.fetch(requestOf(deliver('user.created')))));
  expect(outcomes()).toEqual(Array(50).fill('204 stored'));
  expect(append.mock.calls.length).toBeLessThan(10);
});

test('a store that fails is an error, so the provider sends the event again', async () => {
  const store = memoryInbox();
  const append = () => Promise.reject(new Error('The store is away.'));
  const { receiver, outcomes, errors } = setUp(createInbox({ ...store, append }));
  await receiver.fetch(requestOf(deliver('user.created')));
  expect([outcomes(), errors]).toEqual([['500 failed'], [new Error('The store is away.')]]);
});

test('events about one thing are handled in their order, others at the same time', async () => {
  const order: string[] = [];
  const running = new Set<string>();
  let atOnce = 0;
  const { receiver, start } = setUp(
    memoryInbox(),
    {
      on: {
        otherwise: async (_, { id }) => {
          running.add(id);
          atOnce = Math.max(atOnce, running.size);
          await new Promise((resolve) => setTimeout(resolve, 5));
          running.delete(id);
          order.push(id);
        },
      },
    },
    { ...DYNAMIC, idempotencyKey: (event) => event.data.firstName, resource: (event) => event.data.lastName },
  );
  const send = (id: string, thing: string) =>
    receiver.fetch(requestOf(deliver('user.created', { set: { '/data/firstName': id, '/data/lastName': thing } })));
  await send('a1', 'a');
  for (const id of ['a2', 'a3', 'a4']) await send(id, 'a');
  await send('b1', 'b');
  start();
  await waitFor(() => expect(order).toHaveLength(5));
  expect(order.filter((id) => id.startsWith('a'))).toEqual(['a1', 'a2', 'a3', 'a4']);
  expect(atOnce).toBe(2);
});

test('a worker that stops finishes what it has begun, and takes nothing more', async () => {
  const gate = Promise.withResolvers<void>();
  const started: string[] = [];
  const inbox = memoryInbox();
  const { receiver, start } = setUp(inbox, {
    on: {
      otherwise: (_, { id }) => {
        started.push(id);
        return gate.promise;
      },
    },
  });
  const worker = start({ concurrency: 1 });
  for (let index = 0; index < 2; index += 1) await receiver.fetch(requestOf(deliver('user.created')));
  await waitFor(() => expect(started).toHaveLength(1));
  let isStopped = false;
  const stopped = worker.stop().then(() => {
    isStopped = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(isStopped).toBe(false);
  gate.resolve();
  await stopped;
  expect(started).toHaveLength(1);
  expect(await inbox.list({ state: 'done' })).toHaveLength(1);
  expect(await inbox.list({ state: 'pending' })).toHaveLength(1);
});

test('an inbox does the work of receipts, and a worker needs one', () => {
  expect(() => setUp(memoryInbox(), { answer: 'first' })).toThrow(/Pass either `inbox`/);
  const receiver = receiverFor(DYNAMIC)({ secret: SECRET, on: { otherwise: () => {} } });
  expect(() => startWorker(receiver)).toThrow(/Pass a receiver with an `inbox`/);
});

test('an invalid delivery is parked, and handled when the contract allows it', async () => {
  const inbox = memoryInbox();
  const strict = setUp(inbox, { onInvalid: 'park' }, { ...DYNAMIC, parse: () => INVALID });
  const delivery = deliver('user.created');
  for (let attempt = 0; attempt < 2; attempt += 1) await strict.receiver.fetch(requestOf(delivery));
  expect(strict.outcomes()).toEqual(['204 parked', '204 duplicate']);
  expect(strict.receipts[0]).toMatchObject({ issues: [{ pointer: '/timestamp' }] });
  const worker = strict.start();
  await waitFor(async () =>
    expect(await inbox.list({ state: 'dead' })).toMatchObject([
      { attempts: 1, error: expect.stringContaining('WebhookValidationError') },
    ]),
  );
  await worker.stop();
  const handled: [unknown, Context][] = [];
  const updated = setUp(inbox, {
    on: { otherwise: (event, context) => void handled.push([event, context]) },
  });
  expect(await inbox.replay()).toBe(1);
  updated.start();
  await waitFor(() => expect(handled).toHaveLength(1));
  expect(handled[0]).toMatchObject([JSON.parse(delivery.body), { type: 'user.created', idFrom: 'body-hash' }]);
});

test('all events of a parked batch are handled', async () => {
  const inbox = memoryInbox();
  const provider = { ...DYNAMIC, parse: () => INVALID };
  await setUp(inbox, { onInvalid: 'park' }, provider).receiver.fetch(requestOf(deliver('user.created')));
  const { parse } = DYNAMIC;
  const batch = { ...DYNAMIC, parse: batchOf(parse) };
  const types: string[] = [];
  setUp(inbox, { on: { otherwise: (_, { type }) => void types.push(type) } }, batch).start();
  await waitFor(() => expect(types).toEqual(['user.created', 'user.created']));
});

test('invalid deliveries are parked in an inbox', () => {
  expect(() => receiverFor(DYNAMIC)({ secret: SECRET, on: { otherwise: () => {} }, onInvalid: 'park' })).toThrow(
    'Pass an `inbox`',
  );
});

const INVALID: ReturnType<typeof DYNAMIC.parse> = {
  ok: false,
  issues: [{ code: 'type', pointer: '/timestamp', message: 'expected string, received number 7' } as never],
};

/** Finds the event of a body twice. */
function batchOf(parse: typeof DYNAMIC.parse): typeof DYNAMIC.parse {
  return (body, options) => {
    const parsed = parse(body, options);
    if (!parsed.ok || 'events' in parsed) return parsed;
    return { ok: true, events: [parsed, parsed] } as never;
  };
}
