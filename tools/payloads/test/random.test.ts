import { describe, expect, test } from 'vitest';
import { createRandom, randomFor } from '../src/random/index.ts';

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

  test('rotate a list', () => {
    const random = createRandom(1);
    const rotations = Array.from({ length: 100 }, () => random.rotate(['a', 'b', 'c']).join(''));
    expect([...new Set(rotations)].sort()).toEqual(['abc', 'bca', 'cab']);
    expect(random.rotate([])).toEqual([]);
  });

  test('cannot pick from an empty list', () => {
    expect(() => createRandom(1).pick([])).toThrow('empty list');
  });
});

describe('random numbers for a text', () => {
  const sequence = (seed: number, text: string) => {
    const { next } = randomFor(seed, text);
    return [next(), next(), next()];
  };

  test('depend on the seed and on the text only', () => {
    expect(sequence(1, 'a')).toEqual(sequence(1, 'a'));
    expect(sequence(1, 'a')).not.toEqual(sequence(1, 'b'));
    expect(sequence(1, 'a')).not.toEqual(sequence(2, 'a'));
  });

  test('are spread evenly, even if the seeds and texts are similar', () => {
    const halves = Array.from({ length: 1000 }, (_, index) => randomFor(index, `name${index % 7}`).below(2));
    const ones = halves.filter((half) => half === 1).length;
    expect(ones).toBeGreaterThan(430);
    expect(ones).toBeLessThan(570);
  });
});
