/** A longer wait than this makes a timer fire at once: about 24.8 days. */
const LONGEST = 2 ** 31 - 1;

/** Milliseconds that a timer can wait. */
export function timerMs(milliseconds: number): number {
  return Math.min(milliseconds, LONGEST);
}
