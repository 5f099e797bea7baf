import type { Event, Provider } from '@hookbook/contract';
import { reachableDefinitions, type Schema, type SchemaObject, subschemas } from '@hookbook/contract/schema';

interface SelfContainedSchema extends SchemaObject {
  readonly $schema: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

/** The payload schema of an event, with all definitions that it needs. */
export function selfContainedSchema({ definitions }: Provider, event: Event): SelfContainedSchema {
  const schemas = new Map(definitions.map(({ name, schema }) => [name, schema]));
  const reachable = reachableDefinitions(event.payload, (name) => schemas.get(name), subschemas);
  const $defs = definitions
    .filter(({ name }) => reachable.includes(name))
    .map(({ name, schema }) => [name, schema] as const);
  const description = event.description || event.summary;
  const payload = typeof event.payload === 'boolean' ? (event.payload ? {} : { not: {} }) : event.payload;
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: event.title,
    ...(description !== '' && { description }),
    ...payload,
    ...($defs.length > 0 && { $defs: Object.fromEntries($defs) }),
  };
}
