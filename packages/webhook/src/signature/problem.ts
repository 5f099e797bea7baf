import type { Signature } from './signature.ts';

/** Why no request can be signed, or every signature accepted, as a scheme says. */
export interface SchemeProblem {
  /** The path of the fact. */
  readonly fact: readonly [keyof Signature, ...string[]];
  readonly message: string;
  readonly fix: string;
}

export function problem(fact: SchemeProblem['fact'], message: string, fix: string): SchemeProblem {
  return { fact, message, fix };
}
