import type { Attempt } from '../send/attempt.ts';
import { createHistogram } from './histogram.ts';
import { type Latency, type LatencyRange, latencyOf, rangesOf } from './latency.ts';

/** What deliveries failed with, in the order in which it happened first. */
export interface Failure {
  /** A status, or an error code such as `timeout`. */
  readonly code: string;
  readonly count: number;
  /** Of the first one. */
  readonly message: string;
  readonly fix: string;
}

/** When a delivery was due, was sent and has ended: milliseconds of a stopwatch. */
export interface Times {
  readonly due: number;
  readonly sent: number;
  readonly ended: number;
}

/** What became of deliveries, in memory that does not grow with their number. */
export interface Results {
  readonly sent: number;
  readonly delivered: number;
  readonly failed: number;
  readonly failures: readonly Failure[];
  /** From the time at which a delivery was due. Undefined if none has ended. */
  readonly sinceDue: Latency | undefined;
  /** From the time at which a delivery was sent. */
  readonly sinceSent: Latency | undefined;
  /** How many deliveries took how long, from the time at which they were due. */
  readonly histogram: readonly LatencyRange[];
}

export interface Recorder {
  readonly record: (attempt: Attempt, times: Times) => void;
  readonly results: () => Results;
}

export function createRecorder(): Recorder {
  const sinceDue = createHistogram();
  const sinceSent = createHistogram();
  const failures = new Map<string, { code: string; count: number; message: string; fix: string }>();
  let delivered = 0;
  return {
    record: (attempt, { due, sent, ended }) => {
      sinceDue.record(ended - due);
      sinceSent.record(ended - sent);
      if (attempt.delivered) {
        delivered += 1;
        return;
      }
      const { message = '', fix = '' } = attempt.error ?? {};
      const code = codeOf(attempt);
      const failure = failures.get(code) ?? { code, count: 0, message, fix };
      failure.count += 1;
      failures.set(code, failure);
    },
    results: () => ({
      ...{ sent: sinceDue.count(), delivered, failed: sinceDue.count() - delivered, failures: [...failures.values()] },
      ...{ sinceDue: latencyOf(sinceDue), sinceSent: latencyOf(sinceSent), histogram: rangesOf(sinceDue) },
    }),
  };
}

/** Status 0 stands for a request that got no response. */
function codeOf({ status, error }: Attempt): string {
  if (status !== undefined && status !== 0) return String(status);
  return error && error.code !== 'status' ? error.code : 'no-response';
}
