/** Counts of durations, in memory that does not grow. A value that it returns is within 1 % of a recorded one, or a microsecond. */
export interface Histogram {
  /** Takes milliseconds, up to 71 minutes; a longer duration counts as that. */
  readonly record: (milliseconds: number) => void;
  readonly count: () => number;
  /** Exact. NaN without a recorded value, like `max` and `percentile`. */
  readonly min: () => number;
  /** Exact. */
  readonly max: () => number;
  /** The smallest value that at least `share` of all values do not exceed: 0.99 gives the 99th percentile. */
  readonly percentile: (share: number) => number;
  /** Values with their counts, in ascending order. */
  readonly counts: () => readonly ValueCount[];
}

export interface ValueCount {
  /** Milliseconds. */
  readonly value: number;
  readonly count: number;
}

/** Each doubling of the value has as many buckets, so a bucket is at most 1/128 of its values wide. */
const BUCKETS_PER_DOUBLING = 128;
const PRECISION_BITS = Math.log2(BUCKETS_PER_DOUBLING);
/** Microseconds are whole numbers of 32 bits. */
const MAX_MICROSECONDS = 2 ** 32 - 1;

export function createHistogram(): Histogram {
  const buckets = new Float64Array(bucketOf(MAX_MICROSECONDS) + 1);
  let total = 0;
  let min = Number.NaN;
  let max = Number.NaN;
  // The middle of the outermost buckets may lie outside of what was recorded.
  const within = (milliseconds: number) => Math.min(Math.max(milliseconds, min), max);
  return {
    record: (milliseconds) => {
      const bucket = bucketOf(toMicroseconds(milliseconds));
      buckets[bucket] = (buckets[bucket] ?? 0) + 1;
      total += 1;
      min = total === 1 ? milliseconds : Math.min(min, milliseconds);
      max = total === 1 ? milliseconds : Math.max(max, milliseconds);
    },
    count: () => total,
    min: () => min,
    max: () => max,
    percentile: (share) => {
      const rank = Math.max(1, Math.ceil(share * total));
      let passed = 0;
      const bucket = buckets.findIndex((count) => {
        passed += count;
        return passed >= rank;
      });
      return bucket === -1 ? Number.NaN : within(middleOf(bucket));
    },
    counts: () =>
      [...buckets.entries()].flatMap(([bucket, count]) =>
        count === 0 ? [] : [{ value: within(middleOf(bucket)), count }],
      ),
  };
}

function toMicroseconds(milliseconds: number): number {
  return Math.min(Math.max(Math.round(milliseconds * 1000), 0), MAX_MICROSECONDS);
}

/** Linear within a doubling: the leading bits of the number choose the bucket. */
function bucketOf(microseconds: number): number {
  const dropped = droppedBits(microseconds);
  return dropped * BUCKETS_PER_DOUBLING + (microseconds >>> dropped);
}

function droppedBits(microseconds: number): number {
  const bits = 32 - Math.clz32(microseconds);
  return Math.max(0, bits - PRECISION_BITS - 1);
}

/** Milliseconds in the middle of a bucket. */
function middleOf(bucket: number): number {
  const dropped = Math.max(0, Math.floor(bucket / BUCKETS_PER_DOUBLING) - 1);
  const width = 2 ** dropped;
  const lowest = (bucket - dropped * BUCKETS_PER_DOUBLING) * width;
  return (lowest + (width - 1) / 2) / 1000;
}
