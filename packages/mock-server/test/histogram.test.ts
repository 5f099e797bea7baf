import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createHistogram, type Histogram } from '../src/load/histogram.ts';
import { latencyOf, rangesOf } from '../src/load/latency.ts';

const PRECISION = 0.01;
const MICROSECOND = 0.001;

function histogramOf(values: readonly number[]): Histogram {
  const histogram = createHistogram();
  for (const value of values) histogram.record(value);
  return histogram;
}

/** Milliseconds of every magnitude, with fractions. */
const DURATIONS = fc.array(
  fc.oneof(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 0, max: 1000, noNaN: true }),
    fc.double({ min: 0, max: 4_000_000, noNaN: true }),
    fc.integer({ min: 0, max: 22 }).map((power) => 2 ** power),
    fc.integer({ min: 0, max: 22 }).map((power) => 2 ** power - MICROSECOND),
  ),
  { minLength: 1, maxLength: 200 },
);
const SHARES = fc.oneof(fc.constantFrom(0.5, 0.9, 0.99, 0.999, 1), fc.double({ min: 0, max: 1, noNaN: true }));

test('a percentile is within 1 % of that of the sorted values', () => {
  fc.assert(
    fc.property(DURATIONS, SHARES, (values, share) => {
      const sorted = [...values].sort((a, b) => a - b);
      const exact = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
      const found = histogramOf(values).percentile(share);
      expect(Math.abs(found - exact)).toBeLessThanOrEqual(Math.max(exact * PRECISION, MICROSECOND));
    }),
    { numRuns: 2000 },
  );
});

test('the shortest and the longest duration are exact, and no percentile is outside of them', () => {
  fc.assert(
    fc.property(DURATIONS, SHARES, (values, share) => {
      const { min, max, percentile } = histogramOf(values);
      expect([min(), max()]).toEqual([Math.min(...values), Math.max(...values)]);
      expect(percentile(share)).toBeGreaterThanOrEqual(min());
      expect(percentile(share)).toBeLessThanOrEqual(max());
    }),
  );
});

test('counts are complete and in ascending order', () => {
  fc.assert(
    fc.property(DURATIONS, (values) => {
      const histogram = histogramOf(values);
      const counts = histogram.counts();
      expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(values.length);
      expect(histogram.count()).toBe(values.length);
      expect(counts).toEqual([...counts].sort((a, b) => a.value - b.value));
    }),
  );
});

test('ranges have every duration in the one where it belongs, within the precision', () => {
  fc.assert(
    fc.property(DURATIONS, (values) => {
      const ranges = rangesOf(histogramOf(values));
      expect(ranges.reduce((sum, { count }) => sum + count, 0)).toBe(values.length);
      for (const { from, to, count } of ranges) {
        // Durations at the edges may be in a neighbour.
        const inner = values.filter((value) => value > from * (1 + PRECISION) + MICROSECOND);
        const own = inner.filter((value) => value < to * (1 - PRECISION) - MICROSECOND);
        expect(count).toBeGreaterThanOrEqual(own.length);
      }
      expect(ranges.slice(1).map(({ from }) => from)).toEqual(ranges.slice(0, -1).map(({ to }) => to));
    }),
  );
});

describe('without a duration', () => {
  test('there is no percentile', () => {
    const { count, min, max, percentile, counts } = createHistogram();
    expect([count(), min(), max(), percentile(0.5), counts()]).toEqual([0, Number.NaN, Number.NaN, Number.NaN, []]);
  });

  test('there is neither a latency nor a range', () => {
    expect([latencyOf(createHistogram()), rangesOf(createHistogram())]).toEqual([undefined, []]);
  });
});

test('what is longer than the longest bucket counts as that', () => {
  const histogram = histogramOf([1, 1e12]);
  expect(histogram.percentile(1)).toBeGreaterThan(4_000_000);
  expect(histogram.max()).toBe(1e12);
});

test('the ranges begin at 1, 2 and 5', () => {
  expect(rangesOf(histogramOf([0.3, 0.31, 1.5, 12]))).toEqual([
    { from: 0.2, to: 0.5, count: 2 },
    { from: 0.5, to: 1, count: 0 },
    { from: 1, to: 2, count: 1 },
    { from: 2, to: 5, count: 0 },
    { from: 5, to: 10, count: 0 },
    { from: 10, to: 20, count: 1 },
  ]);
});

test('a latency has whole microseconds', () => {
  expect(latencyOf(histogramOf([1.234_56]))).toEqual({
    ...{ min: 1.235, p50: 1.235, p90: 1.235, p99: 1.235, 'p99.9': 1.235, max: 1.235 },
  });
});
