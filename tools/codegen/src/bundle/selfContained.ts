import type { Event, Provider } from '../contract.ts';
import type { Schema, SchemaObject } from '../schema.ts';

/** A JSON Schema of one event that refers to nothing outside of itself. */
export function selfContained(
  provider: Provider,
  event: Event,
): SchemaObject & { readonly $schema: string; readonly $defs?: Readonly<Record<string, Schema>> } {
  const needed = reachable(provider, event.payload);
  const definitions = provider.definitions.filter(({ name }) => needed.has(name));
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

/** Names of the definitions that a schema refers to, directly or through others. */
function reachable(provider: Provider, schema: Schema): ReadonlySet<string> {
  const byName = new Map(provider.definitions.map((each) => [each.name, each.schema]));
  const found = new Set<string>();
  const queue: unknown[] = [schema];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    const ref = (next as { $ref?: unknown }).$ref;
    const name = typeof ref === 'string' && ref.startsWith('#/$defs/') ? ref.slice('#/$defs/'.length) : undefined;
    if (name !== undefined && !found.has(name)) {
      found.add(name);
      queue.push(byName.get(name));
    }
    queue.push(...Object.values(next).filter((each) => each !== undefined));
  }
  return found;
}
