import type { Event, Provider } from '@hookbook/contract';
import { reachableDefinitions, type Schema, type SchemaObject, subschemas } from '@hookbook/contract/schema';

/** A JSON Schema of one event that refers to nothing outside of itself. */
export function selfContained(
  provider: Provider,
  event: Event,
): SchemaObject & { readonly $schema: string; readonly $defs?: Readonly<Record<string, Schema>> } {
  const schemas = new Map(provider.definitions.map(({ name, schema }) => [name, schema]));
  const needed = reachableDefinitions(event.payload, (name) => schemas.get(name), subschemas);
  const definitions = provider.definitions.filter(({ name }) => needed.includes(name));
  const description = event.description || event.summary;
  const payload = typeof event.payload === 'boolean' ? (event.payload ? {} : { not: {} }) : event.payload;
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: event.title,
    ...(description !== '' && { description }),
    ...payload,
    ...(definitions.length > 0 && { $defs: Object.fromEntries(definitions.map(({ name, schema }) => [name, schema])) }),
  };
}
