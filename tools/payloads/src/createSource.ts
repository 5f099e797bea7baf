import { type DefinitionMap, inSchemaOrder, type Schema } from '@hookbook/contract/schema';
import { type Assertions, accepts, acceptsStrictly } from './evaluate/index.ts';
import { isNestedTooDeeply } from './facets/nesting.ts';
import { rootPlace } from './facets/place.ts';
import type { PayloadSize } from './facets/search.ts';
import { createPatternTest } from './pattern/index.ts';
import { createSearches } from './search/createSearch.ts';
import { remember } from './search/remember.ts';
import { hasFormat } from './verdict/formats.ts';

export interface PayloadOptions {
  /** Equal seeds give equal payloads, on every machine. */
  readonly seed: number;
  /** `typical` by default. */
  readonly size?: PayloadSize;
}

export interface SourceOptions {
  readonly definitions: DefinitionMap;
  /** Whether a payload has to satisfy `format`. */
  readonly assertsFormats: boolean;
}

/** How many values and compositions all attempts together may look at: a second or two. */
const STEPS = 40_000;
const STEPS_OF_ATTEMPT = 15_000;

/** Turns a seed into another one. */
const OTHER_SEED = 0x9e3779b9;

/** Creates a payload for one of the schemas; undefined if none was found. */
export type Source = (schema: Schema, options: PayloadOptions) => unknown;

/** What `accepts` needs to know of definitions and formats. */
export function createAssertions({ definitions, assertsFormats }: SourceOptions): Assertions {
  return {
    definitions: (name) => definitions.get(name),
    matchesPattern: createPatternTest(),
    hasFormat: assertsFormats ? hasFormat : () => true,
  };
}

/**
 * A payload passes strict mode if one was found that does, otherwise tolerant mode. None is found for a schema that accepts
 * nothing, that needs more than `STEPS` steps, or that is nested hundreds of levels deep.
 */
export function createSource({ definitions, assertsFormats }: SourceOptions): Source {
  const lookup = (name: string) => definitions.get(name);
  const assertions = createAssertions({ definitions, assertsFormats });
  const createSearch = createSearches(definitions, assertions);
  const isTooDeep = remember((schema) => isNestedTooDeeply(schema, lookup));
  const find: Source = (schema, { seed, size = 'typical' }) => {
    let steps = STEPS;
    for (const attempt of attempts(seed, size)) {
      const search = createSearch({ ...attempt, steps: Math.min(steps, STEPS_OF_ATTEMPT) });
      const found = search.solve([schema], rootPlace(attempt.seed));
      if (found !== undefined) {
        const payload = inSchemaOrder(found, [schema], lookup);
        const test = attempt.isStrict ? acceptsStrictly : accepts;
        if (test(schema, payload, assertions)) return payload;
      }
      steps -= search.budget.stepsTaken();
      if (steps <= 0) return undefined;
    }
    return undefined;
  };
  return (schema, options) => (isTooDeep(schema) ? undefined : find(schema, options));
}

/** Another seed makes other choices, and the smallest payload has the fewest ways to fail. */
function attempts(seed: number, size: PayloadSize) {
  const modes = [true, false].map((isStrict) => [
    { seed, size, isStrict },
    { seed: seed ^ OTHER_SEED, size, isStrict },
    { seed, size: 'minimal' as const, isStrict },
  ]);
  return modes.flat();
}
