import {
  acceptedTypes,
  type DefinitionMap,
  inPlaceSubschemas,
  reachable,
  reachableDefinitions,
} from '@hookbook/contract/schema';
import { type Assertions, accepts, acceptsStrictly } from '../evaluate/index.ts';
import { createBudget } from '../facets/budget.ts';
import { createHeights } from '../facets/heights.ts';
import type { PayloadSize, Search } from '../facets/search.ts';
import { createFindTexts } from '../pattern/index.ts';
import { createFieldKinds } from '../realistic/kindOf.ts';
import { collectExamples } from './examples.ts';
import { createInventions } from './inventions.ts';
import { remember } from './remember.ts';
import { createSharedSolutions, type SolveShared } from './sharedSolutions.ts';

/** Testing a value against one schema is faster than looking for a value. */
const STEPS_PER_SCHEMA = 0.1;

export interface SearchOptions {
  readonly seed: number;
  readonly size: PayloadSize;
  readonly isStrict: boolean;
  /** How many values and compositions to look at. */
  readonly steps: number;
}

/** Prepares searches among the same definitions, which share everything that does not depend on one payload. */
export function createSearches(definitions: DefinitionMap, assertions: Assertions): (options: SearchOptions) => Search {
  const lookup = (name: string) => definitions.get(name);
  const kinds = createFieldKinds();
  const shared = {
    definitions: lookup,
    heightOf: remember(createHeights(definitions)),
    examplesOf: remember((schema) => collectExamples(schema, lookup)),
    typesOf: remember((schema) => acceptedTypes(schema, lookup)),
    composedDefinitionsOf: remember((schema) => new Set(reachableDefinitions(schema, lookup, inPlaceSubschemas))),
    testCostOf: remember((schema) => STEPS_PER_SCHEMA * [...reachable(schema, lookup, inPlaceSubschemas)].length),
    matchesPattern: assertions.matchesPattern,
    findTexts: createFindTexts(),
  };
  const solutions = new Map<string, SolveShared>();
  return ({ seed, size, isStrict, steps }) => {
    const mode = `${seed} ${size} ${isStrict}`;
    const solve = solutions.get(mode) ?? createSharedSolutions();
    solutions.set(mode, solve);
    const search: Search = {
      ...shared,
      size,
      isStrict,
      budget: createBudget(steps),
      accepts: (schema, value) => (isStrict ? acceptsStrictly : accepts)(schema, value, assertions),
      solve: (schemas, place) => solve(schemas, place, search),
      inventions: createInventions(seed, kinds),
    };
    return search;
  };
}
