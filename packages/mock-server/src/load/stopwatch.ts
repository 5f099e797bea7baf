import { setImmediate as afterEvents } from 'node:timers/promises';
import { realClock } from '../send/clock.ts';

/** The time that deliveries are due at and measured with. */
export interface Stopwatch {
  /** Milliseconds with fractions. Never goes back, as the time of day may. */
  readonly now: () => number;
  /** May resolve up to a millisecond early. Zero milliseconds let responses arrive. Rejects when the signal aborts. */
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<unknown>;
}

export const systemStopwatch: Stopwatch = {
  now: () => performance.now(),
  sleep: (milliseconds, signal) =>
    milliseconds > 0 ? realClock.sleep(milliseconds, signal) : afterEvents(undefined, { signal }),
};
