import { expect, test } from 'vitest';
import { problemsOf } from '../src/compareReports.ts';

const report = { cases: 1, parses: 9, deliveries: 2, failures: [], outcomes: ['a: valid', 'b: invalid'] };

test('equal reports have no problem, whatever their order', () => {
  expect(problemsOf({ ...report, outcomes: report.outcomes.toReversed() }, report)).toEqual([]);
});

test('a failed case is a problem', () => {
  expect(problemsOf({ ...report, failures: ['a: invalid instead of valid'] }, report)).toEqual([
    'a: invalid instead of valid',
  ]);
});

test('a different outcome is a problem', () => {
  expect(problemsOf({ ...report, outcomes: ['a: valid', 'b: invalid, in other words'] }, report)).toEqual([
    'only here: b: invalid, in other words',
    'not here: b: invalid',
  ]);
});

test('only the first problems are listed', () => {
  const failures = Array.from({ length: 12 }, (_, index) => `problem ${index}`);
  expect(problemsOf({ ...report, failures }, report)).toEqual([...failures.slice(0, 5), 'and 7 more']);
});

test('a report without cases is a problem', () => {
  expect(problemsOf({ ...report, cases: 0 }, report)).toEqual(['there are no cases']);
});
