import { setTimeout as wait } from 'node:timers/promises';
import type { Problem } from './check.ts';

/** Resolves to how often the effect of an event has happened, by the id of the delivery. */
export type Observer = (id: string) => Promise<number>;

/** The number of lines with the id. */
export function countIn(text: string, id: string): number {
  return text.split('\n').filter((line) => line.includes(id)).length;
}

const POLL_MS = 50;

export interface ExpectedEffects {
  readonly expected: 0 | 1;
  /** Milliseconds to wait for the effect. */
  readonly patience: number;
  /** How a receiver is corrected whose effects are too many. */
  readonly fix: string;
  /** Whether the effect may happen more than once. */
  readonly mayRepeat?: boolean | undefined;
  /** Whether the effect may happen once although none is expected. */
  readonly mayBeIgnored?: boolean | undefined;
}

const LOST =
  'Handle the event, or correct the observer: it counts the effects of one event, by the id of its delivery.';

/** Why the number of effects is wrong; undefined if it is right. Effects may come after the response, but not twice. */
export async function effectsProblem(
  observe: Observer,
  id: string,
  { expected, patience, fix, mayRepeat = false, mayBeIgnored = false }: ExpectedEffects,
): Promise<Problem | undefined> {
  const end = Date.now() + patience;
  let count = await observe(id);
  while (count < expected && Date.now() < end) {
    await wait(Math.min(POLL_MS, patience));
    count = await observe(id);
  }
  if (count === expected) {
    // Another effect of the same event would be about to happen.
    await wait(Math.min(POLL_MS, patience));
    count = await observe(id);
  }
  if (count === expected || (mayRepeat && count > 0) || (mayBeIgnored && count === 1)) return undefined;
  const times = count === 1 ? 'once' : `${count} times`;
  if (expected === 0 && !mayBeIgnored)
    return { message: `The effect happened ${times}, although the delivery was rejected.`, fix };
  const limit = mayBeIgnored ? 'once at most' : 'once';
  const message = `The effect of the event ${id} happened ${times}, expected ${limit}.`;
  return { message, fix: count === 0 ? LOST : fix };
}
