import type { Schema } from '@hookbook/contract/schema';

/** A function that computes its result once for each schema. */
export function remember<T>(compute: (schema: Schema) => T): (schema: Schema) => T {
  const known = new WeakMap<object, T>();
  return (schema) => {
    if (typeof schema === 'boolean') return compute(schema);
    const remembered = known.get(schema);
    if (remembered !== undefined) return remembered;
    const computed = compute(schema);
    known.set(schema, computed);
    return computed;
  };
}
