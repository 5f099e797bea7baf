import type { Histogram } from './histogram.ts';

/** Milliseconds. */
export interface Latency {
  readonly min: number;
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
  readonly 'p99.9': number;
  readonly max: number;
}

/** Undefined if nothing was recorded. */
export function latencyOf({ count, min, max, percentile }: Histogram): Latency | undefined {
  if (count() === 0) return undefined;
  const milliseconds = (value: number) => Math.round(value * 1000) / 1000;
  return {
    min: milliseconds(min()),
    p50: milliseconds(percentile(0.5)),
    p90: milliseconds(percentile(0.9)),
    p99: milliseconds(percentile(0.99)),
    'p99.9': milliseconds(percentile(0.999)),
    max: milliseconds(max()),
  };
}

/** How many durations were from `from` to less than `to` milliseconds. */
export interface LatencyRange {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Ranges that begin at 1, 2, 5, 10, 20, 50 and so on, from that of the shortest duration to that of the longest. */
export function rangesOf({ counts }: Histogram): readonly LatencyRange[] {
  const values = counts();
  const [first] = values;
  const last = values.at(-1);
  if (!first || !last) return [];
  const firstStep = stepOf(first.value);
  const ranges = Array.from({ length: stepOf(last.value) - firstStep + 1 }, (_, index) => ({
    ...{ from: startOf(firstStep + index), to: startOf(firstStep + index + 1), count: 0 },
  }));
  for (const { value, count } of values) {
    const range = ranges[stepOf(value) - firstStep];
    if (range) range.count += count;
  }
  return ranges;
}

const MULTIPLES = [1, 2, 5] as const;

/** The first step begins at a microsecond. */
function startOf(step: number): number {
  const multiple = MULTIPLES[step % MULTIPLES.length] ?? 1;
  return Number(`${multiple}e${Math.floor(step / MULTIPLES.length) - 3}`);
}

function stepOf(milliseconds: number): number {
  let step = 0;
  while (milliseconds >= startOf(step + 1)) step += 1;
  return step;
}
