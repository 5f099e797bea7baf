import type { Schema, SchemaObject } from '@hookbook/contract/schema';
import { type Member, NEVER, type ObjectNode, type TypeNode, UNKNOWN, union } from './typeNode.ts';

type Inner = (schema: Schema) => TypeNode;
type DocOf = (member: Schema) => string;

/** Whether a schema says anything about objects that a type can repeat. */
export function saysObject({ properties, required, additionalProperties, patternProperties }: SchemaObject): boolean {
  return [properties, additionalProperties, patternProperties].some((part) => part !== undefined) || !!required?.length;
}

export function objectType(schema: SchemaObject, inner: Inner, docOf: DocOf): ObjectNode {
  const index = indexOf(schema, inner);
  const members = [...declaredMembers(schema, inner, docOf), ...requiredMembers(schema, index)];
  if (!index) return { kind: 'object', members };
  return { kind: 'object', members, index: members.some(({ type }) => isIntersected(type)) ? UNKNOWN : index };
}

/** TypeScript compares the types of members with the index, and may lose its way in intersections. */
function isIntersected(node: TypeNode): boolean {
  return node.kind === 'intersection' || (node.kind === 'union' && node.arms.some(isIntersected));
}

function declaredMembers({ properties = {}, required = [] }: SchemaObject, inner: Inner, docOf: DocOf): Member[] {
  return Object.entries(properties).map(([name, property]) => {
    const optional = !required.includes(name);
    return {
      name,
      optional,
      type: optional && isInherited(name) ? UNKNOWN : inner(property),
      doc: docOf(property),
    };
  });
}

/** Where an optional `constructor` or `toString` is absent, reading it gives what every object inherits. */
function isInherited(name: string): boolean {
  return name in Object.prototype;
}

/** A member may be required without being described. */
function requiredMembers({ properties = {}, required = [] }: SchemaObject, index: TypeNode = UNKNOWN): Member[] {
  const undeclared = [...new Set(required)].filter((name) => !Object.hasOwn(properties, name));
  return undeclared.map((name) => ({ name, optional: false, type: index, doc: '' }));
}

/**
 * What other members may hold. An object that declares members has an index only if the spec says what the others
 * are: an index of `unknown` would let every misspelt member pass.
 */
function indexOf(schema: SchemaObject, inner: Inner): TypeNode | undefined {
  const { properties = {}, required = [], patternProperties = {}, additionalProperties: others = true } = schema;
  const patterns = Object.values(patternProperties).map(inner);
  const rest = others === false ? NEVER : inner(others);
  const index = union([...patterns, rest]);
  if (Object.keys(properties).length === 0 && required.length === 0) return index;
  return index.kind === 'unknown' || index.kind === 'never' ? undefined : index;
}
