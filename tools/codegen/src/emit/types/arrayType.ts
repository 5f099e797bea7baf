import type { Schema, SchemaObject } from '@hookbook/contract/schema';
import { type TypeNode, union } from './typeNode.ts';

/** Longer tuples are lists of whatever any of their items may be. */
const MAX_TUPLE_LENGTH = 8;

/** `prefixItems` says what stands where, not that it is there: a shorter list is valid unless `minItems` says otherwise. */
export function arrayType(schema: SchemaObject, inner: (schema: Schema) => TypeNode): TypeNode {
  const first = (schema.prefixItems ?? []).map(inner);
  const rest = schema.items === false ? undefined : inner(schema.items ?? true);
  if (first.length === 0) return rest ? { kind: 'array', items: rest } : { kind: 'tuple', items: [] };
  if (first.length > MAX_TUPLE_LENGTH || (rest && isListed(rest))) {
    return { kind: 'array', items: union([...first, ...(rest ? [rest] : [])]) };
  }
  const shorter = first.map((_, length): TypeNode => ({ kind: 'tuple', items: first.slice(0, length) }));
  const whole: TypeNode = { kind: 'tuple', items: first, ...(rest && { rest }) };
  return union([...shorter.slice(schema.minItems ?? 0), whole]);
}

/** TypeScript takes `[1, ...A[][]]` for a circle where it declares `A`, so there are no lists in the rest of a tuple. */
function isListed(node: TypeNode): boolean {
  if (node.kind === 'union' || node.kind === 'intersection') return node.arms.some(isListed);
  return node.kind === 'array' || node.kind === 'tuple';
}
