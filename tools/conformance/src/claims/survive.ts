import { shrink } from '@hookbook/payloads/shrink';

/** What the two sides of a change say about a payload. */
export interface Judges {
  /** Whether the new contract allows it. */
  readonly isAllowed: (payload: unknown) => boolean;
  /** Whether the validators of the old contract accept it. */
  readonly isAccepted: (payload: unknown) => boolean;
}

export interface Survival {
  /** How many payloads the new contract allows. */
  readonly payloads: number;
  /** The smallest payload found that the new contract allows and the old validators refuse. */
  readonly counterexample?: { readonly payload: unknown };
}

/** Tries candidates until `count` of them are payloads of the new contract, or the old validators refuse one that is. */
export function survive(candidates: Iterable<unknown>, count: number, { isAllowed, isAccepted }: Judges): Survival {
  let payloads = 0;
  for (const candidate of candidates) {
    if (payloads === count) break;
    if (!isAllowed(candidate)) continue;
    payloads += 1;
    if (isAccepted(candidate)) continue;
    return { payloads, counterexample: { payload: shrunk(candidate, { isAllowed, isAccepted }) } };
  }
  return { payloads };
}

/** A large payload has so many smaller ones that trying all would take minutes. */
const MAX_TRIALS = 1500;

function shrunk(payload: unknown, { isAllowed, isAccepted }: Judges): unknown {
  const isCounterexample = (smaller: unknown) => isAllowed(smaller) && !isAccepted(smaller);
  return shrink(payload, isCounterexample, { trials: MAX_TRIALS, isThorough: true });
}

/** Why a witness does not show that a change breaks something; undefined if it does. */
export function objectionTo(witness: unknown, { isAllowed, isAccepted }: Judges): string | undefined {
  if (!isAllowed(witness)) return 'the new contract does not allow the witness';
  return isAccepted(witness) ? 'the old validators accept the witness' : undefined;
}
