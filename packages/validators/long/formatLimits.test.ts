import { describe, expect, test } from 'vitest';
import * as formats from '../test/formats/formats.ts';
import { growth, MAX_LINEAR_GROWTH } from '../test/growth.ts';

const ALL = Object.entries(formats);
const STARTS = [
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
const REPEATED = [
  ...['a', 'a.', 'a-', '%aa', '1', '1:', '::', '~0', '{a}', '{a,', '"', '\\a', '@', '#', 'xn--a'],
  ...['\xe9', '\u0628'],
];

/** Texts of this length that start like a valid one and end with an invalid character. */
function hostileTexts(length: number): string[] {
  return STARTS.flatMap((start) => REPEATED.map((piece) => `${start}${piece.repeat(length / piece.length)}\u0001`));
}

test('there are nineteen formats', () => {
  expect(ALL).toHaveLength(19);
});

describe.each(ALL)('%s', (_, format) => {
  test('takes time proportional to the length of a hostile text', () => {
    const runAll = (texts: readonly string[]) => texts.forEach((text) => void format(text));
    expect(growth(100_000, hostileTexts, runAll)).toBeLessThan(MAX_LINEAR_GROWTH);
  });

  test('does not throw on a text that is too long for the engine', () => {
    for (const text of ['a'.repeat(2e7), `"${'a'.repeat(2e7)}"@a`, `http://a/${'%aa'.repeat(7e6)}`]) {
      expect(typeof format(text)).toBe('boolean');
    }
  });
});
