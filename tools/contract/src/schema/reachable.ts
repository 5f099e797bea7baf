import type { DefinitionLookup } from './definitions.ts';
import { definitionName } from './refs.ts';
import type { Schema, SchemaObject } from './schema.ts';
import { assertedSubschemas, referencedDefinitions } from './subschemas.ts';

/** A schema and every schema that may apply to a value or a part of it, through references too. */
export function* reachable(
  schema: Schema,
  definitions: DefinitionLookup,
  inside: (schema: SchemaObject) => readonly Schema[] = assertedSubschemas,
): Generator<SchemaObject> {
  const seen = new Set<string>();
  const queue = [schema];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (typeof next === 'boolean') continue;
    yield next;
    queue.push(...inside(next));
    if (next.$ref === undefined || seen.has(next.$ref)) continue;
    seen.add(next.$ref);
    queue.push(definitions(definitionName(next.$ref)) ?? true);
  }
}

/** The names of the definitions that a schema refers to, directly or through others, sorted. */
export function reachableDefinitions(
  schema: Schema,
  definitions: DefinitionLookup,
  inside?: (schema: SchemaObject) => readonly Schema[],
): string[] {
  const names = new Set(referencedDefinitions(schema, inside));
  // The loop also visits the names that it adds.
  for (const name of names)
    for (const inner of referencedDefinitions(definitions(name) ?? true, inside)) names.add(inner);
  return [...names].sort();
}
