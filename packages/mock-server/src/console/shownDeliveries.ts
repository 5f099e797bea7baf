import type { DeliverySummary } from './types.ts';

export interface ShownDeliveries {
  /** Newest first. */
  readonly shown: readonly DeliverySummary[];
  /** How many newer ones wait, because they would move what somebody reads. */
  readonly waiting: number;
}

export interface ShownInput {
  /** What is in the list now, newest first. */
  readonly before: readonly DeliverySummary[];
  /** What the filter finds, newest first. */
  readonly found: readonly DeliverySummary[];
  /** The latest state of a delivery. */
  readonly get: (number: number) => DeliverySummary | undefined;
  /** Whether somebody reads the list: it is scrolled, or a delivery is open. */
  readonly isHeld: boolean;
}

/** The deliveries to show. In a list that is held, rows keep their places: newer ones wait, and older ones follow at the end. */
export function shownDeliveries({ before, found, get, isHeld }: ShownInput): ShownDeliveries {
  const newest = before[0]?.number;
  const oldest = before.at(-1)?.number;
  if (!isHeld || newest === undefined || oldest === undefined) return { shown: found, waiting: 0 };
  const kept = before.flatMap(({ number }) => get(number) ?? []);
  return {
    shown: [...kept, ...found.filter(({ number }) => number < oldest)],
    waiting: found.filter(({ number }) => number > newest).length,
  };
}
