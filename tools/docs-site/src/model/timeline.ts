import type { AttemptPolicy } from '@hookbook/contract';
import { durationSeconds } from '../text/durationText.ts';

/** The times of attempts in seconds after the first, which is at 0. Undefined unless the delays are published. */
export function attemptTimes({ retries }: AttemptPolicy): readonly number[] | undefined {
  const delays = retries?.map(durationSeconds) ?? [];
  if (delays.length === 0 || delays.includes(undefined)) return undefined;
  let time = 0;
  const times = [0];
  for (const delay of delays) {
    time += delay ?? 0;
    times.push(time);
  }
  return times;
}
