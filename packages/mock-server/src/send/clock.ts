import { setTimeout as wait } from 'node:timers/promises';

/** Where a sender has its time from: that of signatures, and between attempts. */
export interface Clock {
  readonly now: () => Date;
  /** Resolves after so many milliseconds. Rejects with the signal's reason when it aborts. */
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<unknown>;
}

export const realClock: Clock = { now: () => new Date(), sleep: timer };

/**
 * A clock that only moves when somebody sleeps: three days of attempts take no time, and their signatures are three days
 * apart. Give the receiver the same time, or it rejects them.
 */
export function virtualClock(start: Date = new Date()): Clock {
  let now = start.getTime();
  return {
    now: () => new Date(now),
    sleep: async (milliseconds, signal) => {
      signal?.throwIfAborted();
      now += milliseconds;
    },
  };
}

/** About 24.8 days. A Node timer with a longer delay fires immediately. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** Milliseconds, limited to what a timer supports. */
export function clampToTimer(milliseconds: number): number {
  return Math.min(milliseconds, MAX_TIMER_MS);
}

/** Rejects with the signal's reason, like an attempt, and not with Node's `AbortError`. */
async function timer(milliseconds: number, signal?: AbortSignal): Promise<void> {
  await wait(clampToTimer(milliseconds), undefined, { signal }).catch(() => signal?.throwIfAborted());
}
