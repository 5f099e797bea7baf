import type { Definition } from '@hookbook/contract';
import { definitionRef, type Schema } from '@hookbook/contract/schema';
import type { Random } from '@hookbook/payloads/random';
import type { PatternTexts } from './patternTexts.ts';

/** Returns the definition that a canonical `$ref` points to. */
export type Resolve = ($ref: string) => Schema;

/** Resolves references to the definitions of a provider. An unknown reference gives a schema that accepts everything. */
export function resolveIn(definitions: readonly Definition[]): Resolve {
  const schemas = new Map(definitions.map(({ name, schema }) => [definitionRef(name), schema]));
  return ($ref) => schemas.get($ref) ?? true;
}

/** What sampling one value depends on, besides its schema. */
export interface SampleContext {
  readonly random: Random;
  readonly patternTexts: PatternTexts;
  readonly resolve: Resolve;
  readonly avoidEmptyObjects: boolean;
  readonly unknownNames: readonly string[];
  /** How many objects and arrays are around the value. */
  readonly depth: number;
}

/** No value satisfies the schemas, as far as the sampler sees. Thrown, and caught where a value may be left out. */
export const UNSATISFIABLE: unique symbol = Symbol('unsatisfiable');
