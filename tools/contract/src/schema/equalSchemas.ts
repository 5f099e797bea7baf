import { mapReferences } from './mapSchema.ts';
import type { Schema } from './schema.ts';

/** A schema in a set of schemas that refer to each other: a `$ref` is the key of another one. */
export interface KeyedSchema {
  readonly key: string;
  /** Schemas with different names are never equal. */
  readonly name: string;
  readonly schema: Schema;
}

/**
 * Groups equal schemas. Two schemas are equal if they have the same text and their `$ref`s lead to equal schemas;
 * recursive schemas are equal unless a difference is found.
 */
export function equalSchemas<T extends KeyedSchema>(schemas: readonly T[]): (readonly T[])[] {
  const named = groupBy(schemas, ({ name }) => name);
  if (named.length === schemas.length) return named;
  // Partition refinement: start with all schemas of a name in one class, and split classes until nothing changes.
  let classes = named;
  for (let before = 0; before < classes.length; ) {
    before = classes.length;
    const classOf = new Map(classes.flatMap((members, index) => members.map(({ key }) => [key, String(index)])));
    const convert = ($ref: string) => classOf.get($ref) ?? $ref;
    classes = groupBy(schemas, ({ name, schema }) => JSON.stringify([name, mapReferences(schema, convert)]));
  }
  return classes;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}
