import { describe, expect, test } from 'vitest';
import { readJson } from '../src/json/readJson.ts';
import { growth, MAX_LINEAR_GROWTH } from '../test/growth.ts';

const MILLION = 1_000_000;
const WIDE = { maxBytes: 100 * MILLION, maxDepth: 2 * MILLION };

const keys = (count: number) => Array.from({ length: count }, (_, index) => `"k${index}":${index}`).join(',');

describe.each<[name: string, create: (count: number) => string, code: string | undefined]>([
  ['keys', (count) => `{${keys(count)}}`, undefined],
  ['keys, one of them twice', (count) => `{${keys(count)},"k5":5}`, 'duplicate-key'],
  ['nested arrays', (count) => '['.repeat(count) + ']'.repeat(count), undefined],
  ['nested objects', (count) => `${'{"a":'.repeat(count)}1${'}'.repeat(count)}`, undefined],
  ['nested arrays that do not close', (count) => '['.repeat(count), 'invalid-json'],
  ['closing brackets', (count) => ']'.repeat(count), 'invalid-json'],
  ['large integers', (count) => `[${'9007199254740993,'.repeat(count)}1]`, undefined],
  ['digits of an integer', (count) => `[${'1'.repeat(count)}]`, 'number-overflow'],
  ['digits of a fraction', (count) => `[0.${'0'.repeat(count)}1]`, undefined],
  ['escaped quotes', (count) => `["${'\\"'.repeat(count)}"]`, undefined],
  ['backslashes', (count) => `["${'\\\\'.repeat(count)}"]`, undefined],
  ['surrogate escapes', (count) => `["${'\\ud83d\\ude00'.repeat(count)}"]`, undefined],
  ['quotes', (count) => '"'.repeat(count), 'trailing-data'],
  ['line ends', (count) => `${'\n'.repeat(count)}x`, 'invalid-json'],
  ['spaces', (count) => ' '.repeat(count), 'empty-body'],
])('%s', (_, create, code) => {
  test('a million do not crash', () => {
    const result = readJson(create(MILLION), WIDE);
    expect(result.ok ? undefined : result.issue.code).toBe(code);
  });

  test('take time proportional to their number', () => {
    expect(growth(MILLION / 10, create, (body) => readJson(body, WIDE))).toBeLessThan(MAX_LINEAR_GROWTH);
  });
});

test('nested arrays are rejected at the default limit, before any are parsed', () => {
  expect(readJson('['.repeat(MILLION))).toMatchObject({ ok: false, issue: { code: 'too-deep', offset: 64 } });
});

test('a string that is too long for the engine to explain is too-large, not an exception', () => {
  const result = readJson(`["${'\\n'.repeat(10 * MILLION)}", 1e999]`, WIDE);
  expect(result).toMatchObject({ ok: false, issue: { code: 'too-large' } });
});
