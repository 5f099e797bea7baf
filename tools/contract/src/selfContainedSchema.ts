import type { Event, Provider } from './contract.ts';
import { reachableDefinitions } from './schema/reachable.ts';
import type { Schema, SchemaObject } from './schema/schema.ts';
import { subschemas } from './schema/subschemas.ts';

export interface SelfContainedSchema extends SchemaObject {
  readonly $schema: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

export const SCHEMA_URI = 'https://json-schema.org/draft/2020-12/schema';

/** The payload schema of an event, with all definitions that it needs. */
export function selfContainedSchema({ definitions }: Pick<Provider, 'definitions'>, event: Event): SelfContainedSchema {
  const schemas = new Map(definitions.map(({ name, schema }) => [name, schema]));
  const reachable = new Set(reachableDefinitions(event.payload, (name) => schemas.get(name), subschemas));
  const $defs = [...schemas].filter(([name]) => reachable.has(name));
  return {
    $schema: SCHEMA_URI,
    ...titledPayload(event),
    ...($defs.length > 0 && { $defs: Object.fromEntries($defs) }),
  };
}

/** The payload schema of an event, which says what the event is. */
export function titledPayload({ title, description, summary, payload }: Event): SchemaObject {
  const text = description || summary;
  const schema = typeof payload === 'boolean' ? (payload ? {} : { not: {} }) : payload;
  return { title, ...(text !== '' && { description: text }), ...schema };
}
