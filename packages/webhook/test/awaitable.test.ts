import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { type Awaitable, andThen } from '../src/crypto/awaitable.ts';

/** A promise as tests in Jest get it from Web Crypto: of another realm. */
const foreign = runInNewContext('Promise.resolve(2)') as Promise<number>;

test('waits for promises, also for those of another realm', async () => {
  expect(foreign instanceof Promise).toBe(false);
  for (const value of [Promise.resolve(2), foreign])
    expect(await andThen(value as Awaitable<number>, (number) => number + 1)).toBe(3);
});

test.each([2, 'text', undefined, null, new Uint8Array(1), []])('does not wait for %j', (value) => {
  expect(andThen<unknown, unknown>(value, (found) => [found])).toEqual([value]);
});
