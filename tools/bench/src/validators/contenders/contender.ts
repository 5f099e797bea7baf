import type { Provider } from '@hookbook/codegen';
import type { Sample } from '../corpus/corpus.ts';

/** A validator that takes part. */
export interface Contender {
  readonly name: string;
  /** Gets ready for all events, which is what a program does once. Undefined where it is not installed. */
  readonly prepare: (providers: readonly Provider[]) => Promise<Prepared | undefined>;
}

export interface Prepared {
  /** Whether a value is an event: the quickest way that the contender has. */
  readonly check: (sample: Sample) => Check;
  /** The same, with everything that is wrong listed, where the contender can do that. Gives how much it listed. */
  readonly explain?: (sample: Sample) => (value: unknown) => number;
}

export type Check = (value: unknown) => boolean;
