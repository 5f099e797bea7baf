import { expect, test } from 'vitest';
import { unicodePattern, unicodeRewrites } from '../src/unicodePattern.ts';

test.each([
  ['^\\_a\\@b$', '^_a@b$'],
  ['[\\w-.]+', '[\\w\\-.]+'],
  ['[a-\\d]', '[a\\-\\d]'],
  ['{a}', '\\{a\\}'],
  ['a{,3}]', 'a\\{,3\\}\\]'],
  ['(a)\\1\\8\\e', '(a)\\1\\u{38}\\u{65}'],
  ['\\c', '\\\\c'],
  ['\\u{61}\\-\\u0061', '\\u{75}{61}-\\u0061'],
])('%s is written as %s', (pattern, expected) => {
  expect(unicodePattern(pattern)).toBe(expected);
});

test.each(['^[\\-a]$', '(?<year>\\d{4})-\\k<year>', '\\u{1f600}'])('%s is valid already', (pattern) => {
  expect(unicodePattern(pattern)).toBe(pattern);
});

test.each(['(a', '(?=a)*', '(?P<n>a)'])('%s is valid in no mode', (pattern) => {
  expect(unicodePattern(pattern)).toBeUndefined();
});

test.each([
  ['[\\w-.]+', [['-', 3, '\\-', true]]],
  ['[a-\\d]', [['-', 2, '\\-', true]]],
  [
    '^\\_[\\w-.]\\_\\@$',
    [
      ['\\_', 1, '_', false],
      ['-', 6, '\\-', true],
      ['\\@', 11, '@', false],
    ],
  ],
  ['[-a]{x', [['{', 4, '\\{', false]]],
  ['[-a]', []],
  ['(a', []],
])('%s has characters that the u flag does not allow', (pattern, expected) => {
  const rewrites = unicodeRewrites(pattern);
  expect(rewrites.map(({ raw, offset, written, isBesideSet }) => [raw, offset, written, isBesideSet])).toEqual(
    expected,
  );
});
