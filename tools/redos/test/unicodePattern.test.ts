import { expect, test } from 'vitest';
import { unicodePattern } from '../src/unicodePattern.ts';

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
