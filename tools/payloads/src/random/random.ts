/** A source of pseudo-random numbers. Equal seeds give equal sequences. */
export interface Random {
  /** A number from 0 to 1, without 1. */
  readonly next: () => number;
  /** An integer from 0 to the limit, without the limit. */
  readonly below: (limit: number) => number;
  readonly chance: (probability: number) => boolean;
  /** An item of the list. Throws if the list is empty. */
  readonly pick: <T>(list: readonly T[]) => T;
  /** The list from a random item on, followed by the items before it. */
  readonly rotate: <T>(list: readonly T[]) => readonly T[];
}

/** Mulberry32: small, fast, and good enough to choose test data. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  const pick = <T>(list: readonly T[]): T => {
    if (list.length === 0) throw new Error('Cannot pick from an empty list.');
    return list[below(list.length)] as T;
  };
  const rotate = <T>(list: readonly T[]): readonly T[] => {
    const start = below(list.length);
    return start === 0 ? list : [...list.slice(start), ...list.slice(0, start)];
  };
  return { next, below, chance: (probability) => next() < probability, pick, rotate };
}
