import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFindTexts, createPatternTest, type TextSearch } from '../src/pattern/index.ts';
import { parsePattern } from '../src/pattern/parsePattern.ts';
import { Terms } from '../src/pattern/terms.ts';
import { createRandom } from '../src/random/index.ts';

const find = (search: Partial<TextSearch>) => [
  ...createFindTexts()({ patterns: [], excluded: [], minLength: 0, maxLength: Infinity, ...search }, createRandom(1)),
];

describe('finding texts', () => {
  test.each<Partial<TextSearch>>([
    { patterns: ['^[a-z]+$'] },
    { patterns: ['^usr_[A-Za-z0-9]{24}$'] },
    { patterns: ['^a', 'b$', 'c'] },
    { patterns: ['^(?=.*[A-Z])(?=.*\\d)(?=.*[^\\w]).{8,}$'] },
    { patterns: ['^(?!abc)[a-c]{3}$'] },
    { patterns: ['^[A-Z]{2}$'], excluded: ['^[A-M]', 'Z$'] },
    { patterns: ['^.*$'], excluded: ['[a-z0-9]'], minLength: 5, maxLength: 5 },
    { patterns: ['^\\p{Lu}\\p{Ll}+$'] },
    { patterns: ['^\\p{Script=Greek}+$'] },
    { patterns: ['^v?\\d+\\.\\d+\\.\\d+(?:-[a-z]+)?$'] },
    { patterns: ['^(?:|x)$', '^x?$'] },
    { patterns: ['^a{900}$'] },
    { patterns: ['^😀{2}$'], minLength: 2, maxLength: 2 },
    { patterns: ['^(a|b)*a(a|b){30}c$'] },
    { patterns: ['foo'], minLength: 12 },
    { patterns: ['^(a|b)\\1$'] },
    { patterns: ['(?<=\\$)\\d+'] },
    { patterns: ['\\bfoo\\b'] },
  ])('$patterns without $excluded', (search) => {
    const { patterns = [], excluded = [], minLength = 0, maxLength = Infinity } = search;
    const right = find(search).filter(
      (text) =>
        patterns.every((pattern) => new RegExp(pattern, 'u').test(text)) &&
        excluded.every((pattern) => !new RegExp(pattern, 'u').test(text)) &&
        [...text].length >= minLength &&
        [...text].length <= maxLength,
    );
    expect(right.length).toBeGreaterThan(0);
  });

  test.each<Partial<TextSearch>>([
    { patterns: ['^a$', '^b$'] },
    { patterns: ['a^'] },
    { patterns: ['^a{3}$'], maxLength: 2 },
    { patterns: ['^[a-z]$'], excluded: ['^.$'] },
    { patterns: ['('] },
    { patterns: ['^.{1000000}$'] },
    { patterns: [`${'('.repeat(20_000)}${')'.repeat(20_000)}`] },
  ])('finds none for $patterns', (search) => {
    expect(find(search)).toEqual([]);
  });

  test('texts are readable and vary', () => {
    const texts = new Set(find({ patterns: ['^\\w+$'] }));
    expect(texts.size).toBeGreaterThan(10);
    for (const text of texts) expect(text).toMatch(/^[a-z0-9]+$/);
  });
});

describe('testing texts', () => {
  /** Patterns without what can only be approximated. */
  const pattern: fc.Arbitrary<string> = fc.letrec<{ pattern: string }>((tie) => ({
    pattern: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom('a', 'b', '.', '\\d', '[ab]', '[^a]', '\\p{L}', '', '😀'),
      fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => a + b),
      fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => `(?:${a}|${b})`),
      fc.tuple(tie('pattern'), fc.constantFrom('*', '+', '?', '{2}', '{1,3}', '*?')).map(([a, q]) => `(${a})${q}`),
      fc.tuple(fc.constantFrom('=', '!'), tie('pattern')).map(([kind, a]) => `(?${kind}${a})`),
      tie('pattern').map((a) => `^${a}`),
      tie('pattern').map((a) => `${a}$`),
    ),
  })).pattern;
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '1', '\n', '😀'), maxLength: 6 });

  test('agrees with the engine, and so does the term of the pattern alone', () => {
    const matches = createPatternTest();
    let exact = 0;
    fc.assert(
      fc.property(pattern, text, (source, sample) => {
        const expected = new RegExp(source, 'u').test(sample);
        expect(matches(source, sample)).toBe(expected);
        const { term, isExact } = parsePattern(source, new Terms());
        if (!isExact) return;
        exact++;
        expect([...sample].reduce((rest, char) => rest.derive(char), term).nullable).toBe(expected);
      }),
      { numRuns: 5000, seed: 1 },
    );
    expect(exact).toBeGreaterThan(4000);
  });

  test('never backtracks', () => {
    const matches = createPatternTest();
    expect(matches('^(a+)+$', `${'a'.repeat(5000)}!`)).toBe(false);
    expect(matches('^(a+)+$', 'a'.repeat(5000))).toBe(true);
    expect(matches('^(?:(a+)+x|a+)$', 'a'.repeat(5000))).toBe(true);
    expect(matches('^(\\w+\\s?)*$', `${'word '.repeat(40)}!`)).toBe(false);
  });

  test('a pattern that is invalid or too large matches nothing', () => {
    const matches = createPatternTest();
    expect(matches('(', '(')).toBe(false);
    expect(matches(`${'('.repeat(20_000)}${')'.repeat(20_000)}`, '')).toBe(false);
  });
});
