import { type DefinitionLookup, definitionName, type Schema } from '@hookbook/contract/schema';
import type { Place, Search } from '../facets/search.ts';
import { randomFor } from '../random/index.ts';

/** The examples of a schema and of those that it always applies. */
export function collectExamples(schema: Schema, definitions: DefinitionLookup): readonly unknown[] {
  const visited = new Set<Schema>([schema]);
  const examples: unknown[] = [];
  for (const next of visited) {
    if (typeof next === 'boolean') continue;
    for (const example of next.examples ?? []) examples.push(example);
    if (next.$ref !== undefined) visited.add(definitions(definitionName(next.$ref)) ?? true);
    for (const part of next.allOf ?? []) visited.add(part);
  }
  return examples;
}

/**
 * The examples to try for a value, starting with a random one. A payload that is as small or as large as possible only uses
 * scalars, because an object in an example has the members that its author chose.
 */
export function examplesToTry(schemas: readonly Schema[], place: Place, search: Search): readonly unknown[] {
  const examples = schemas.flatMap((schema) => search.examplesOf(schema));
  if (examples.length === 0) return examples;
  const usable = examples.filter(
    (example) => search.size === 'typical' || typeof example !== 'object' || example === null,
  );
  return randomFor(place.seed, 'example').rotate(usable);
}
