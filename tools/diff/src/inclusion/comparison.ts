import type { Schema } from '@hookbook/contract/schema';
import type { Conjunction } from './conjunction.ts';
import type { Failure, Segment } from './failure.ts';
import type { PossibleValues } from './possible.ts';
import type { Surroundings } from './step.ts';

/** Where a comparison is. */
export interface Place {
  readonly path: readonly Segment[];
  /** How many unions were told apart on the way. */
  readonly splits: number;
}

/** A comparison of two schemas, which compares parts of them again and again. */
export interface Comparison {
  readonly surroundings: Surroundings;
  readonly values: PossibleValues;
  readonly failuresOf: (a: Conjunction, b: Schema, path: readonly Segment[], splits: number) => readonly Failure[];
  /** Whether there are no failures, which takes less time than to find all of them. */
  readonly holds: (a: Conjunction, b: Schema, path: readonly Segment[], splits: number) => boolean;
}
