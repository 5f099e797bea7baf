import type { Schema, SchemaObject } from '../../../schema.ts';
import { type Definitions, nameOf } from './definitions.ts';
import { subschemas } from './references.ts';

/** A schema and all that can apply to a value or a part of it, also through references. */
export function* reachable(schema: Schema, definitions: Definitions): Generator<SchemaObject> {
  const met = new Set<string>();
  const todo = [schema];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    if (typeof next === 'boolean') continue;
    yield next;
    todo.push(...subschemas(next));
    if (next.$ref === undefined || met.has(next.$ref)) continue;
    met.add(next.$ref);
    todo.push(definitions.get(nameOf(next.$ref)).schema);
  }
}
