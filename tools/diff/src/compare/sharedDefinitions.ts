import type { Definition, Provider } from '@hookbook/contract';
import {
  type DefinitionLookup,
  definitionName,
  definitionRef,
  mapReferences,
  referencedDefinitions,
  type Schema,
  subschemas,
} from '@hookbook/contract/schema';
import { withoutWords } from './words.ts';

export type SideName = 'base' | 'head';

/** The definitions of both sides under names that differ, unless they are the same on both sides. */
export interface SharedDefinitions {
  readonly definitions: ReadonlyMap<string, Schema>;
  /** A schema of a side that refers to these definitions, without words. */
  readonly schemaOf: (schema: Schema, side: SideName) => Schema;
}

export function sharedDefinitions(base: Provider, head: Provider): SharedDefinitions {
  const sides = { base: byName(base), head: byName(head) };
  const changed = changedNames(sides.base, sides.head);
  const nameOf = (name: string, side: SideName) => `${changed.has(name) ? side : 'both'}.${name}`;
  const renamed = (schema: Schema, side: SideName) =>
    mapReferences(schema, ($ref) => definitionRef(nameOf(definitionName($ref), side)));
  const definitions = new Map<string, Schema>();
  for (const side of ['head', 'base'] as const)
    for (const [name, schema] of sides[side])
      if (!definitions.has(nameOf(name, side))) definitions.set(nameOf(name, side), renamed(schema, side));
  return { definitions, schemaOf: (schema, side) => renamed(withoutWords(schema), side) };
}

export function lookupIn(definitions: readonly Definition[]): DefinitionLookup {
  const schemas = new Map(definitions.map(({ name, schema }) => [name, schema]));
  return (name) => schemas.get(name);
}

function byName({ definitions }: Provider): ReadonlyMap<string, Schema> {
  return new Map(definitions.map(({ name, schema }) => [name, withoutWords(schema)]));
}

/** The names of definitions that differ, or that refer to one that does. */
function changedNames(base: ReadonlyMap<string, Schema>, head: ReadonlyMap<string, Schema>): ReadonlySet<string> {
  const changed = new Set<string>();
  for (const name of new Set([...base.keys(), ...head.keys()]))
    if (JSON.stringify(base.get(name)) !== JSON.stringify(head.get(name))) changed.add(name);
  const users = new Map<string, string[]>();
  for (const [name, schema] of [...base, ...head])
    for (const used of referencedDefinitions(schema, subschemas)) users.set(used, [...(users.get(used) ?? []), name]);
  // Each name is added once, and its users are looked at then.
  for (const name of changed) for (const user of users.get(name) ?? []) changed.add(user);
  return changed;
}
