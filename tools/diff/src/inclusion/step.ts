import type { DefinitionLookup, Schema, SchemaObject } from '@hookbook/contract/schema';
import type { Conjunction } from './conjunction.ts';
import type { Failure, Segment } from './failure.ts';

/** What both schemas refer to. The definitions of the two sides have different names. */
export interface Surroundings {
  readonly definitions: DefinitionLookup;
  readonly accepts: (schema: Schema, value: unknown) => boolean;
  /** Whether the side that accepts, and the one that may refuse, assert `format`. */
  readonly assertsFormats: { readonly a: boolean; readonly b: boolean };
}

export interface PartFacts {
  /** Whether it is a member that the accepting side does not declare. */
  readonly isUndeclared?: boolean;
  /** A name that the member may have, of those that `OTHER_NAME` stands for. */
  readonly name?: string | undefined;
}

/** What the checks of keywords use. */
export interface Step {
  readonly definitions: DefinitionLookup;
  /** Details that take long are only asked for where they are used. */
  readonly fail: (keyword: Failure['keyword'], details?: Partial<Failure> | (() => Partial<Failure>)) => void;
  /** Adds failures of another comparison. */
  readonly add: (failures: readonly Failure[]) => void;
  /** Checks a part of the value. */
  readonly check: (a: Conjunction, b: Schema, segment: Segment, part?: PartFacts) => void;
  /** Whether every value of schemas is one of another schema. */
  readonly holds: (a: readonly SchemaObject[], b: Schema) => boolean;
  readonly holdsConjunction: (a: Conjunction, b: Schema) => boolean;
  /** The values of schemas, if they are few. */
  readonly listed: (a: Conjunction) => readonly unknown[] | undefined;
}
