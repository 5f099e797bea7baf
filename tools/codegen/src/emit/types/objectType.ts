import type { Schema, SchemaObject } from '@hookbook/contract/schema';
import { union } from './combineTypes.ts';
import { type Member, NEVER, type ObjectNode, type TypeNode, UNKNOWN } from './typeNode.ts';

type ToInner = (schema: Schema) => TypeNode;

/** Whether a schema constrains objects in a way that a type can express. */
export function describesObject({
  properties,
  required = [],
  additionalProperties,
  patternProperties,
}: SchemaObject): boolean {
  return required.length > 0 || (properties ?? additionalProperties ?? patternProperties) !== undefined;
}

export function objectType(schema: SchemaObject, toInner: ToInner, docOf: (member: Schema) => string): ObjectNode {
  const index = indexType(schema, toInner);
  const members = [...declaredMembers(schema, toInner, docOf), ...undeclaredMembers(schema, index)];
  if (!index) return { kind: 'object', members };
  return { kind: 'object', members, index: members.some(({ type }) => containsIntersection(type)) ? UNKNOWN : index };
}

/** TypeScript compares each member with the index signature, and may fail to do so for an intersection. */
function containsIntersection(node: TypeNode): boolean {
  return node.kind === 'intersection' || (node.kind === 'union' && node.arms.some(containsIntersection));
}

function declaredMembers(
  { properties = {}, required = [] }: SchemaObject,
  toInner: ToInner,
  docOf: (member: Schema) => string,
): Member[] {
  return Object.entries(properties).map(([name, property]) => {
    const optional = !required.includes(name);
    // If an optional `constructor` or `toString` is absent, reading it returns what every object inherits.
    const type = optional && name in Object.prototype ? UNKNOWN : toInner(property);
    return { name, optional, type, doc: docOf(property) };
  });
}

/** A schema may require members that it does not declare. */
function undeclaredMembers({ properties = {}, required = [] }: SchemaObject, index: TypeNode = UNKNOWN): Member[] {
  const undeclared = [...new Set(required)].filter((name) => !Object.hasOwn(properties, name));
  return undeclared.map((name) => ({ name, optional: false, type: index, doc: '' }));
}

/**
 * The type of all other members. An object that declares members only has an index signature if the spec describes the
 * others: `[k: string]: unknown` would accept every misspelt member.
 */
function indexType(schema: SchemaObject, toInner: ToInner): TypeNode | undefined {
  const { properties = {}, required = [], patternProperties = {}, additionalProperties = true } = schema;
  const patterns = Object.values(patternProperties).map(toInner);
  const rest = additionalProperties === false ? NEVER : toInner(additionalProperties);
  const index = union([...patterns, rest]);
  if (Object.keys(properties).length === 0 && required.length === 0) return index;
  return index.kind === 'unknown' || index.kind === 'never' ? undefined : index;
}
