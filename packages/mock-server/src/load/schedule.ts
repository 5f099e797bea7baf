import type { Slots } from './slots.ts';
import type { Stopwatch } from './stopwatch.ts';

export interface LoadPlan {
  /** Deliveries per second. Without it, a delivery is due as soon as fewer than `concurrency` are under way. */
  readonly rate?: number | undefined;
  /** How many deliveries. Defaults to those that become due within `duration`. */
  readonly count?: number | undefined;
  /** For how many milliseconds deliveries become due. Without it and `count`, until they are stopped. */
  readonly duration?: number | undefined;
  /** How many deliveries are under way at most. */
  readonly concurrency: number;
}

/** How punctual the deliveries of a plan with a rate were. */
export interface Punctuality {
  /** How many started after they were due, because as many as allowed were under way. */
  readonly late: number;
  /** By how many milliseconds at most. */
  readonly latest: number;
  /** By how many milliseconds the others started after they were due, because this process was busy. */
  readonly ownDelay: number;
}

export interface ScheduleOptions {
  readonly stopwatch: Stopwatch;
  /** What is started takes a slot, and has to free it. */
  readonly slots: Slots;
  readonly signal: AbortSignal;
  /** `due` is a time of the stopwatch. */
  readonly start: (number: number, due: number) => void;
}

/** Responses can arrive at least every so many milliseconds, however many deliveries are due. */
const MAX_BUSY_MS = 1;

/** Starts deliveries when they are due, and the late ones as soon as possible, until the signal aborts. */
export async function startWhenDue(
  plan: LoadPlan,
  { stopwatch: { now, sleep }, slots, signal, start }: ScheduleOptions,
): Promise<Punctuality> {
  const { rate, duration = Number.POSITIVE_INFINITY } = plan;
  const planned = plannedCount(plan);
  const isLeft = (number: number) => (planned === undefined ? now() < started + duration : number <= planned);
  const punctuality = { late: 0, latest: 0, ownDelay: 0 };
  const started = now();
  let rested = started;
  let isBehind = false;
  for (let number = 1; isLeft(number); number += 1) {
    const due = rate === undefined ? now() : started + ((number - 1) / rate) * 1000;
    if (due > now()) isBehind = false;
    while (!signal.aborted && (due > now() || now() - rested > MAX_BUSY_MS)) {
      await sleep(Math.max(0, due - now()), signal).catch(() => {});
      rested = now();
    }
    isBehind ||= rate !== undefined && slots.isFull();
    await slots.take();
    // Meanwhile, the time may be over.
    if (signal.aborted || !isLeft(number)) {
      slots.free();
      return punctuality;
    }
    const delay = now() - due;
    if (isBehind) {
      punctuality.late += 1;
      punctuality.latest = Math.max(punctuality.latest, delay);
    } else punctuality.ownDelay = Math.max(punctuality.ownDelay, delay);
    start(number, due);
  }
  return punctuality;
}

/** How many deliveries are sent. Undefined if only time limits them. */
export function plannedCount({ rate, count, duration }: LoadPlan): number | undefined {
  if (count !== undefined || rate === undefined || duration === undefined) return count;
  return Math.max(1, Math.round((rate * duration) / 1000));
}
