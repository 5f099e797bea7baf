import { setMaxListeners } from 'node:events';
import type { Attempt } from '../send/attempt.ts';
import { createRecorder, type Results } from './results.ts';
import { type LoadPlan, type Punctuality, plannedCount, startWhenDue } from './schedule.ts';
import { createSlots } from './slots.ts';
import { type Stopwatch, systemStopwatch } from './stopwatch.ts';

export interface LoadOptions<Delivery> extends LoadPlan {
  /** Creates and signs the delivery with this number. The first one is 1. */
  readonly create: (number: number) => Delivery;
  /** Makes one attempt. A failed one is a result; a rejection ends the load. */
  readonly send: (delivery: Delivery, signal: AbortSignal) => Promise<Attempt>;
  readonly onProgress?: ((progress: LoadProgress) => void) | undefined;
  /** Milliseconds between calls of `onProgress`. */
  readonly progressEvery?: number | undefined;
  readonly stopwatch?: Stopwatch | undefined;
  /** Aborts what is under way. The report has what has ended until then. */
  readonly signal?: AbortSignal | undefined;
}

export interface LoadProgress extends Results {
  /** How many will be sent. Undefined if only time limits them. */
  readonly planned: number | undefined;
  /** How many have ended per second since the last progress. */
  readonly perSecond: number;
  readonly underWay: number;
}

export interface LoadReport extends Results {
  /** How many should be sent. Undefined if only time limited them. */
  readonly planned: number | undefined;
  readonly seconds: number;
  /** How many started per second. */
  readonly perSecond: number;
  /** Absent without a rate. */
  readonly punctuality?: Punctuality;
  readonly isStopped: boolean;
  /** How many were under way when they were stopped. No other number includes them. */
  readonly aborted: number;
}

/**
 * Sends deliveries at a rate, and measures. A slow endpoint changes nothing about when deliveries are due, so latency includes
 * the time that a delivery waits for others.
 */
export async function load<Delivery>(options: LoadOptions<Delivery>): Promise<LoadReport> {
  const { rate, concurrency, create, send, onProgress, progressEvery = 1000, signal } = options;
  const { stopwatch = systemStopwatch } = options;
  const { now, sleep } = stopwatch;
  const planned = plannedCount(options);
  const recorder = createRecorder();
  const slots = createSlots(concurrency);
  const [stopping, ended] = [new AbortController(), new AbortController()];
  // Node 20 warns of more than ten, and each delivery under way has one.
  setMaxListeners(0, stopping.signal);
  const stop = () => stopping.abort(signal?.reason);
  signal?.addEventListener('abort', stop, { once: true });
  if (signal?.aborted) stop();
  const started = now();
  let last = { number: 0, at: started };
  let aborted = 0;

  const start = async (number: number, due: number) => {
    last = { number, at: now() };
    try {
      const delivery = create(number);
      const sent = now();
      const attempt = await send(delivery, stopping.signal);
      recorder.record(attempt, { due: rate === undefined ? sent : due, sent, ended: now() });
    } catch (error) {
      aborted += 1;
      stopping.abort(error);
    } finally {
      slots.free();
    }
  };

  const reportProgress = async (report: (progress: LoadProgress) => void) => {
    for (let [before, sent] = [started, 0]; ; ) {
      await sleep(progressEvery, ended.signal);
      const results = recorder.results();
      const perSecond = ((results.sent - sent) / (now() - before)) * 1000;
      [before, sent] = [now(), results.sent];
      report({ ...results, planned, perSecond, underWay: slots.taken() });
    }
  };
  // It ends when there is no more progress.
  if (onProgress) reportProgress(onProgress).catch(() => {});

  const punctuality = await startWhenDue(options, { stopwatch, slots, signal: stopping.signal, start });
  await slots.untilEmpty();
  ended.abort();
  signal?.removeEventListener('abort', stop);
  const isStopped = signal?.aborted ?? false;
  if (stopping.signal.aborted && !isStopped) throw stopping.signal.reason;
  const results = recorder.results();
  const seconds = (now() - started) / 1000;
  // An interval follows the last delivery, too: three deliveries at 2/s take 1.5 s, and not how long the last one takes.
  const perSecond = rate === undefined ? results.sent / seconds : last.number / ((last.at - started) / 1000 + 1 / rate);
  return {
    ...{ ...results, planned, seconds, perSecond, isStopped, aborted },
    ...(rate !== undefined && { punctuality }),
  };
}
