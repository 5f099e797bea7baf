import { setTimeout as wait } from 'node:timers/promises';

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
  /** Whether the effect may happen more than once. */
  readonly mayRepeat?: boolean | undefined;
}

/** Why the number of effects is wrong; undefined if it is right. Effects may come after the response, but not twice. */
export async function effectsProblem(
  observe: Observer,
  id: string,
  { expected, patience, mayRepeat = false }: ExpectedEffects,
): Promise<string | undefined> {
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
  if (count === expected || (mayRepeat && count > 0)) return undefined;
  const times = count === 1 ? 'once' : `${count} times`;
  return expected === 0
    ? `The effect happened ${times}, although the delivery was rejected.`
    : `The effect of the event ${id} happened ${times}, expected once.`;
}
