import { mapReferences } from './mapSchema.ts';
import type { Schema } from './schema.ts';

/** A schema whose `$ref`s are keys of others. */
export interface KeyedSchema {
  readonly key: string;
  /** Only schemas of the same name are compared. */
  readonly name: string;
  readonly schema: Schema;
}

/**
 * Groups equal schemas: those with the same text once equal schemas behind their `$ref`s count as the same one. Schemas
 * that refer to each other in cycles are equal until a difference shows.
 */
export function equalSchemas<T extends KeyedSchema>(schemas: readonly T[]): (readonly T[])[] {
  const named = groupBy(schemas, ({ name }) => name);
  if (named.length === schemas.length) return named;
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
