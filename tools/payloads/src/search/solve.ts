import type { Schema, SchemaObject } from '@hookbook/contract/schema';
import { candidates } from '../build/candidates.ts';
import { expand } from '../facets/expand.ts';
import { type Branch, conjunctionOf } from '../facets/facet.ts';
import type { Place, Search } from '../facets/search.ts';
import { examplesToTry } from './examples.ts';

/** Validators reject bodies that are nested deeper than 64 levels. */
const MAX_DEPTH = 60;
/** How many ways to satisfy the schemas of one value are tried. */
const MAX_BRANCHES = 200;

/** A value that all schemas accept; undefined if none is found within the budget. */
export function solve(schemas: readonly Schema[], place: Place, search: Search): unknown {
  if (!search.budget.step()) return undefined;
  if (schemas.some((schema) => place.depth + search.heightOf(schema) > MAX_DEPTH)) return undefined;
  const isAccepted = (value: unknown) => schemas.every((schema) => search.accepts(schema, value));
  const example = examplesToTry(schemas, place, search).find(isAccepted);
  if (example !== undefined) return example;
  const conjunction = conjunctionOf(schemas);
  const { roots } = conjunction;
  const cost = schemas.reduce((sum, schema) => sum + search.testCostOf(schema), 0);
  let branches = 0;
  for (const branch of expand(conjunction, place, search)) {
    for (const candidate of candidates({ branch, roots, place, search })) {
      if (isPlain(branch, candidate) || isAccepted(candidate)) return candidate;
      if (!search.budget.step(cost)) return undefined;
    }
    if (++branches >= MAX_BRANCHES || search.budget.isExhausted()) return undefined;
  }
  return undefined;
}

/** Keywords that need a look at the whole value. */
const GLOBAL_KEYWORDS: readonly (keyof SchemaObject)[] = [
  'const', 'enum', 'anyOf', 'oneOf', 'not', 'if', 'dependentSchemas', 'unevaluatedProperties', 'unevaluatedItems',
  'contains', 'uniqueItems',
]; // biome-ignore format: a list reads better dense

/** Whether an object or array is right if its members are, which are right already. */
function isPlain({ facets }: Branch, candidate: unknown): boolean {
  if (typeof candidate !== 'object' || candidate === null) return false;
  return facets.every(({ schema }) => GLOBAL_KEYWORDS.every((keyword) => schema[keyword] === undefined));
}
