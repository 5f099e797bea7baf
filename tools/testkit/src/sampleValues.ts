import type { Schema } from '@hookbook/contract/schema';
import { createRandom, type Random } from '@hookbook/payloads/random';
import { type Resolve, resolveIn, UNSATISFIABLE } from './sampler/context.ts';
import { createPatternTexts, type PatternTexts } from './sampler/patternTexts.ts';
import { sampleSchemas } from './sampler/sampleSchemas.ts';

export { TEXTS } from './sampler/texts.ts';
export { type Resolve, resolveIn };

/** The state of sampling. Share one source between schemas, because texts that match a pattern are expensive. */
export interface SampleSource {
  readonly random: Random;
  readonly patternTexts: PatternTexts;
}

export interface SampleOptions {
  readonly resolve: Resolve;
  /**
   * Give every object at least one of its declared properties. TypeScript requires that of a value whose type has optional
   * properties only.
   */
  readonly avoidEmptyObjects?: boolean;
  /** Names for properties that no schema declares. By default some of them are dangerous, such as `__proto__`. */
  readonly unknownNames?: readonly string[];
}

const UNKNOWN_NAMES = ['extra', 'x-1', '__proto__', 'constructor', ''];

/** Equal seeds give equal values. */
export function createSampleSource(seed: number): SampleSource {
  return { random: createRandom(seed), patternTexts: createPatternTexts(seed) };
}

/**
 * A JSON value that the schema most likely accepts; ask a validator to be certain. `undefined` if the sampler finds none,
 * for example because the schema requires itself. `not`, `if` and the keywords about unevaluated values are ignored.
 */
export function sampleValue(schema: Schema, source: SampleSource, options: SampleOptions): unknown {
  const { resolve, avoidEmptyObjects = false, unknownNames = UNKNOWN_NAMES } = options;
  try {
    return sampleSchemas([schema], { ...source, resolve, avoidEmptyObjects, unknownNames, depth: 0 });
  } catch (error) {
    if (error === UNSATISFIABLE) return undefined;
    throw error;
  }
}

/** `count` values, without those that the sampler does not find. */
export function sampleValues(
  schema: Schema,
  { count, seed, ...options }: SampleOptions & { readonly count: number; readonly seed: number },
): readonly unknown[] {
  const source = createSampleSource(seed);
  const values = Array.from({ length: count }, () => sampleValue(schema, source, options));
  return values.filter((value) => value !== undefined);
}
