import { type DefinitionMap, definitionName, type Schema, type SchemaObject } from '@hookbook/contract/schema';
import { arrayType } from './arrayType.ts';
import { leadsBack } from './circular.ts';
import { ALL_TYPES, both, type JsonType, jsonTypeOf, typesOf } from './jsonType.ts';
import { objectType, saysObject } from './objectType.ts';
import { memberDoc } from './tsdoc/memberDoc.ts';
import { intersection, NEVER, type PrimitiveName, type TypeNode, UNKNOWN, union } from './typeNode.ts';

interface Scope {
  readonly definitions: DefinitionMap;
  /** Kinds of value that the surrounding schema leaves open. */
  readonly types: ReadonlySet<JsonType>;
  /** The declaration that is being written, as long as nothing but composition lies in between. */
  readonly declaring?: string;
}

/**
 * The narrowest TypeScript type that accepts every value the schema accepts. What TypeScript cannot say (`not`, `if`,
 * `contains`, bounds, dependencies) is left out, which makes the type wider.
 */
function toType(schema: Schema, scope: Scope): TypeNode {
  if (schema === true) return UNKNOWN;
  if (schema === false) return NEVER;
  if (schema.$ref !== undefined) return reference(definitionName(schema.$ref), scope);
  const types = both(scope.types, typesOf(schema, scope.definitions));
  if (types.size === 0) return NEVER;
  const within = { ...scope, types };
  const composed = [...(schema.allOf ?? []).map((arm) => toType(arm, within)), ...alternatives(schema, within)];
  return intersection([...composed, ownType(schema, within)]);
}

/** The type of a schema that stands on its own: a property, the items of a list, a definition. */
export function typeOf(schema: Schema, definitions: DefinitionMap, declaring?: string): TypeNode {
  return toType(schema, { definitions, types: ALL_TYPES, ...(declaring !== undefined && { declaring }) });
}

/** TypeScript cannot declare a type that is nothing but itself, so a way back to the declaration says nothing. */
function reference(name: string, { definitions, declaring }: Scope): TypeNode {
  if (!definitions.has(name)) return UNKNOWN;
  if (declaring !== undefined && leadsBack(name, declaring, definitions)) return UNKNOWN;
  return { kind: 'reference', name };
}

/** `anyOf` and `oneOf` are unions. */
function alternatives(schema: SchemaObject, scope: Scope): TypeNode[] {
  return [schema.anyOf, schema.oneOf].flatMap((arms) => {
    if (!arms) return [];
    return [union(arms.map((arm) => (onlyRequires(arm, schema) ? UNKNOWN : toType(arm, scope))))];
  });
}

/** "One of these members is there" would make a union that no reader can use, beside the members themselves. */
function onlyRequires(arm: Schema, { properties }: SchemaObject): boolean {
  return typeof arm === 'object' && arm.required !== undefined && properties !== undefined && !saysMore(arm);
}

function saysMore(arm: SchemaObject): boolean {
  const { required: _, ...rest } = arm;
  return saysObject(rest) || MORE.some((keyword) => arm[keyword] !== undefined);
}

const MORE = ['$ref', 'const', 'enum', 'items', 'prefixItems', 'allOf', 'anyOf', 'oneOf', 'x-extensible-enum'] as const;

/** What the schema itself says, apart from the schemas it is composed of. */
function ownType(schema: SchemaObject, { types, definitions }: Scope): TypeNode {
  const values = schema.const === undefined ? schema.enum : [schema.const];
  if (values) return union(values.filter((value) => types.has(jsonTypeOf(value))).map(literal));
  const telling = saysObject(schema) || saysArray(schema) || schema['x-extensible-enum'] !== undefined;
  if (!telling && types.size === ALL_TYPES.size) return UNKNOWN;
  const inOrder = [...ALL_TYPES].filter((type) => types.has(type));
  return union(inOrder.map((type) => ofOneType(type, schema, definitions)));
}

function ofOneType(type: JsonType, schema: SchemaObject, definitions: DefinitionMap): TypeNode {
  const inner = (part: Schema): TypeNode => typeOf(part, definitions);
  const docOf = (member: Schema): string => memberDoc(member, definitions);
  switch (type) {
    case 'object':
      return objectType(schema, inner, docOf);
    case 'array':
      return arrayType(schema, inner);
    case 'string':
      return stringType(schema);
    case 'number':
    case 'boolean':
    case 'null':
      return primitive(type);
  }
}

/** An extensible enum takes any string, and an editor completes those that are known. */
function stringType(schema: SchemaObject): TypeNode {
  const known = schema['x-extensible-enum'];
  return known ? union([...known.map(literal), { kind: 'openString' }]) : primitive('string');
}

function saysArray({ items, prefixItems }: SchemaObject): boolean {
  return items !== undefined || prefixItems !== undefined;
}

function literal(value: unknown): TypeNode {
  return { kind: 'literal', value };
}

function primitive(name: PrimitiveName): TypeNode {
  return { kind: 'primitive', name };
}
