import type { Schema, SchemaObject } from '@hookbook/contract/schema';
import { union } from './combineTypes.ts';
import type { TypeNode } from './typeNode.ts';

/** A longer `prefixItems` becomes an array of the union of its items. */
const MAX_TUPLE_LENGTH = 8;

/** Whether a schema constrains the items of arrays in a way that a type can express. */
export function describesArray({ items, prefixItems }: SchemaObject): boolean {
  return items !== undefined || prefixItems !== undefined;
}

/** `prefixItems` does not require its items: without `minItems`, shorter arrays are valid too. */
export function arrayType(schema: SchemaObject, toInner: (schema: Schema) => TypeNode): TypeNode {
  const prefix = (schema.prefixItems ?? []).map(toInner);
  const rest = schema.items === false ? undefined : toInner(schema.items ?? true);
  if (prefix.length === 0) return rest ? { kind: 'array', items: rest } : { kind: 'tuple', items: [] };
  if (prefix.length > MAX_TUPLE_LENGTH || (rest && containsArray(rest))) {
    return { kind: 'array', items: union([...prefix, ...(rest ? [rest] : [])]) };
  }
  const shorter = prefix.map((_, length): TypeNode => ({ kind: 'tuple', items: prefix.slice(0, length) }));
  const full: TypeNode = { kind: 'tuple', items: prefix, ...(rest && { rest }) };
  return union([...shorter.slice(schema.minItems ?? 0), full]);
}

/** TypeScript reports `[1, ...A[][]]` in the declaration of `A` as circular, so the rest of a tuple has no arrays. */
function containsArray(node: TypeNode): boolean {
  if (node.kind === 'union' || node.kind === 'intersection') return node.arms.some(containsArray);
  return node.kind === 'array' || node.kind === 'tuple';
}
