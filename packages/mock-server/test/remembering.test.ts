import { expect, test, vi } from 'vitest';
import { remembering } from '../src/message/remembering.ts';

test('a result is computed once for each text', () => {
  const isLong = vi.fn((text: string) => text.length > 3);
  const remembered = remembering(10, isLong);
  expect(['ab', 'abcd', 'ab', 'abcd'].map(remembered)).toEqual([false, true, false, true]);
  expect(isLong).toHaveBeenCalledTimes(2);
});

test('all results are forgotten when there are too many', () => {
  const lengthOf = vi.fn((text: string) => text.length);
  const remembered = remembering(2, lengthOf);
  for (const text of ['a', 'ab', 'abc', 'a']) expect(remembered(text)).toBe(text.length);
  expect(lengthOf.mock.calls.flat()).toEqual(['a', 'ab', 'abc', 'a']);
});

test('an error is not a result', () => {
  const remembered = remembering(2, (text) => JSON.parse(text) as unknown);
  for (const _ of [1, 2]) expect(() => remembered('{')).toThrow(SyntaxError);
});
