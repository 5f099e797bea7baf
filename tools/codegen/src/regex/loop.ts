import type { Letters } from './alphabet.ts';

/** States that an engine can be in again after a text that it can read in several ways: what makes it backtrack. */
export interface Loop {
  readonly states: readonly number[];
  /** The text: at each place the letters that it may have. */
  readonly pump: readonly Letters[];
}
