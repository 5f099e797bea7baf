import {
  ANY,
  ARRAY,
  acceptedTypes,
  type DefinitionMap,
  definitionName,
  isAnnotation,
  isSubset,
  listedValues,
  NULL,
  OBJECT,
  OTHER,
  type Schema,
  type SchemaObject,
  type TypeSet,
} from '@hookbook/contract/schema';

/** The JSON types of the values that a schema accepts. */
export function typesOf(schema: Schema, definitions: DefinitionMap): TypeSet {
  return acceptedTypes(schema, (name) => definitions.get(name)) & ~OTHER;
}

export const ALL_TYPES: TypeSet = ANY & ~OTHER;

/** A schema that adds nothing to a definition, except that the value may be null. */
export interface DefinitionReference {
  readonly name: string;
  readonly isNullable: boolean;
}

/** The definition that a schema stands for: `{ $ref }`, annotated or not, or one that may also be null. */
export function definitionReference(schema: Schema, definitions: DefinitionMap): DefinitionReference | undefined {
  if (typeof schema === 'boolean') return undefined;
  if (schema.$ref !== undefined) return { name: definitionName(schema.$ref), isNullable: false };
  const [[keyword, inner] = [], ...others] = Object.entries(schema).filter(([key]) => !isAnnotation(key));
  if (others.length > 0) return undefined;
  const schemas = inner as readonly Schema[];
  if (keyword === 'allOf') return onlyReference(schemas, definitions);
  if (keyword !== 'anyOf' && keyword !== 'oneOf') return undefined;
  const [arm, ...otherArms] = schemas.filter((branch) => typesOf(branch, definitions) !== NULL);
  const reference = arm === undefined || otherArms.length > 0 ? undefined : definitionReference(arm, definitions);
  return reference && { ...reference, isNullable: reference.isNullable || schemas.length > 1 };
}

/** The definition that all parts together stand for, if the others only repeat its type. */
function onlyReference(parts: readonly Schema[], definitions: DefinitionMap): DefinitionReference | undefined {
  const [part, ...others] = parts.filter((schema) => !isType(schema));
  const reference = part === undefined || others.length > 0 ? undefined : definitionReference(part, definitions);
  if (part === undefined || !reference) return undefined;
  const types = typesOf(part, definitions);
  return parts.every((other) => isSubset(types, typesOf(other, definitions))) ? reference : undefined;
}

/** Whether a schema says nothing but the type of a value. */
function isType(schema: Schema): boolean {
  if (typeof schema === 'boolean') return schema;
  const { type: _, additionalProperties = true, ...others } = schema;
  return additionalProperties === true && Object.keys(others).every(isAnnotation);
}

/** The strings that a schema lists, in order; undefined if it accepts any. */
export function listedStrings(schema: Schema, definitions: DefinitionMap): readonly string[] | undefined {
  const values = listedValues(withoutNull(schema, definitions), (name) => definitions.get(name));
  return values && [...new Set(values.filter((value) => typeof value === 'string'))];
}

/** A choice between other schemas, without null among them. */
function withoutNull(schema: Schema, definitions: DefinitionMap): Schema {
  if (typeof schema === 'boolean') return schema;
  const { anyOf, oneOf, ...others } = schema;
  const isValue = (branch: Schema) => typesOf(branch, definitions) !== NULL;
  return { ...others, ...(anyOf && { anyOf: anyOf.filter(isValue) }), ...(oneOf && { oneOf: oneOf.filter(isValue) }) };
}

/** The known members of an extensible enum. */
export function knownStrings(schema: Schema, definitions: DefinitionMap): readonly string[] {
  return [...new Set(partsOf(schema, definitions).flatMap((part) => part['x-extensible-enum'] ?? []))];
}

const MAX_INTEGER = 2 ** 63;

/** Whether a schema says that its integers need more than 64 bits with a sign. */
export function hasLargeIntegers(schema: Schema, definitions: DefinitionMap): boolean {
  return partsOf(schema, definitions).some(
    ({ format, minimum = 0, maximum = 0 }) => format === 'uint64' || minimum < -MAX_INTEGER || maximum >= MAX_INTEGER,
  );
}

/** One schema for the items of all arrays that a schema accepts. */
export function itemSchema(schema: Schema, definitions: DefinitionMap): Schema {
  return contentSchema(schema, { definitions, container: ARRAY, contentOf: ownItems }) ?? true;
}

/** Undefined if the items are of any kind, such as those after the first ones of an open list. */
function ownItems(schema: SchemaObject): Schema | undefined {
  const { items, prefixItems = [], unevaluatedItems } = schema;
  const isClosed = prefixItems.length > 0 && unevaluatedItems === false && !isComposed(schema);
  const rest = items ?? (isClosed ? false : undefined);
  return rest === undefined ? undefined : anyOf([...(rest === false ? [] : [rest]), ...prefixItems]);
}

/** One schema for the values of all members of an object without declared ones. */
export function valueSchema(schema: Schema, definitions: DefinitionMap): Schema {
  return contentSchema(schema, { definitions, container: OBJECT, contentOf: ownValues }) ?? true;
}

function ownValues(schema: SchemaObject): Schema | undefined {
  const { additionalProperties, patternProperties = {}, unevaluatedProperties } = schema;
  const patterns = Object.values(patternProperties);
  const isClosed = patterns.length > 0 && unevaluatedProperties === false && !isComposed(schema);
  const rest = additionalProperties ?? (isClosed ? false : undefined);
  return rest === undefined ? undefined : anyOf([...patterns, ...(rest === false ? [] : [rest])]);
}

/** The parts of a schema may accept what it does not evaluate itself. */
function isComposed({ allOf, anyOf: any, oneOf: one }: SchemaObject): boolean {
  return [allOf, any, one].some((schemas) => schemas !== undefined);
}

interface Contents {
  readonly definitions: DefinitionMap;
  readonly container: TypeSet;
  /** What a schema itself says; undefined if anything may be in the container. */
  readonly contentOf: (schema: SchemaObject) => Schema | undefined;
}

/** A schema for all that is in a container: what all parts of it say together, and any of its alternatives. */
function contentSchema(schema: Schema, contents: Contents, entered: readonly string[] = []): Schema | undefined {
  if (typeof schema === 'boolean') return undefined;
  if (schema.$ref !== undefined) {
    const name = definitionName(schema.$ref);
    if (entered.includes(name)) return undefined;
    return contentSchema(contents.definitions.get(name) ?? true, contents, [...entered, name]);
  }
  const { allOf = [], anyOf: any, oneOf: one } = schema;
  const inside = (inner: Schema) => contentSchema(inner, contents, entered);
  const choiceOf = (branches: readonly Schema[]): Schema | undefined => {
    const accepting = branches.filter((branch) => (typesOf(branch, contents.definitions) & contents.container) !== 0);
    const found = accepting.map(inside);
    const known = found.filter((content) => content !== undefined);
    return known.length === found.length && known.length > 0 ? anyOf(known) : undefined;
  };
  const parts = [contents.contentOf(schema), ...allOf.map(inside), any && choiceOf(any), one && choiceOf(one)].filter(
    (content) => content !== undefined,
  );
  const [first, ...others] = distinct(parts);
  return first === undefined || others.length === 0 ? first : { allOf: [first, ...others] };
}

/** What a schema accepts as the value of a member that it does not declare; undefined if it has no such member. */
export function undeclaredSchema(
  schema: Schema,
  name: string,
  definitions: DefinitionMap,
  entered: readonly string[] = [],
): Schema | undefined {
  if (typeof schema === 'boolean') return schema || undefined;
  if (schema.$ref !== undefined) {
    const definition = definitionName(schema.$ref);
    if (entered.includes(definition)) return true;
    return undeclaredSchema(definitions.get(definition) ?? true, name, definitions, [...entered, definition]);
  }
  const { allOf = [], anyOf: any, oneOf: one, additionalProperties, patternProperties, unevaluatedProperties } = schema;
  const accepts = (inner: Schema) => undeclaredSchema(inner, name, definitions, entered);
  // Which patterns match is not worth knowing.
  const own = patternProperties ? true : (additionalProperties ?? unevaluatedProperties ?? true);
  const isExcluded = (branches: readonly Schema[] | undefined) =>
    branches?.every((branch) => accepts(branch) === undefined);
  const parts = [own, ...allOf.map((part) => accepts(part) ?? false)];
  if (parts.includes(false) || isExcluded(any) || isExcluded(one)) return undefined;
  return parts.find((part) => part !== true) ?? true;
}

/** The branches of a schema that is nothing but a choice between others, and those of the choices among them. */
export function choices(schema: SchemaObject): readonly Schema[] {
  const { anyOf, oneOf, ...others } = schema;
  const isOnlyChoice = Object.keys(others).every(
    (key) => isAnnotation(key) || key === 'type' || key === 'discriminator',
  );
  const branches = isOnlyChoice && !(anyOf && oneOf) ? (anyOf ?? oneOf ?? []) : [];
  return branches.flatMap((branch) => {
    const inside = typeof branch === 'object' ? choices(branch) : [];
    return inside.length > 0 ? inside : [branch];
  });
}

function anyOf(schemas: readonly Schema[]): Schema {
  const unique = distinct(schemas);
  const [first = true, ...others] = unique;
  return others.length === 0 ? first : { anyOf: unique };
}

function distinct(schemas: readonly Schema[]): readonly Schema[] {
  return [...new Map(schemas.map((schema) => [JSON.stringify(schema), schema])).values()];
}

/** A schema with all that it refers to and is composed of. */
function partsOf(schema: Schema, definitions: DefinitionMap, entered: readonly string[] = []): readonly SchemaObject[] {
  if (typeof schema === 'boolean') return [];
  if (schema.$ref !== undefined) {
    const name = definitionName(schema.$ref);
    return entered.includes(name) ? [] : partsOf(definitions.get(name) ?? true, definitions, [...entered, name]);
  }
  const { allOf = [], anyOf = [], oneOf = [] } = schema;
  return [schema, ...[...allOf, ...anyOf, ...oneOf].flatMap((part) => partsOf(part, definitions, entered))];
}
