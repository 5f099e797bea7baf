import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createSameData } from '../../src/cache/sameData.ts';

/** What the second of two runs gets. */
function second<T>(first: unknown, data: T): T {
  const { same, next } = createSameData();
  same('a', first);
  next();
  return same('a', data);
}

it('gives the object of the last run if it is the same', () => {
  const first = { type: 'user.created', payload: { enum: [1, null, 'a'] } };
  expect(second(first, structuredClone(first))).toBe(first);
});

it('shares the parts that are the same', () => {
  const first = { summary: 'Before', payload: { type: 'object' }, tags: [{ name: 'a' }, { name: 'b' }] };
  const result = second(first, { summary: 'After', payload: { type: 'object' }, tags: [{ name: 'a' }, { name: 'c' }] });
  expect(result).toEqual({ summary: 'After', payload: { type: 'object' }, tags: [{ name: 'a' }, { name: 'c' }] });
  expect(result.payload).toBe(first.payload);
  expect(result.tags[0]).toBe(first.tags[0]);
});

it('does not take the same members in another order for the same, nor -0 for 0', () => {
  expect(JSON.stringify(second({ a: 1, b: 2 }, { b: 2, a: 1 }))).toBe('{"b":2,"a":1}');
  expect(second({ n: 0 }, { n: -0 }).n).toBe(-0);
  expect(second([], {})).toEqual({});
});

it('looks only at the last run, and at the same place', () => {
  const { same, next } = createSameData();
  const first = { a: 1 };
  same('a', first);
  next();
  expect(same('b', { a: 1 })).not.toBe(first);
  next();
  expect(same('a', { a: 1 })).not.toBe(first);
});

it('always equals the data', () => {
  const data = fc.jsonValue({ maxDepth: 4 });
  fc.assert(
    fc.property(data, data, (first, other) => {
      expect(second(first, other)).toStrictEqual(other);
    }),
  );
  const edited = fc.tuple(fc.dictionary(fc.string(), data), fc.dictionary(fc.string(), data));
  fc.assert(
    fc.property(edited, ([first, edit]) => {
      const both = { ...first, ...edit };
      expect(JSON.stringify(second(first, structuredClone(both)))).toBe(JSON.stringify(both));
    }),
  );
});
