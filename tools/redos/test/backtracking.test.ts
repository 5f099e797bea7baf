import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { findBacktracking } from '../src/backtracking.ts';

const EXPONENTIAL = [
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

const HARMLESS = [
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
  // Polynomial
  '\\s+$',
  '^.*foo.*$',
  '^\\s*a?\\s*$',
  '^\\w*\\d\\w*!$',
  '(a|ab)*c',
  '[bc]*$',
];

describe('an exponential pattern', () => {
  test.each(EXPONENTIAL)('%s is reported', (pattern) => {
    expect(findBacktracking(pattern)?.kind).toBe('exponential');
  });

  test.each(EXPONENTIAL.filter((pattern) => !pattern.includes('(?')))('%s hangs on its attack', (pattern) => {
    expect(hangs(pattern, attackText(pattern, 60))).toBe(true);
  });
});

test.each(HARMLESS)('%s is not reported', (pattern) => {
  expect(findBacktracking(pattern)).toBeUndefined();
});

test('the explanation names the repetition and the attack', () => {
  expect(findBacktracking('^x(?:(a+)+b)?$')).toEqual({
    kind: 'exponential',
    part: '(a+)+',
    attack: { prefix: 'xa', pump: 'a', suffix: '' },
    explanation:
      '(a+)+ backtracks exponentially: the time to match "xa" + "a".repeat(n) doubles whenever n grows by one.',
  });
});

const words = Array.from({ length: 1000 }, (_, index) => `w${index}`).join('|');
const cjk = Array.from({ length: 4990 }, (_, index) => String.fromCharCode(0x4e00 + index * 2)).join('');

const LARGE = [
  ['4,990 optional characters', `^${'a?'.repeat(4990)}$`, 'unknown'],
  ['1,000 words in a loop', `^(${words})*$`, 'unknown'],
  ['500 nested loops', `${'('.repeat(500)}a${')*'.repeat(500)}$`, 'exponential'],
  ['nested counts', '^((((a{8}){8}){8}){8}){8}$', 'unknown'],
  ['200 loops in a row', `^${'(.*)'.repeat(200)}$`, undefined],
  ['many Unicode properties', 'LMNPSZC'.replace(/./g, '\\p{$&}*').repeat(5), undefined],
  ['a class of 4,990 ranges', `[${cjk}]+$`, undefined],
  ['900 lookaheads', '(?=(a|b)*c)'.repeat(900), undefined],
  ['a million characters', 'a'.repeat(1_000_000), 'unknown'],
] as const;

describe('a large pattern', () => {
  test.each(LARGE)('of %s', (_, pattern, kind) => {
    expect(findBacktracking(pattern)?.kind).toBe(kind);
  });

  // If a loop of the search forgot to pay for its steps, its pattern would take far longer than one that runs out of them.
  test('never takes much longer than one that uses up the budget', () => {
    const [, exhausting] = LARGE[1];
    const limit = 10 * cpuTime(() => findBacktracking(exhausting));
    const slow = LARGE.filter(([, pattern]) => cpuTime(() => findBacktracking(pattern)) > limit);
    expect(slow.map(([name]) => name)).toEqual([]);
  });
});

test('the patterns in x-webhook.schema.json are harmless', async () => {
  const text = await readFile(fileURLToPath(import.meta.resolve('@hookbook/specs/x-webhook.schema.json')), 'utf8');
  const patterns: string[] = [];
  JSON.parse(text, (key, value: unknown) => {
    if (key === 'pattern' && typeof value === 'string') patterns.push(value);
    return value;
  });
  expect(patterns.length).toBeGreaterThan(3);
  expect(patterns.filter((pattern) => findBacktracking(pattern))).toEqual([]);
});

function attackText(pattern: string, times: number): string {
  const attack = findBacktracking(pattern)?.attack;
  if (!attack) throw new Error(`No attack on ${pattern}`);
  return attack.prefix + attack.pump.repeat(times) + attack.suffix;
}

/** Whether a match that would take 2^60 steps is still running after 200 ms. */
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

/** In microseconds. Other programs on the machine, and other threads, do not add to it. */
function cpuTime(run: () => void): number {
  const before = process.threadCpuUsage();
  run();
  const { user, system } = process.threadCpuUsage(before);
  return user + system;
}
