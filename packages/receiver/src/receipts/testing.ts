import type { ClaimTimes, Receipts } from './receipts.ts';

/** A test of receipts: rejects if they do not keep a promise. */
export interface ReceiptsTest {
  readonly name: string;
  readonly run: () => Promise<void>;
}

const LONG: ClaimTimes = { lease: 60_000, ttl: 60_000 };
const SHORT_MS = 40;

/**
 * Tests for receipts of your own, for any test runner: `for (const { name, run } of receiptsTests(create)) test(name, run)`.
 * `create` returns the receipts to test. They may be shared between the tests, which use keys of their own.
 */
export function receiptsTests(create: () => Receipts | Promise<Receipts>): readonly ReceiptsTest[] {
  return Object.entries(TESTS).map(([name, run]) => ({
    name,
    run: async () => run(await create(), () => `test:${crypto.randomUUID()}`),
  }));
}

type Run = (receipts: Receipts, newKey: () => string) => Promise<void>;

const TESTS: Readonly<Record<string, Run>> = {
  'one of many claims a key': async (receipts, newKey) => {
    const key = newKey();
    const states = await Promise.all(Array.from({ length: 50 }, () => receipts.claim(key, LONG)));
    const isNew = states.filter(({ state }) => state === 'new').length;
    const isRunning = states.filter(({ state }) => state === 'running').length;
    expect(isNew === 1 && isRunning === 49, `${isNew} of 50 claims at once are new, and ${isRunning} are running.`);
  },
  'keys are independent': async (receipts, newKey) => {
    for (const key of [newKey(), newKey()]) await claimNew(receipts, key);
  },
  'a key is any text': async (receipts, newKey) => {
    for (const text of ["'; --", 'ä\u{1f600}', ' ', '%', 'a'.repeat(1000)]) {
      const key = newKey() + text;
      await receipts.complete(key, await claimNew(receipts, key));
      await expectState(receipts, key, 'done');
    }
  },
  'a completed key stays completed': async (receipts, newKey) => {
    const key = newKey();
    const token = await claimNew(receipts, key);
    expect(await receipts.complete(key, token), 'A claim cannot be completed.');
    await expectState(receipts, key, 'done');
    expect(!(await receipts.complete(key, token)), 'A claim is completed twice.');
    expect(!(await receipts.release(key, token)), 'A completed claim is released.');
    await expectState(receipts, key, 'done');
  },
  'a completed key is forgotten after its time': async (receipts, newKey) => {
    const key = newKey();
    await receipts.complete(key, await claimNew(receipts, key, { ...LONG, ttl: SHORT_MS }));
    await pass();
    await claimNew(receipts, key);
  },
  'a released key is claimed again': async (receipts, newKey) => {
    const key = newKey();
    for (const attempt of [1, 2, 3]) {
      const claim = await receipts.claim(key, LONG);
      if (claim.state !== 'new') throw new Error(`A released key is ${claim.state}.`);
      expect(claim.attempt === attempt, `Claim ${attempt} of a key counts as ${claim.attempt}.`);
      expect(await receipts.release(key, claim.token), 'A claim cannot be released.');
    }
  },
  'an event is the latest one about a resource unless a later one is known': async (receipts, newKey) => {
    const [resource, other] = [newKey(), newKey()];
    const latest = async () => {
      const found = [1, 2, 3].map((occurredAt) => receipts.isLatest(resource, occurredAt));
      return (await Promise.all(found)).join();
    };
    const expectLatest = async (expected: string) => {
      const found = await latest();
      expect(found === expected, `At 1, 2 and 3, it is the latest: ${found}, and not ${expected}.`);
    };
    await expectLatest('true,true,true');
    await receipts.setLatest(resource, 2, LONG.ttl);
    await expectLatest('false,true,true');
    await receipts.setLatest(resource, 1, LONG.ttl);
    await expectLatest('false,true,true');
    await receipts.setLatest(resource, 3, LONG.ttl);
    await expectLatest('false,false,true');
    expect(await receipts.isLatest(other, 1), 'Resources are not independent.');
  },
  'a claim ends after its lease, and its token is worth nothing then': async (receipts, newKey) => {
    const key = newKey();
    const first = await claimNew(receipts, key, { ...LONG, lease: SHORT_MS });
    await pass();
    expect(!(await receipts.complete(key, first)), 'A claim is completed after its lease.');
    const second = await claimNew(receipts, key);
    expect(first !== second, 'Two claims have the same token.');
    expect(!(await receipts.complete(key, first)), 'The claim of another one is completed.');
    expect(!(await receipts.release(key, first)), 'The claim of another one is released.');
    expect(await receipts.complete(key, second), 'A claim cannot be completed after an earlier one has ended.');
  },
};

async function claimNew(receipts: Receipts, key: string, times = LONG): Promise<string> {
  const claim = await receipts.claim(key, times);
  if (claim.state === 'new') return claim.token;
  throw new Error(`A new key is ${claim.state}.`);
}

async function expectState(receipts: Receipts, key: string, expected: 'running' | 'done'): Promise<void> {
  const { state } = await receipts.claim(key, LONG);
  expect(state === expected, `A key is ${state}, and should be ${expected}.`);
}

function expect(isTrue: boolean, message: string): void {
  if (!isTrue) throw new Error(message);
}

function pass(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 2 * SHORT_MS));
}
