import { expect, test } from 'vitest';
import { growth, MAX_LINEAR_GROWTH } from './growth.ts';

const list = (length: number) => Array.from({ length }, (_, index) => index);

test('linear time is accepted', () => {
  expect(growth(1_000_000, list, (items) => items.map((item) => item * 2))).toBeLessThan(MAX_LINEAR_GROWTH);
});

test('quadratic time is detected', () => {
  expect(growth(10_000, list, (items) => items.map((item) => items.lastIndexOf(-item)))).toBeGreaterThan(
    MAX_LINEAR_GROWTH,
  );
});
