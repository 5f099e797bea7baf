import { setImmediate as afterEvents } from 'node:timers/promises';
import type { Stopwatch } from '../src/load/stopwatch.ts';

interface Timer {
  readonly at: number;
  readonly wake: () => void;
}

/** A stopwatch whose time passes only when everybody sleeps, so that a second takes no time and repeats exactly. */
export interface Simulation extends Stopwatch {
  /** Lets time pass until the work is done. */
  readonly run: <Result>(work: Promise<Result>) => Promise<Result>;
}

export function createSimulation(): Simulation {
  let time = 0;
  let timers: readonly Timer[] = [];
  return {
    now: () => time,
    sleep: (milliseconds, signal) =>
      new Promise<void>((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const timer = { at: time + milliseconds, wake: resolve };
        timers = [...timers, timer].sort((a, b) => a.at - b.at);
        signal?.addEventListener('abort', () => {
          timers = timers.filter((other) => other !== timer);
          reject(signal.reason);
        });
      }),
    run: async (work) => {
      let isDone = false;
      const finish = () => {
        isDone = true;
      };
      work.then(finish, finish);
      for (;;) {
        await afterEvents();
        if (isDone) return work;
        const [next, ...others] = timers;
        if (!next) throw new Error('Everybody waits, and nobody sleeps.');
        timers = others;
        time = next.at;
        next.wake();
      }
    },
  };
}
