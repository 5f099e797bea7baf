import { expect, test } from 'vitest';
import { patternError } from '../src/patternError.ts';

test.each(['', '^[a-z]+$', '\\p{Lu}', '(?<year>\\d{4})-\\k<year>', '(?<=a)b', '[^]', '\\u{1f600}', 'a/b', '\n'])(
  '%j is valid',
  (pattern) => {
    expect(patternError(pattern)).toBeUndefined();
  },
);

test.each([
  ['(a', 'Unterminated group', 2],
  ['a**', 'Nothing to repeat', 3],
  ['[b-a]', 'Range out of order in character class', 4],
  ['\\a', 'Invalid escape', 1],
  ['\\p{Latin}', 'Invalid property name', 8],
  ['(?i:a)', 'Invalid group', 1],
  ['(?P<n>a)', 'Invalid group', 1],
  ['a{2,1}', 'numbers out of order in {} quantifier', 6],
  ['\\1', 'Invalid escape', 2],
])('%s is invalid: %s at %i', (pattern, message, offset) => {
  expect(patternError(pattern)).toEqual({ message, offset });
});

test('a pattern that no engine can nest is invalid', () => {
  expect(patternError('('.repeat(100_000) + ')'.repeat(100_000))?.message).toBe('Too long or too deeply nested');
});
