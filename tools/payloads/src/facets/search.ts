import type { DefinitionLookup, Schema, TypeSet } from '@hookbook/contract/schema';
import type { FindTexts, PatternTest } from '../pattern/index.ts';
import type { Budget } from './budget.ts';

/**
 * How much a payload contains: what its schema requires; also what it allows, except what is deprecated or deep inside;
 * or everything that it allows. Recursion ends as early as the schema permits in every size.
 */
export type PayloadSize = 'minimal' | 'typical' | 'all-optional';

/** The position of a value in the payload, and what it implies. */
export interface Place {
  /** Random numbers for the value start from it. It depends on the seed of the payload and on the names on the way. */
  readonly seed: number;
  /** The seed of the object around the value. */
  readonly parentSeed: number;
  /** The lower-case words of the names on the way to the value. */
  readonly words: readonly string[];
  /** How many objects and arrays are around the value. */
  readonly depth: number;
  /** The definitions that describe the values around this one. */
  readonly entered: ReadonlySet<string>;
  /** Whether these definitions must not be entered again here. */
  readonly avoidsRecursion: boolean;
  /** Whether a recursion that cannot be avoided has to end soon: everything is as small as possible. */
  readonly isLean: boolean;
}

/** The state and the services of the search for one payload. */
export interface Search {
  readonly size: PayloadSize;
  /** Whether to leave out what a validator in strict mode rejects. */
  readonly isStrict: boolean;
  readonly budget: Budget;
  readonly definitions: DefinitionLookup;
  /** The least nesting of a value, `Infinity` if there is no finite one. Never too large. */
  readonly heightOf: (schema: Schema) => number;
  /** The types that a schema may accept. */
  readonly typesOf: (schema: Schema) => TypeSet;
  /** The definitions that may describe the same value as the schema. */
  readonly composedDefinitionsOf: (schema: Schema) => ReadonlySet<string>;
  /** The examples of a schema and of those that it always applies. */
  readonly examplesOf: (schema: Schema) => readonly unknown[];
  /** How many steps it takes to test a value. */
  readonly testCostOf: (schema: Schema) => number;
  readonly accepts: (schema: Schema, value: unknown) => boolean;
  readonly matchesPattern: PatternTest;
  readonly findTexts: FindTexts;
  /** A value that all schemas accept; undefined if none is found. */
  readonly solve: (schemas: readonly Schema[], place: Place) => unknown;
  /** Values for a field of this name, the best first. */
  readonly inventions: Inventions;
}

/** Invented values. */
export interface Inventions {
  readonly wordsOf: (name: string) => readonly string[];
  /** Values that suit the name of the field and its format. */
  readonly forField: (place: Place, hints: FieldHints) => Iterable<string | number | boolean>;
  /** Values of every kind, whatever the name. */
  readonly ofAllKinds: (place: Place) => Iterable<string | number | boolean>;
}

export interface FieldHints {
  readonly formats: readonly string[];
  readonly description: string;
}
