import type { Provider } from '@hookbook/contract';
import { reachableDefinitions, type Schema, type SchemaObject } from '@hookbook/contract/schema';

/** Makes a payload schema self-contained, with the definitions that it needs under `$defs`. */
export function bundleDefinitions(
  { definitions }: Provider,
  payload: Schema,
): SchemaObject & { readonly $defs: Readonly<Record<string, Schema>> } {
  const schemas = new Map(definitions.map(({ name, schema }) => [name, schema]));
  const needed = reachableDefinitions(payload, (name) => schemas.get(name));
  const body = typeof payload === 'object' && payload.$ref === undefined ? payload : { allOf: [payload] };
  return { ...body, $defs: Object.fromEntries(needed.map((name) => [name, schemas.get(name) ?? true])) };
}
