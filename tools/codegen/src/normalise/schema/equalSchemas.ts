import type { Schema } from '../../schema.ts';
import { mapReferences } from './mapReferences.ts';

/** A shared schema whose `$ref`s are keys of others. */
export interface Keyed {
  readonly key: string;
  /** Only schemas that would be called the same are compared. */
  readonly name: string;
  readonly schema: Schema;
}

/**
 * The classes of equal schemas: those that have the same text, once equal schemas behind their `$ref`s are taken for the
 * same one. Schemas that refer to each other in cycles are equal until proven different.
 */
export function equalSchemas<T extends Keyed>(all: readonly T[]): (readonly T[])[] {
  const named = groups(all, ({ name }) => name);
  if (named.length === all.length) return named;
  let classes = named;
  for (let before = 0; before < classes.length; ) {
    before = classes.length;
    const classOf = new Map(classes.flatMap((members, index) => members.map(({ key }) => [key, String(index)])));
    const convert = ($ref: string) => classOf.get($ref) ?? $ref;
    classes = groups(all, ({ name, schema }) => JSON.stringify([name, mapReferences(schema, convert)]));
  }
  return classes;
}

function groups<T>(all: readonly T[], keyOf: (each: T) => string): T[][] {
  const found = new Map<string, T[]>();
  for (const each of all) {
    const key = keyOf(each);
    const group = found.get(key);
    if (group) group.push(each);
    else found.set(key, [each]);
  }
  return [...found.values()];
}
