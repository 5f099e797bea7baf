import { shrink } from '@hookbook/payloads/shrink';

/** What decides whether a value is a witness. */
export interface Judges {
  /** Whether the new contract allows a value. */
  readonly isAllowed: (value: unknown) => boolean;
  /** Whether the validators of the old contract refuse it. */
  readonly isRefused: (value: unknown) => boolean;
}

/** A budget: the first witnesses are made as small as possible, which takes long for large payloads. */
export interface Trials {
  left: number;
}

/** For one witness. */
const MAX_TRIALS = 300;

/** A smaller value that is still a witness: members and items are left out one by one. */
export function shrunk(witness: unknown, { isAllowed, isRefused }: Judges, budget: Trials): unknown {
  const isWitness = (smaller: unknown) => {
    budget.left -= 1;
    // Most values that are too small lack what the new contract requires.
    return isAllowed(smaller) && isRefused(smaller);
  };
  return shrink(witness, isWitness, { trials: Math.min(MAX_TRIALS, budget.left) });
}
