import type { Event, Provider } from './contract.ts';
import type { Definition } from './schema/definitions.ts';
import { reachableDefinitions } from './schema/reachable.ts';
import type { Schema } from './schema/schema.ts';
import { subschemas } from './schema/subschemas.ts';

/** Texts that were made before from the same inputs, so that only what an edit changes is made again. */
export interface TextCache {
  /** Identifies values by their contents. */
  readonly key: (...inputs: readonly unknown[]) => string;
  /** The text that was remembered for a key, or else the one that `make` returns. The key must cover all that it uses. */
  readonly text: (key: string, make: () => string) => string;
  /** The same for a text that takes time to make. */
  readonly slowText: (key: string, make: () => Promise<string>) => Promise<string>;
}

/** Remembers nothing. */
export const NO_CACHE: TextCache = {
  key: () => '',
  text: (_, make) => make(),
  slowText: (_, make) => make(),
};

type Key = TextCache['key'];

interface Keys {
  readonly schema: (schema: Schema) => string;
  readonly event: (event: Event) => string;
}

/** Emitters ask for the keys of the same events. */
const known = new WeakMap<Key, WeakMap<readonly Definition[], Keys>>();

/** Identifies each event of a provider by its contents and those of every definition that it uses. */
export function eventKeys(provider: Pick<Provider, 'definitions'>, cache: TextCache): (event: Event) => string {
  return keysOf(provider, cache).event;
}

/** Identifies schemas of a provider by their contents and those of every definition that they use. */
export function schemaKeys(provider: Pick<Provider, 'definitions'>, cache: TextCache): (schema: Schema) => string {
  return keysOf(provider, cache).schema;
}

function keysOf({ definitions }: Pick<Provider, 'definitions'>, { key }: TextCache): Keys {
  const byDefinitions = known.get(key) ?? new WeakMap<readonly Definition[], Keys>();
  const keys = byDefinitions.get(definitions) ?? keysAmong(definitions, key);
  byDefinitions.set(definitions, keys);
  known.set(key, byDefinitions);
  return keys;
}

function keysAmong(definitions: readonly Definition[], key: Key): Keys {
  const schemas = new Map(definitions.map(({ name, schema }) => [name, schema]));
  const usedBy = (schema: Schema) => reachableDefinitions(schema, (name) => schemas.get(name), subschemas);
  const definitionKeys = new Map(definitions.map((definition) => [definition.name, key(definition)]));
  const makeSchemaKey = remembering((schema: Exclude<Schema, boolean>) =>
    key(schema, ...usedBy(schema).map((name) => [name, definitionKeys.get(name)])),
  );
  const schemaKey = (schema: Schema) => (typeof schema === 'boolean' ? String(schema) : makeSchemaKey(schema));
  return {
    schema: schemaKey,
    event: remembering(({ payload, headers, ...others }: Event) =>
      key(others, schemaKey(payload), headers === undefined ? 'none' : schemaKey(headers)),
    ),
  };
}

function remembering<Value extends object>(make: (value: Value) => string): (value: Value) => string {
  const made = new WeakMap<Value, string>();
  return (value) => {
    const result = made.get(value) ?? make(value);
    made.set(value, result);
    return result;
  };
}
