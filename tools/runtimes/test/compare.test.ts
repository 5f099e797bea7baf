import { expect, test } from 'vitest';
import { problemsOf } from '../src/compare.ts';

const report = { cases: 1, reads: 9, wrong: [], said: ['a: valid', 'b: invalid'] };

test('two that say the same have no problem', () => {
  expect(problemsOf({ ...report, said: report.said.toReversed() }, report)).toEqual([]);
});

test('what is not as expected is a problem', () => {
  expect(problemsOf({ ...report, wrong: ['a: invalid instead of valid'] }, report)).toEqual([
    'a: invalid instead of valid',
  ]);
});

test('what only one of two says is a problem', () => {
  expect(problemsOf({ ...report, said: ['a: valid', 'b: invalid, in other words'] }, report)).toEqual([
    'only here: b: invalid, in other words',
    'not here: b: invalid',
  ]);
});

test('of many problems some are shown', () => {
  const wrong = Array.from({ length: 12 }, (_, index) => `problem ${index}`);
  expect(problemsOf({ ...report, wrong }, report)).toEqual([...wrong.slice(0, 5), 'and 7 more']);
});

test('nothing to read is a problem', () => {
  expect(problemsOf({ ...report, cases: 0 }, report)).toEqual(['there are no cases']);
});
