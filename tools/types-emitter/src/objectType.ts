import { type DefinitionMap, listedValues, type Schema, type SchemaObject } from '@hookbook/contract/schema';
import { union } from './combineTypes.ts';
import type { ObjectMembers } from './objectMembers.ts';
import { type Member, NEVER, type ObjectNode, OPEN_OBJECT, type TypeNode, UNKNOWN } from './typeNode.ts';

interface ObjectContext {
  readonly definitions: DefinitionMap;
  readonly members: ObjectMembers;
  readonly toInner: (schema: Schema) => TypeNode;
  readonly docOf: (member: Schema) => string;
}

/** Whether a schema constrains objects in a way that a type can express. */
export function describesObject(schema: SchemaObject, definitions: DefinitionMap): boolean {
  const { properties, required = [], additionalProperties, patternProperties } = schema;
  return (
    required.length > 0 ||
    (properties ?? additionalProperties ?? patternProperties ?? allowedNames(schema, definitions)) !== undefined
  );
}

export function objectType(schema: SchemaObject, context: ObjectContext): ObjectNode {
  const names = allowedNames(schema, context.definitions);
  const index = indexType(schema, context, names);
  const members = [
    ...declaredMembers(schema, context).filter(({ name }) => !names || names.has(name)),
    ...listedMembers(schema, context, names),
    ...undeclaredMembers(schema, context, index, names),
  ];
  if (!index && members.length > 0) return { kind: 'object', members };
  if (!index) return names ? { kind: 'object', members, index: NEVER } : OPEN_OBJECT;
  return { kind: 'object', members, index: members.some(({ type }) => containsIntersection(type)) ? UNKNOWN : index };
}

/** The names that members can have, if `propertyNames` lists them. */
function allowedNames({ propertyNames }: SchemaObject, definitions: DefinitionMap): ReadonlySet<string> | undefined {
  if (propertyNames === undefined) return undefined;
  const values = listedValues(propertyNames, (name) => definitions.get(name));
  return values && new Set(values.filter((value) => typeof value === 'string'));
}

/** TypeScript compares each member with the index signature, and may fail to do so for an intersection. */
function containsIntersection(node: TypeNode): boolean {
  return node.kind === 'intersection' || (node.kind === 'union' && node.arms.some(containsIntersection));
}

function declaredMembers({ properties = {}, required = [] }: SchemaObject, context: ObjectContext): Member[] {
  return Object.entries(properties).map(([name, property]) =>
    memberOf(name, property, required.includes(name), context),
  );
}

function memberOf(name: string, schema: Schema, isRequired: boolean, context: ObjectContext): Member {
  const optional = !isRequired && !context.members.required.has(name);
  // If an optional `constructor` or `toString` is absent, reading it returns what every object inherits.
  const type = optional && name in Object.prototype ? UNKNOWN : context.toInner(schema);
  return { name, optional, type, doc: context.docOf(schema) };
}

/** The members that `propertyNames` allows and `properties` does not declare. */
function listedMembers(
  { properties = {}, required = [], patternProperties = {}, additionalProperties = true }: SchemaObject,
  context: ObjectContext,
  names: ReadonlySet<string> = new Set(),
): Member[] {
  return [...names]
    .filter((name) => !Object.hasOwn(properties, name))
    .flatMap((name) => {
      const matching = Object.entries(patternProperties).filter(([pattern]) => new RegExp(pattern, 'u').test(name));
      const schemas = matching.length > 0 ? matching.map(([, schema]) => schema) : [additionalProperties];
      const [schema = true] = schemas;
      if (schemas.includes(false)) return [];
      return [memberOf(name, schemas.length > 1 ? { allOf: schemas } : schema, required.includes(name), context)];
    });
}

/** A schema may require members that another schema of the same value declares, or none. */
function undeclaredMembers(
  { properties = {}, required = [] }: SchemaObject,
  { members, toInner, docOf }: ObjectContext,
  index: TypeNode = UNKNOWN,
  names?: ReadonlySet<string>,
): Member[] {
  const undeclared = [...new Set(required)].filter(
    (name) => !Object.hasOwn(properties, name) && !names?.has(name) && !members.isInherited(name),
  );
  return undeclared.map((name) => {
    const [schema, ...others] = members.schemasOf(name);
    if (schema === undefined) return { name, optional: false, type: index, doc: '' };
    return {
      name,
      optional: false,
      type: toInner(others.length > 0 ? { allOf: [schema, ...others] } : schema),
      doc: docOf(schema),
    };
  });
}

/**
 * The type of all other members. An object that declares members only has an index signature if the spec describes the
 * others: `[k: string]: unknown` would accept every misspelt member.
 */
function indexType(
  schema: SchemaObject,
  { toInner }: ObjectContext,
  names: ReadonlySet<string> | undefined,
): TypeNode | undefined {
  const { properties = {}, required = [], patternProperties = {}, additionalProperties = true } = schema;
  if (names) return undefined;
  const patterns = Object.values(patternProperties).map(toInner);
  const rest = additionalProperties === false ? NEVER : toInner(additionalProperties);
  const index = union([...patterns, rest]);
  if (Object.keys(properties).length === 0 && required.length === 0) return index;
  return index.kind === 'unknown' || index.kind === 'never' ? undefined : index;
}
