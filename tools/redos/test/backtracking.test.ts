import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { type Backtracking, findBacktracking } from '../src/backtracking.ts';

const exponential = [
  '(a+)+$',
  '(a|a)*$',
  '(.*)*x',
  '^(a|b|ab)*c',
  '^(a|aa)+$',
  '^(?:(?:a|b)|(?:a|c))*$',
  '(x+x+)+y',
  '^(([a-z])+.)+[A-Z]([a-z])+$',
  '(\\w+\\s?)*$',
  '^\\w+([.-]?\\w+)*@\\w+([.-]?\\w+)*(\\.\\w{2,3})+$',
  '^(([a-z]+)|([0-9a-f]+))*z$',
  '\\p{L}+(\\p{L}+)*$',
  '^([a-z]|[^0-9])*!$',
  '^(?:a?b?c?)*!$',
  '(?=(a+)+$)b',
  '^(?!(a+)+$)',
  '^(?:[a-z]{1,64}){1,64}$',
  '(.*){1,1000}[ab]',
  '^(a+){10}$',
  '^((ab)*(ab)*)*$',
];

const harmless = [
  '',
  'abc',
  '[a-z]+',
  '^[a-z]+(\\.[a-z]+)*$',
  '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$',
  '^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$',
  '^([a-z]{1,63}\\.)+[a-z]{2,}$',
  '^[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?$',
  '^(\\d{1,3},)*\\d+$',
  '^(a|ab)*c$',
  '^(?:\\d{1,3}\\.){3}\\d{1,3}$',
  '^(?=.*\\d)(?=.*[a-z]).{8,}$',
  '^(?!.*--)[a-z-]+$',
  '^[^]*$',
  '(a+)+',
  '^(a|a)*[^]*$',
  '^(?:[A-F0-9]{32})*$',
  '^\\+[1-9]\\d{1,14}$',
  '^v?\\d+\\.\\d+\\.\\d+(?:-[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?$',
  // These take polynomial time.
  '\\s+$',
  '^.*foo.*$',
  '^\\s*a?\\s*$',
  '^\\w*\\d\\w*!$',
  '(a|ab)*c',
  '[bc]*$',
];

describe('exponential', () => {
  test.each(exponential)('%s', (pattern) => {
    expect(findBacktracking(pattern)?.kind).toBe('exponential');
  });

  test.each(exponential.filter((pattern) => !pattern.includes('(?')))(
    'the attack on %s makes an engine hang',
    (pattern) => {
      expect(hangs(pattern, attackText(findBacktracking(pattern), 60))).toBe(true);
    },
  );
});

test.each(harmless)('%s does not backtrack exponentially', (pattern) => {
  expect(findBacktracking(pattern)).toBeUndefined();
});

test('the explanation shows the repetition and a text', () => {
  expect(findBacktracking('^x(?:(a+)+b)?$')).toEqual({
    kind: 'exponential',
    part: '(a+)+',
    attack: { prefix: 'xa', pump: 'a', suffix: '' },
    explanation:
      '(a+)+ can match the same text in many ways: in "xa" + "a" many times, each further "a" doubles the time.',
  });
});

test.each([
  ['5,000 optional characters', `^${'a?'.repeat(5000)}$`],
  ['1,000 words in a loop', `^(${Array.from({ length: 1000 }, (_, index) => `w${index}`).join('|')})*$`],
  ['500 loops in each other', `${'('.repeat(500)}a${')*'.repeat(500)}$`],
  ['counts in each other', '^((((a{8}){8}){8}){8}){8}$'],
  ['200 loops in a row', `^${'(.*)'.repeat(200)}$`],
  ['many Unicode properties', 'LMNPSZC'.replace(/./g, '\\p{$&}*').repeat(5)],
  [
    'a class of 5,000 ranges',
    `[${Array.from({ length: 5000 }, (_, index) => String.fromCharCode(0x4e00 + index * 2)).join('')}]+$`,
  ],
  ['a million characters', 'a'.repeat(1_000_000)],
  ['1,000 lookaheads', '(?=(a|b)*c)'.repeat(1000)],
])('%s take a bounded time', (_, pattern) => {
  const began = performance.now();
  findBacktracking(pattern);
  expect(performance.now() - began).toBeLessThan(10_000);
});

test('a pattern that is too large is unknown', () => {
  expect(findBacktracking('a'.repeat(1_000_000))?.kind).toBe('unknown');
});

function attackText(found: Backtracking | undefined, times: number): string {
  if (!found?.attack) throw new Error('No attack');
  const { prefix, pump, suffix } = found.attack;
  return prefix + pump.repeat(times) + suffix;
}

function hangs(pattern: string, text: string): boolean {
  try {
    runInContext(`new RegExp(${JSON.stringify(pattern)}, 'u').test(${JSON.stringify(text)})`, createContext(), {
      timeout: 200,
    });
    return false;
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return true;
    throw error;
  }
}

test('the patterns that x-webhook is checked with are harmless', async () => {
  const text = await readFile(fileURLToPath(import.meta.resolve('@hookbook/specs/x-webhook.schema.json')), 'utf8');
  const patterns: string[] = [];
  JSON.parse(text, (key, value: unknown) => {
    if (key === 'pattern' && typeof value === 'string') patterns.push(value);
    return value;
  });
  expect(patterns.length).toBeGreaterThan(3);
  expect(patterns.filter((pattern) => findBacktracking(pattern))).toEqual([]);
});
