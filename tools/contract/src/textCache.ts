import type { Event, Provider } from './contract.ts';
import { reachableDefinitions } from './schema/reachable.ts';
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

/** Identifies each event of a provider by its contents and those of every definition that it uses. */
export function eventKeys({ definitions }: Pick<Provider, 'definitions'>, cache: TextCache): (event: Event) => string {
  const schemas = new Map(definitions.map(({ name, schema }) => [name, schema]));
  const keys = new Map(definitions.map((definition) => [definition.name, cache.key(definition)]));
  return (event) => {
    const { payload, headers = true } = event;
    const used = reachableDefinitions({ allOf: [payload, headers] }, (name) => schemas.get(name), subschemas);
    return cache.key(event, ...used.map((name) => [name, keys.get(name)]));
  };
}
