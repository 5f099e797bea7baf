import { median } from '../median.ts';

/** Milliseconds of each round. */
export interface GenerateTimes {
  readonly cold: readonly number[];
  readonly edited: readonly number[];
  readonly unchanged: readonly number[];
  readonly baseline: readonly number[];
}

const LABELS: Readonly<Record<keyof GenerateTimes, string>> = {
  cold: 'hookbook generate, without a cache',
  edited: 'hookbook generate, one event edited',
  unchanged: 'hookbook generate, nothing changed',
  baseline: 'asyncapi generate models typescript',
};

/** Formats the median times, and how many times faster than the baseline each is. */
export function formatComparison(times: GenerateTimes): string {
  const baseline = median(times.baseline);
  const lines = (Object.keys(LABELS) as (keyof GenerateTimes)[]).map((key) => {
    const time = median(times[key]);
    const seconds = (time / 1000).toFixed(2).padStart(6);
    const factor = (baseline / time).toFixed(1).padStart(5);
    return `${LABELS[key].padEnd(38)} ${seconds} s   ${factor} × the baseline's speed`;
  });
  return lines.join('\n');
}
