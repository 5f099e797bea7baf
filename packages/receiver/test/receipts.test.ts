import { describe, expect, test } from 'vitest';
import { memoryReceipts } from '../src/index.ts';

const TIMES = { lease: 100, ttl: 1000 };

function setUp(max?: number) {
  let time = 0;
  const receipts = memoryReceipts({ now: () => time, ...(max !== undefined && { max }) });
  const claim = async (key: string) => {
    const claimed = await receipts.claim(key, TIMES);
    return claimed.state === 'new' ? claimed.token : claimed.state;
  };
  return { receipts, claim, pass: (milliseconds: number) => (time += milliseconds) };
}

describe('receipts in memory', () => {
  test('let one of many claim a key', async () => {
    const { claim } = setUp();
    const claims = await Promise.all(Array.from({ length: 100 }, () => claim('a')));
    expect(claims.filter((state) => state !== 'running')).toHaveLength(1);
  });

  test('remember a handled key until its time has passed', async () => {
    const { receipts, claim, pass } = setUp();
    const token = await claim('a');
    expect(await receipts.complete('a', token)).toBe(true);
    pass(999);
    expect(await claim('a')).toBe('done');
    pass(1);
    expect(await claim('a')).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('give a released key to the next one', async () => {
    const { receipts, claim } = setUp();
    expect(await receipts.release('a', await claim('a'))).toBe(true);
    expect(await claim('a')).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('end a claim after its lease, so that its token is worth nothing', async () => {
    const { receipts, claim, pass } = setUp();
    const first = await claim('a');
    pass(100);
    const second = await claim('a');
    expect(await receipts.complete('a', first)).toBe(false);
    expect(await receipts.release('a', first)).toBe(false);
    expect(await receipts.complete('a', second)).toBe(true);
  });

  test('forget the oldest keys first', async () => {
    const { receipts, claim } = setUp(2);
    for (const key of ['a', 'b', 'c']) await receipts.complete(key, await claim(key));
    expect([await claim('c'), await claim('b')]).toEqual(['done', 'done']);
    expect(await claim('a')).toMatch(/^[0-9a-f-]{36}$/);
  });
});
