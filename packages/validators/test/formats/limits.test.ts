import { describe, expect, test } from 'vitest';
import * as formats from './formats.ts';

const all = Object.entries(formats);
const starts = [
  '',
  'http://',
  '//',
  '"',
  'a@',
  '{',
  'P',
  'PT',
  '2020-01-01T00:00:00.',
  '00:00:00.',
  'xn--',
  '0/',
  'a@[',
];
const repeated = [
  'a',
  'a.',
  'a-',
  '%aa',
  '1',
  '1:',
  '::',
  '~0',
  '{a}',
  '{a,',
  '"',
  '\\a',
  '@',
  '#',
  'xn--a',
  '\xe9',
  '\u0628',
];

test('there are nineteen formats', () => {
  expect(all).toHaveLength(19);
});

describe.each(all)('%s', (_, format) => {
  test('answers about a hostile text of 100,000 characters at once', () => {
    const slowest = Math.max(
      ...starts.flatMap((start) =>
        repeated.map((piece) => {
          const text = `${start}${piece.repeat(100_000 / piece.length)}\u0001`;
          const began = performance.now();
          format(text);
          return performance.now() - began;
        }),
      ),
    );
    expect(slowest).toBeLessThan(500);
  });

  test('does not throw on a text that is too long for the engine', () => {
    for (const text of ['a'.repeat(2e7), `"${'a'.repeat(2e7)}"@a`, `http://a/${'%aa'.repeat(7e6)}`]) {
      expect(typeof format(text)).toBe('boolean');
    }
  });
});
