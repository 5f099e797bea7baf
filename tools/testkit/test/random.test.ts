import { describe, expect, test } from 'vitest';
import { createRandom } from '../src/sampler/random.ts';

describe('random numbers', () => {
  test('are equal for equal seeds, and differ for others', () => {
    const sequence = (seed: number) => {
      const random = createRandom(seed);
      return [random.next(), random.below(1000), random.pick(['a', 'b', 'c']), random.chance(0.5), random.next()];
    };
    expect(sequence(5)).toEqual(sequence(5));
    expect(sequence(5)).not.toEqual(sequence(6));
  });

  test('stay within their limits and reach all of them', () => {
    const random = createRandom(1);
    const numbers = Array.from({ length: 1000 }, () => random.below(10));
    expect([...new Set(numbers)].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(Array.from({ length: 1000 }, random.next).every((number) => number >= 0 && number < 1)).toBe(true);
  });

  test('cannot pick from an empty list', () => {
    expect(() => createRandom(1).pick([])).toThrow('empty list');
  });
});
