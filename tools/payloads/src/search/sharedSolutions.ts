import type { Schema } from '@hookbook/contract/schema';
import { createBudget } from '../facets/budget.ts';
import type { Place, Search } from '../facets/search.ts';
import { solve } from './solve.ts';

/** Deeper values are rarely at the same place in two payloads. */
const MAX_DEPTH = 2;
/** How many values and compositions to look at for one of them. */
const STEPS = 5000;

interface Solution {
  readonly value: unknown;
  readonly steps: number;
}

/** Solves schemas. Looks once for the value of a definition at one place, which many events have: `sender`, `repository`. */
export type SolveShared = (schemas: readonly Schema[], place: Place, search: Search) => unknown;

/** The solutions of one seed, size and mode. */
export function createSharedSolutions(): SolveShared {
  const known = new Map<string, Solution>();
  return (schemas, place, search) => {
    const key = keyOf(schemas, place);
    if (key === undefined) return solve(schemas, place, search);
    const solution = known.get(key) ?? solveApart(schemas, place, search);
    known.set(key, solution);
    search.budget.step(solution.steps);
    return solution.value;
  };
}

/** With a budget of its own, so that the value does not depend on the payload around it. */
function solveApart(schemas: readonly Schema[], place: Place, search: Search): Solution {
  const budget = createBudget(STEPS);
  const apart: Search = { ...search, budget, solve: (inner, at) => solve(inner, at, apart) };
  return { value: solve(schemas, place, apart), steps: budget.stepsTaken() };
}

/** Everything that the value depends on; undefined for what is not worth sharing. */
function keyOf([schema, ...others]: readonly Schema[], place: Place): string | undefined {
  const isShared = typeof schema === 'object' && schema.$ref !== undefined && others.length === 0;
  if (!isShared || place.depth === 0 || place.depth > MAX_DEPTH) return undefined;
  return JSON.stringify({ schema, ...place, entered: [...place.entered].sort() });
}
