import type { Provider } from '@hookbook/contract';
import { reachableDefinitions } from '@hookbook/contract/schema';

/** A provider with some of its events, and the definitions that their payloads need. */
export function onlyEvents(provider: Provider, types: ReadonlySet<string>): Provider {
  const events = provider.events.filter(({ type }) => types.has(type)).map(({ headers: _, ...event }) => event);
  const schemas = new Map(provider.definitions.map(({ name, schema }) => [name, schema]));
  const needed = new Set(events.flatMap(({ payload }) => reachableDefinitions(payload, (name) => schemas.get(name))));
  return { ...provider, events, definitions: provider.definitions.filter(({ name }) => needed.has(name)) };
}
