import {
  composedOf,
  type DefinitionMap,
  definitionName,
  referencedDefinitions,
  type Schema,
  type SchemaObject,
} from '@hookbook/contract/schema';
import { arrayType, describesArray } from './arrayType.ts';
import { intersection, union } from './combineTypes.ts';
import { ALL_JSON_TYPES, acceptedJsonTypes, intersect, type JsonType, jsonTypeOf } from './jsonType.ts';
import { type ObjectMembers, objectMembers } from './objectMembers.ts';
import { describesObject, objectType } from './objectType.ts';
import { memberDoc } from './tsdoc/schemaDoc.ts';
import { NEVER, type PrimitiveName, type TypeNode, UNKNOWN } from './typeNode.ts';

/**
 * The narrowest TypeScript type that accepts every value the schema accepts. Keywords without an equivalent in
 * TypeScript (`not`, `if`, `contains`, bounds, dependencies) are ignored, which makes the type wider.
 *
 * `declaring` is the definition whose type this is, if any.
 */
export function toTypeNode(schema: Schema, definitions: DefinitionMap, declaring?: string): TypeNode {
  const members = objectMembers(schema, definitions);
  return convert(schema, {
    definitions,
    types: ALL_JSON_TYPES,
    members,
    ...(declaring !== undefined && { declaring }),
  });
}

interface ConversionContext {
  readonly definitions: DefinitionMap;
  /** The types that the surrounding schema allows for this value. */
  readonly types: ReadonlySet<JsonType>;
  /** What is known of the members of this value, from all schemas that it must match. */
  readonly members: ObjectMembers;
  /** The definition that is being declared, as long as only composition lies in between. */
  readonly declaring?: string;
}

function convert(schema: Schema, context: ConversionContext): TypeNode {
  if (schema === true) return UNKNOWN;
  if (schema === false) return NEVER;
  if (schema.$ref !== undefined) return reference(definitionName(schema.$ref), context);
  const types = intersect(context.types, acceptedJsonTypes(schema, context.definitions));
  if (types.size === 0) return NEVER;
  const inner = { ...context, types };
  const composed = [...(schema.allOf ?? []).map((arm) => convert(arm, inner)), ...alternatives(schema, inner)];
  return intersection([...composed, ownType(schema, inner)]);
}

/** TypeScript rejects a type that consists of itself. Such a reference adds nothing, so it becomes `unknown`. */
function reference(name: string, { definitions, declaring }: ConversionContext): TypeNode {
  if (!definitions.has(name)) return UNKNOWN;
  if (declaring !== undefined && isComposedOf(name, declaring, definitions)) return UNKNOWN;
  return { kind: 'reference', name };
}

/** Whether a definition is composed of another, directly or not. In `A = B | string; B = A`, A is composed of itself. */
function isComposedOf(name: string, component: string, definitions: DefinitionMap): boolean {
  const visited = new Set<string>();
  const visit = (next: string): boolean => {
    if (next === component) return true;
    if (visited.has(next)) return false;
    visited.add(next);
    return referencedDefinitions(definitions.get(next) ?? true, composedOf).some(visit);
  };
  return visit(name);
}

/** `anyOf` and `oneOf` become unions. */
function alternatives(schema: SchemaObject, context: ConversionContext): TypeNode[] {
  return [schema.anyOf, schema.oneOf].flatMap((arms) => {
    if (!arms) return [];
    return [
      union(arms.map((arm) => (onlyRequires(arm, schema, context) ? UNKNOWN : convert(arm, inArm(arm, context))))),
    ];
  });
}

function inArm(arm: Schema, context: ConversionContext): ConversionContext {
  return { ...context, members: objectMembers({ allOf: [arm] }, context.definitions, context.members) };
}

/** Arms that only require one of the declared members are ignored: as a union, they would be unreadable. */
function onlyRequires(arm: Schema, { properties }: SchemaObject, { definitions }: ConversionContext): boolean {
  if (typeof arm === 'boolean' || arm.required === undefined || properties === undefined) return false;
  const { required: _, ...others } = arm;
  return !describesObject(others, definitions) && TYPE_KEYWORDS.every((keyword) => arm[keyword] === undefined);
}

const TYPE_KEYWORDS = [
  '$ref',
  'const',
  'enum',
  'items',
  'prefixItems',
  'allOf',
  'anyOf',
  'oneOf',
  'x-extensible-enum',
] as const;

/** The type of a schema without the schemas it is composed of. */
function ownType(schema: SchemaObject, context: ConversionContext): TypeNode {
  const { types, definitions } = context;
  const values = schema.const === undefined ? schema.enum : [schema.const];
  if (values) return union(values.filter((value) => types.has(jsonTypeOf(value))).map(literal));
  const isSpecific =
    describesObject(schema, definitions) || describesArray(schema) || schema['x-extensible-enum'] !== undefined;
  const isOpen = types.size === ALL_JSON_TYPES.size;
  if (!isSpecific && isOpen) return UNKNOWN;
  const ordered = [...ALL_JSON_TYPES].filter((type) =>
    isOpen && isMeantAsObject(schema) ? type === 'object' : types.has(type),
  );
  return union(ordered.map((type) => typeOfKind(type, schema, context)));
}

/** To JSON Schema, `properties` without a type also accepts other values. Authors mean an object, and `check` says so. */
function isMeantAsObject({ properties = {}, items, prefixItems, ...others }: SchemaObject): boolean {
  const describesOther = items ?? prefixItems ?? others['x-extensible-enum'];
  return Object.keys(properties).length > 0 && describesOther === undefined;
}

function typeOfKind(type: JsonType, schema: SchemaObject, { definitions, members }: ConversionContext): TypeNode {
  const toInner = (inner: Schema): TypeNode => toTypeNode(inner, definitions);
  switch (type) {
    case 'object':
      return objectType(schema, { definitions, members, toInner, docOf: (member) => memberDoc(member, definitions) });
    case 'array':
      return arrayType(schema, toInner);
    case 'string':
      return stringType(schema);
    case 'number':
    case 'boolean':
    case 'null':
      return primitive(type);
  }
}

/** An extensible enum accepts any string, and editors complete its known members. */
function stringType(schema: SchemaObject): TypeNode {
  const known = schema['x-extensible-enum'];
  return known ? union([...known.map(literal), { kind: 'openString' }]) : primitive('string');
}

function literal(value: unknown): TypeNode {
  return { kind: 'literal', value };
}

function primitive(name: PrimitiveName): TypeNode {
  return { kind: 'primitive', name };
}
