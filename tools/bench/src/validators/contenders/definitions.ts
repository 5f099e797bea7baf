import type { Provider, Schema, SchemaObject } from '@hookbook/codegen';

/** A payload schema that stands alone, with the definitions that it needs under `$defs`. */
export function bundled({ definitions }: Provider, payload: Schema): SchemaObject & { $defs: Record<string, Schema> } {
  const byName = new Map(definitions.map(({ name, schema }) => [name, schema]));
  const needed = new Set<string>();
  const todo: unknown[] = [payload];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    const { $ref } = next as SchemaObject;
    const name = typeof $ref === 'string' ? $ref.slice('#/$defs/'.length) : undefined;
    if (name !== undefined && !needed.has(name)) {
      needed.add(name);
      todo.push(byName.get(name));
    }
    todo.push(...Object.values(next));
  }
  const body = typeof payload === 'object' && payload.$ref === undefined ? payload : { allOf: [payload] };
  return { ...body, $defs: Object.fromEntries([...needed].map((name) => [name, byName.get(name) ?? true])) };
}
