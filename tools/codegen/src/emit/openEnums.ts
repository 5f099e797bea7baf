import type { Event, Provider } from '@hookbook/contract';
import { composedOf, definitionName, type Schema } from '@hookbook/contract/schema';

/** More would only repeat each other. */
const MAX_PLACES = 3;

interface Found {
  readonly schema: Schema;
  /** The names of the members that lead to the value. */
  readonly path: readonly string[];
}

/** Paths of members to enums that may get new values (`x-extensible-enum`), the shortest first. */
export function openEnums({ payload }: Event, { definitions }: Provider): readonly (readonly string[])[] {
  const byName = new Map(definitions.map(({ name, schema }) => [name, schema]));
  const places = new Map<string, readonly string[]>();
  let level: readonly Found[] = [{ schema: payload, path: [] }];
  while (level.length > 0 && places.size < MAX_PLACES) {
    const next: Found[] = [];
    for (const { schema, path } of level) {
      if (typeof schema === 'boolean') continue;
      if (schema['x-extensible-enum']) places.set(path.join('/'), path);
      const name = schema.$ref === undefined ? undefined : definitionName(schema.$ref);
      const referenced = name === undefined ? undefined : byName.get(name);
      if (name !== undefined && referenced !== undefined) next.push({ schema: referenced, path });
      // The shortest path to a definition is enough, and there may be cycles.
      if (name !== undefined) byName.delete(name);
      next.push(...composedOf(schema).map((inner) => ({ schema: inner, path })));
      for (const [member, inner] of Object.entries(schema.properties ?? {}))
        next.push({ schema: inner, path: [...path, member] });
    }
    level = next;
  }
  return [...places.values()].slice(0, MAX_PLACES);
}
