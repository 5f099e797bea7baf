import type { SpecPointer } from '../data/specPointer.ts';
import { stronglyConnected } from '../graph/stronglyConnected.ts';
import type { Schema } from './schema.ts';
import { referencedDefinitions } from './subschemas.ts';

/** A schema that other schemas share. */
export interface Definition {
  /** Safe as a TypeScript identifier and unique within the provider, e.g. `Wallet`. */
  readonly name: string;
  readonly schema: Schema;
  /** The names of its type in earlier versions, which nothing else has. */
  readonly formerNames?: readonly string[];
  readonly source: SpecPointer;
}

/** The schemas of the definitions of a provider, by name. */
export type DefinitionMap = ReadonlyMap<string, Schema>;

/** The schema of a definition, by its name; undefined if there is none. */
export type DefinitionLookup = (name: string) => Schema | undefined;

/** The definitions of a provider, and the cycles in which they refer to each other. */
export interface DefinitionGraph {
  /** Throws if there is no definition with this name. */
  readonly get: (name: string) => Definition;
  /** The schema of a definition. Throws like `get`. */
  readonly schema: (name: string) => Schema;
  /** The same value for all definitions of a cycle; undefined for a definition that is part of none. */
  readonly cycleOf: (name: string) => string | undefined;
}

export function definitionGraph(definitions: readonly Definition[]): DefinitionGraph {
  const byName = new Map(definitions.map((definition) => [definition.name, definition]));
  const get = (name: string): Definition => {
    const found = byName.get(name);
    if (!found) throw new Error(`The contract refers to #/$defs/${name}, which its provider does not define.`);
    return found;
  };
  const cycles = cyclesOf([...byName.keys()], (name) => referencedDefinitions(get(name).schema));
  return { get, schema: (name) => get(name).schema, cycleOf: (name) => cycles.get(name) };
}

/** Maps each definition that refers to itself, directly or not, to one that represents its cycle. */
function cyclesOf(names: readonly string[], next: (name: string) => readonly string[]): ReadonlyMap<string, string> {
  const component = stronglyConnected(names, next);
  const sizes = new Map<string, number>();
  for (const representative of component.values()) sizes.set(representative, (sizes.get(representative) ?? 0) + 1);
  return new Map(
    [...component].filter(
      ([name, representative]) => (sizes.get(representative) ?? 0) > 1 || next(name).includes(name),
    ),
  );
}
