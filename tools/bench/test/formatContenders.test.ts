import { schemaPairs } from '@hookbook/diff/corpus';
import { expect, test } from 'vitest';
import type { Verdict } from '../src/diff/contenders.ts';
import { formatContenders, type JudgedPair } from '../src/diff/formatContenders.ts';

function judged(name: string, isBreaking: boolean, verdict: Verdict, ms: number): JudgedPair {
  return { pair: { name, isBreaking }, verdict, ms };
}

test('shows how often each contender is right, and where it is wrong', () => {
  const text = formatContenders([
    { name: 'good', judged: [judged('a', true, 'breaking', 1), judged('b', false, 'compatible', 3)] },
    {
      name: 'bad',
      judged: [judged('a', true, 'compatible', 5), judged('b', false, 'breaking', 5), judged('c', true, 'none', 5)],
    },
    { name: 'missing', judged: [], failure: 'it cannot be installed' },
  ]);
  expect(text.split('\n')).toEqual([
    'does a change break receivers? the corpus of hookbook diff',
    '         right  breaks missed  false alarms  no verdict  median ms',
    '  good  2 of 2              0             0           0        2.0',
    '  bad   0 of 3              1             1           1        5.0',
    '  missing: it cannot be installed',
    '  bad misses "a"',
    '  bad alarms falsely "b"',
    '  bad says nothing about "c"',
  ]);
});

test('a pair is breaking in the direction in which more is allowed', () => {
  const pairs = schemaPairs();
  expect(new Set(pairs.map(({ name }) => name)).size).toBe(pairs.length);
  expect(pairs.filter(({ isBreaking }) => isBreaking).length).toBeGreaterThan(30);
  expect(pairs.filter(({ isBreaking }) => !isBreaking).length).toBeGreaterThan(60);
});
