import { check, constantFrom, letrec, oneof, property, tuple } from 'fast-check';
import { expect, test } from 'vitest';
import { comparePatterns, textMatching } from '../src/inclusion/patterns.ts';

test.each([
  ['^[a-z]{2}$', '^[a-z]+$'],
  ['^ab', '^a'],
  ['^\\d+$', '^[0-9]+$'],
  ['^(?:cat|dog)$', '^[a-z]{3}$'],
  ['^a$|^b$', '^[ab]$'],
  ['^(a|b$)', '^a|^b$'],
  ['^0x[0-9a-fA-F]{40}$', '^0x[0-9a-fA-F]+$'],
  ['^[\\w.+-]+@[\\w-]+\\.[\\w.]+$', '@'],
  ['^(?=a)abc', '^abc'],
  ['^abc', '^(?=a)(?!b)abc'],
  ['^(?=.*\\d)(?=.*[a-z])[^]{8,}$', '\\d'],
  ['^(?!admin$|root$)[a-z]+$', '^[a-z]+$'],
  ['^[a-z.]+(?<!\\.)$', '[a-z]$'],
  ['a(?!b)', 'a(?:$|[^b])'],
  ['', ''],
])('every text that %s matches is matched by %s', (pattern, other) => {
  expect(comparePatterns(pattern, other)).toEqual({ isIncluded: true });
});

test.each([
  ['^[a-z]+$', '^[a-z]{2}$'],
  ['x', '^x'],
  ['^[0-9a-f]+$', '^[0-9a-f]{40}$'],
  ['', '^a$'],
  ['^[a-z\\d]{1,8}$', '^(?=.*\\d)[a-z\\d]{1,8}$'],
  ['^[a-z]+$', '^(?!admin$|root$)[a-z]+$'],
  ['^[a-z.]+$', '^[a-z.]+(?<!\\.)$'],
])('a text shows that %s is more than %s', (pattern, other) => {
  const comparison = comparePatterns(pattern, other);
  if (!comparison || comparison.isIncluded) throw new Error('There is no text.');
  expect(comparison.text).toMatch(new RegExp(pattern, 'u'));
  expect(comparison.text).not.toMatch(new RegExp(other, 'u'));
});

test.each(['(?:(?=a)\\w)+b', '(?<!a)b', '(a)\\1', '\\bword', '^(?:a|b)*a(?:a|b){14}$', '('])(
  '%s is not compared',
  (pattern) => {
    expect(comparePatterns('^[ab]*$', pattern)).toBeUndefined();
  },
);

test('a text that a pattern matches', () => {
  expect(textMatching('^x-[a-z]+$')).toMatch(/^x-[a-z]+$/);
  expect(textMatching('[]')).toBeUndefined();
});

const { pattern: PATTERNS } = letrec((tie) => ({
  atom: oneof(
    constantFrom('a', 'b', '[ab]', '[^a]', '.', '^', '$', '(?=a)', '(?!b|c$)', '(?<=a|^b)', '(?<!ab)'),
    tie('pattern').map((inner) => `(?:${inner})`),
  ),
  piece: tuple(tie('atom'), constantFrom('', '', '', '*', '?', '+', '{2}')).map(([atom, times]) =>
    atom === '^' || atom === '$' || /^\(\?<?[=!]/.test(String(atom)) ? String(atom) : `${atom}${times}`,
  ),
  pattern: oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('piece').map(String),
    tuple(tie('piece'), tie('pattern')).map(([one, other]) => `${one}${other}`),
    tuple(tie('piece'), tie('pattern')).map(([one, other]) => `${one}|${other}`),
  ),
}));

/** All texts of at most four of three characters. */
const TEXTS = ['', ...'abc'].reduce<readonly string[]>(
  (texts) => [...new Set(texts.flatMap((text) => ['', ...'abc'].map((char) => text + char)))],
  [''],
);

test('texts agree with what is said about random patterns', () => {
  let decided = 0;
  check(
    property(PATTERNS, PATTERNS, (pattern, other) => {
      const comparison = comparePatterns(String(pattern), String(other));
      if (!comparison) return;
      decided += 1;
      const [one, two] = [new RegExp(String(pattern), 'u'), new RegExp(String(other), 'u')];
      const outside = comparison.isIncluded ? TEXTS.filter((text) => one.test(text) && !two.test(text)) : [];
      expect(outside).toEqual([]);
      if (!comparison.isIncluded) expect([one.test(comparison.text), two.test(comparison.text)]).toEqual([true, false]);
    }),
    { numRuns: 4000, seed: 7 },
  );
  expect(decided).toBeGreaterThan(300);
});
