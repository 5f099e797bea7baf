import { describe, expect, test } from 'vitest';
import { injectFaults } from '../src/validators/corpus/injectFaults.ts';
import type { Accepts, Sample } from '../src/validators/libraries/sample.ts';

const sample = (value: unknown): Sample => ({
  provider: 'acme',
  type: 'order.placed',
  value,
  headers: { 'x-topic': 'order' },
});
const ORDER = { id: 'ord_1', total: 1999, items: [{ name: 'pen', count: 2 }], paid: true, note: null };

/** The paths at which two JSON values differ. */
function differences(a: unknown, b: unknown, path = ''): string[] {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b ? [] : [path];
  expect(Object.keys(b)).toEqual(Object.keys(a));
  expect(Array.isArray(b)).toBe(Array.isArray(a));
  return Object.entries(a).flatMap(([key, member]) => differences(member, b[key as never], `${path}/${key}`));
}

describe('an injected fault', () => {
  const samples = Array.from({ length: 200 }, () => sample(ORDER));
  const rejectsAll: Accepts = () => false;

  test('changes the type of exactly one value, at any depth', () => {
    const faulty = injectFaults(samples, rejectsAll);
    expect(faulty).toHaveLength(samples.length);
    const paths = faulty.map(({ value }) => differences(ORDER, value));
    expect(paths.filter((changed) => changed.length !== 1)).toEqual([]);
    expect([...new Set(paths.flat())].sort()).toEqual([
      '/id',
      '/items/0/count',
      '/items/0/name',
      '/note',
      '/paid',
      '/total',
    ]);
    const totals = faulty
      .map(({ value }) => (value as typeof ORDER).total)
      .filter((total) => typeof total !== 'number');
    expect(new Set(totals)).toEqual(new Set(['fault']));
  });

  test('keeps the rest of the sample, and the original', () => {
    const before = structuredClone(samples);
    const [faulty] = injectFaults(samples, rejectsAll);
    expect(faulty).toMatchObject({ provider: 'acme', type: 'order.placed', headers: { 'x-topic': 'order' } });
    expect(samples).toEqual(before);
  });

  test('makes the sample invalid', () => {
    const acceptsAnyId: Accepts = ({ value }) => typeof (value as typeof ORDER).total === 'number';
    const faulty = injectFaults(samples, acceptsAnyId);
    expect(faulty.length).toBeGreaterThan(samples.length / 2);
    expect(faulty.filter(acceptsAnyId)).toEqual([]);
  });

  test('is the same in every run', () => {
    expect(injectFaults(samples, rejectsAll)).toEqual(injectFaults(samples, rejectsAll));
  });
});

test('a sample that no fault makes invalid is left out', () => {
  expect(injectFaults([sample(ORDER)], () => true)).toEqual([]);
});

test.each([[{}], [[]], ['text'], [null]])('%j has no member to change', (value) => {
  expect(injectFaults([sample(value)], () => false)).toEqual([]);
});
