import { expect, test } from 'vitest';
import { readJson } from '../../src/json/readJson.ts';

const million = 1_000_000;
const wide = { maxBytes: 100 * million, maxDepth: 2 * million };

function timed<T>(run: () => T): { result: T; milliseconds: number } {
  const began = performance.now();
  const result = run();
  return { result, milliseconds: performance.now() - began };
}

const keys = Array.from({ length: million }, (_, index) => `"k${index}":${index}`).join(',');

test.each([
  ['a million keys', `{${keys}}`, undefined],
  ['a million keys and one of them twice', `{${keys},"k5":5}`, 'duplicate-key'],
  ['a million nested arrays', '['.repeat(million) + ']'.repeat(million), undefined],
  ['a million nested objects', `${'{"a":'.repeat(million)}1${'}'.repeat(million)}`, undefined],
  ['a million nested arrays that do not close', '['.repeat(million), 'invalid-json'],
  ['a million closing brackets', ']'.repeat(million), 'invalid-json'],
  ['a million large integers', `[${'9007199254740993,'.repeat(million)}1]`, undefined],
  ['a number of a million digits', `[${'1'.repeat(million)}]`, 'number-overflow'],
  ['a fraction of a million digits', `[0.${'0'.repeat(million)}1]`, undefined],
  ['a million escaped quotes', `["${'\\"'.repeat(million)}"]`, undefined],
  ['a million backslashes', `["${'\\\\'.repeat(million)}"]`, undefined],
  ['a million surrogate escapes', `["${'\\ud83d\\ude00'.repeat(million)}"]`, undefined],
  ['a million quotes', '"'.repeat(million), 'trailing-data'],
  ['a million line ends', `${'\n'.repeat(million)}x`, 'invalid-json'],
  ['a million spaces', ' '.repeat(million), 'empty-body'],
])('%s take time in proportion and do not crash', (_, body, code) => {
  const { result, milliseconds } = timed(() => readJson(body, wide));
  expect(result.ok ? undefined : result.issue.code).toBe(code);
  expect(milliseconds).toBeLessThan(20_000);
});

test('a million nested arrays cost nothing with the usual limits', () => {
  const { result, milliseconds } = timed(() => readJson('['.repeat(million)));
  expect(result).toMatchObject({ ok: false, issue: { code: 'too-deep', offset: 64 } });
  expect(milliseconds).toBeLessThan(100);
});

test('a string that is too long for the engine to explain is too-large, not an exception', () => {
  const result = readJson(`["${'\\n'.repeat(10 * million)}", 1e999]`, wide);
  expect(result).toMatchObject({ ok: false, issue: { code: 'too-large' } });
});
