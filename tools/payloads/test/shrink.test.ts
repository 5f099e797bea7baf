import { describe, expect, it } from 'vitest';
import { shrink } from '../src/shrink.ts';

const VALUE = { a: [1, { b: 'needle in hay' }, 3], c: 'x' };
const hasNeedle = (value: unknown) => JSON.stringify(value).includes('needle');

describe('shrinking', () => {
  it('leaves out members and items', () => {
    expect(shrink(VALUE, hasNeedle)).toEqual({ a: [{ b: 'needle in hay' }] });
  });

  it('shortens texts, too, if it is thorough', () => {
    expect(shrink(VALUE, hasNeedle, { isThorough: true })).toEqual({ a: [{ b: 'needle' }] });
  });

  it('stops after some trials', () => {
    let trials = 0;
    const shrunk = shrink(
      VALUE,
      (value) => {
        trials += 1;
        return hasNeedle(value);
      },
      { trials: 2 },
    );
    expect(shrunk).toEqual({ a: [1, { b: 'needle in hay' }, 3] });
    expect(trials).toBe(2);
  });
});
