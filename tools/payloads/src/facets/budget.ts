/** Limits how long a search takes. */
export interface Budget {
  /** Takes a step, or several. False if none is left. */
  readonly step: (count?: number) => boolean;
  readonly isExhausted: () => boolean;
  /** Whether the payload may still become larger than necessary. */
  readonly hasRoom: () => boolean;
  readonly stepsTaken: () => number;
}

/** After this many steps, only what is required is added to a payload. */
const STEPS_FOR_OPTIONAL = 5000;

export function createBudget(steps: number): Budget {
  let taken = 0;
  return {
    step: (count = 1) => {
      taken += count;
      return taken <= steps;
    },
    isExhausted: () => taken > steps,
    hasRoom: () => taken < STEPS_FOR_OPTIONAL,
    stepsTaken: () => taken,
  };
}
