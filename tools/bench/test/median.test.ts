import { expect, test } from 'vitest';
import { median } from '../src/median.ts';

test.each([
  [[3], 3],
  [[5, 1, 3], 3],
  [[4, 1, 3, 2], 2.5],
  [[10, 9, 100], 10],
  [[-1, -3], -2],
])('the median of %j is %d', (values, expected) => {
  expect(median(values)).toBe(expected);
});

test('the values keep their order', () => {
  const values = [3, 1, 2];
  median(values);
  expect(values).toEqual([3, 1, 2]);
});

test('without values there is no median', () => {
  expect(median([])).toBeNaN();
});
