import type { InboxStore, LeasedEvent, StoredEvent } from './inbox.ts';

/** A test of an inbox: rejects if it does not keep a promise. */
export interface InboxTest {
  readonly name: string;
  readonly run: () => Promise<void>;
}

/**
 * Tests for an inbox of your own, for any test runner: `for (const { name, run } of inboxTests(create)) test(name, run)`.
 * `create` returns an inbox that is empty.
 */
export function inboxTests(create: () => InboxStore | Promise<InboxStore>): readonly InboxTest[] {
  return Object.entries(TESTS).map(([name, run]) => ({ name, run: async () => run(await create()) }));
}

const LONG_MS = 60_000;
const SHORT_MS = 40;

type Run = (inbox: InboxStore) => Promise<void>;

const TESTS: Readonly<Record<string, Run>> = {
  'an event is stored once': async (inbox) => {
    equal(await inbox.append([eventOf('a'), eventOf('b'), eventOf('a')]), [true, true, false], 'new in one call');
    equal(await inbox.append([eventOf('b'), eventOf('c')]), [false, true], 'new in another call');
    equal(keysOf(await inbox.lease(PROVIDER, 10, LONG_MS)), ['a', 'b', 'c'], 'leased');
  },
  'a worker gets the events of its provider only, and forgets no others': async (inbox) => {
    await inbox.append([eventOf('a', 'other'), eventOf('b'), eventOf('c', 'other')]);
    equal(keysOf(await inbox.lease(PROVIDER, 10, LONG_MS)), ['b'], 'leased');
    for (const event of await inbox.lease('other', 10, LONG_MS)) await inbox.handle(event, async () => {});
    await pass();
    equal(await inbox.purge(0, PROVIDER), 0, 'forgotten for a provider without done events');
    equal(await inbox.purge(0, 'other'), 2, 'forgotten for the other one');
  },
  'an event comes back as it was stored': async (inbox) => {
    const event = {
      ...eventOf("'; --ä\u{1f600}"),
      resource: 'thing',
      occurredAt: 1_700_000_000_123,
      body: Uint8Array.from({ length: 256 }, (_, index) => index),
      headers: { 'content-type': 'application/json', 'x-text': 'ä"\\' },
      index: 3,
      secretIndex: 1,
    };
    await inbox.append([event]);
    const [leased] = await inbox.lease(PROVIDER, 1, LONG_MS);
    if (!leased) throw new Error('A stored event is not leased.');
    const { token: _, ...rest } = leased;
    equal({ ...rest, body: [...rest.body] }, { ...event, body: [...event.body], attempt: 1, stale: false }, 'leased');
  },
  'an event is leased once, also by many at once': async (inbox) => {
    await inbox.append(Array.from({ length: 20 }, (_, index) => eventOf(`${index}`)));
    const leases = await Promise.all(Array.from({ length: 8 }, () => inbox.lease(PROVIDER, 5, LONG_MS)));
    const keys = keysOf(leases.flat());
    equal([keys.length, new Set(keys).size], [20, 20], 'number of leased events');
  },
  'an event that is done is not leased or stored again': async (inbox) => {
    await inbox.append([eventOf('a')]);
    const [event] = await lease(inbox, 1);
    equal(await inbox.handle(event, async () => {}), true, 'handled');
    equal(await inbox.handle(event, async () => {}), false, 'handled again');
    equal(await inbox.fail(event, 'late', 0), false, 'failed afterwards');
    equal(await inbox.append([eventOf('a')]), [false], 'new');
    equal(await inbox.lease(PROVIDER, 1, LONG_MS), [], 'leased');
    equal(
      (await inbox.list({ state: 'done' })).map(({ key }) => key),
      ['a'],
      'done',
    );
  },
  'an event whose handler fails waits for its next attempt': async (inbox) => {
    await inbox.append([eventOf('a')]);
    const [event] = await lease(inbox, 1);
    const error = new Error('The handler fails.');
    const failed = await inbox.handle(event, () => Promise.reject(error)).catch((thrown: unknown) => thrown);
    equal(failed === error, true, 'rejected with the error of the handler');
    equal(await inbox.fail(event, 'why', SHORT_MS), true, 'failed');
    equal(await inbox.lease(PROVIDER, 1, LONG_MS), [], 'leased before its time');
    await pass();
    const [again] = await lease(inbox, 1);
    equal(again.attempt, 2, 'attempt');
    equal(await inbox.handle(again, async () => {}), true, 'handled');
  },
  'a dead event can be replayed': async (inbox) => {
    await inbox.append([eventOf('a'), eventOf('b'), eventOf('c')]);
    for (const event of await inbox.lease(PROVIDER, 3, LONG_MS)) await inbox.fail(event, `why ${event.key}`, 'never');
    equal(await inbox.lease(PROVIDER, 3, LONG_MS), [], 'leased');
    equal(
      (await inbox.list({ state: 'dead' })).map(({ key, error, attempts }) => [key, error, attempts]),
      [
        ['a', 'why a', 1],
        ['b', 'why b', 1],
        ['c', 'why c', 1],
      ],
      'dead',
    );
    equal((await inbox.list({ state: 'dead', limit: 2 })).length, 2, 'number of two dead events');
    equal(await inbox.replay('b'), 1, 'replayed');
    equal(keysOf(await inbox.lease(PROVIDER, 3, LONG_MS)), ['b'], 'leased after replaying one');
    equal(await inbox.replay(), 2, 'replayed');
    const leased = await inbox.lease(PROVIDER, 3, LONG_MS);
    equal(
      leased.map(({ key, attempt }) => [key, attempt]),
      [
        ['a', 1],
        ['c', 1],
      ],
      'leased after replaying all',
    );
  },
  'a lease ends, and its token is worth nothing then': async (inbox) => {
    await inbox.append([eventOf('a')]);
    const [first] = await lease(inbox, 1, SHORT_MS);
    await pass();
    equal(await inbox.handle(first, async () => {}), false, 'handled after the lease');
    equal(await inbox.fail(first, 'late', 0), false, 'failed after the lease');
    const [second] = await lease(inbox, 1);
    equal(await inbox.handle(first, async () => {}), false, 'handled with the token of an earlier lease');
    equal(await inbox.handle(second, async () => {}), true, 'handled');
  },
  'events about one resource are handled one after the other, and others are not delayed': async (inbox) => {
    const about = (key: string, resource?: string) => ({ ...eventOf(key), resource });
    await inbox.append([about('a1', 'a'), about('a2', 'a'), about('b1', 'b'), about('x'), about('a3', 'a')]);
    const [first, , ...others] = await lease(inbox, 10);
    equal(keysOf([first, ...others]), ['a1', 'x'], 'leased, but for the second one');
    equal(keysOf(await inbox.lease(PROVIDER, 10, LONG_MS)), [], 'leased meanwhile');
    await inbox.fail(first, 'why', SHORT_MS);
    equal(keysOf(await inbox.lease(PROVIDER, 10, LONG_MS)), [], 'leased while the first one waits');
    await pass();
    const [again] = await lease(inbox, 10);
    equal(again.key, 'a1', 'leased again');
    await inbox.handle(again, async () => {});
    const [next] = await lease(inbox, 10);
    equal(next.key, 'a2', 'leased after the first one');
    await inbox.fail(next, 'why', 'never');
    equal(keysOf(await inbox.lease(PROVIDER, 10, LONG_MS)), ['a3'], 'leased after a dead one');
  },
  'an event is stale if a later one about the same resource is done': async (inbox) => {
    const at = (key: string, occurredAt?: number) => ({ ...eventOf(key), resource: 'a', occurredAt });
    await inbox.append([at('1', 20), at('2', 10), at('3', 20), at('4', 30), at('5')]);
    const stale: boolean[] = [];
    for (let index = 0; index < 5; index += 1) {
      const [event] = await lease(inbox, 1);
      stale.push(event.stale);
      await inbox.handle(event, async () => {});
    }
    equal(stale, [false, true, false, false, false], 'stale');
  },
  'what was done is forgotten': async (inbox) => {
    await inbox.append([eventOf('a'), eventOf('b')]);
    const [event] = await lease(inbox, 1);
    await inbox.handle(event, async () => {});
    equal(await inbox.purge(LONG_MS), 0, 'purged too early');
    await pass();
    equal(await inbox.purge(SHORT_MS), 1, 'purged');
    equal(await inbox.append([eventOf('a'), eventOf('b')]), [true, false], 'new');
  },
};

const PROVIDER = 'tested';

function eventOf(key: string, provider = PROVIDER): StoredEvent {
  return {
    ...{ provider, key, id: key, idFrom: 'event-id', resource: undefined, occurredAt: undefined },
    ...{ body: new Uint8Array([1]), headers: {}, index: 0, secretIndex: 0, receivedAt: 1_700_000_000_000 },
  };
}

/** The leased events, of which there is at least one. */
async function lease(inbox: InboxStore, max: number, duration = LONG_MS): Promise<[LeasedEvent, ...LeasedEvent[]]> {
  const [first, ...rest] = await inbox.lease(PROVIDER, max, duration);
  if (!first) throw new Error('An event is not leased.');
  return [first, ...rest];
}

function keysOf(events: readonly LeasedEvent[]): readonly string[] {
  return events.map(({ key }) => key);
}

function equal(found: unknown, expected: unknown, what: string): void {
  const [a, b] = [JSON.stringify(sorted(found)), JSON.stringify(sorted(expected))];
  if (a !== b) throw new Error(`${what}: expected ${b}, found ${a}.`);
}

/** Members in one order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => [name, sorted(member)]),
  );
}

function pass(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 2 * SHORT_MS));
}
