/** Limits how much is under way at a time, for one taker. */
export interface Slots {
  readonly taken: () => number;
  readonly isFull: () => boolean;
  /** Resolves when a slot is free, which is then taken. */
  readonly take: () => Promise<void>;
  readonly free: () => void;
  /** Resolves when no slot is taken. */
  readonly untilEmpty: () => Promise<void>;
}

export function createSlots(limit: number): Slots {
  let taken = 0;
  let onFree = () => {};
  const nextFree = () =>
    new Promise<void>((resolve) => {
      onFree = resolve;
    });
  return {
    taken: () => taken,
    isFull: () => taken >= limit,
    take: async () => {
      while (taken >= limit) await nextFree();
      taken += 1;
    },
    free: () => {
      taken -= 1;
      onFree();
    },
    untilEmpty: async () => {
      while (taken > 0) await nextFree();
    },
  };
}
