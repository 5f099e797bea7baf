import { ANY, ARRAY, acceptedTypes, declaredTypes, OBJECT, type TypeSet } from './acceptedTypes.ts';
import type { DefinitionLookup } from './definitions.ts';
import { definitionName } from './refs.ts';
import type { Schema, SchemaObject } from './schema.ts';

/**
 * The types of the values at a path in the values that a schema accepts: 0 if the schema excludes the path. Like
 * `acceptedTypes`, the set may contain too many types, but never lacks one. A path need not be declared.
 */
export function typesAt(schema: Schema, path: readonly string[], definitions: DefinitionLookup): TypeSet {
  const known = new Map<string, TypeSet>();

  const typesOfDefinition = (name: string, rest: readonly string[]): TypeSet => {
    const key = `${rest.length} ${name}`;
    const computed = known.get(key);
    if (computed !== undefined) return computed;
    // While a definition is being computed, a reference back to it excludes nothing.
    known.set(key, ANY);
    const types = typesOf(definitions(name) ?? true, rest);
    known.set(key, types);
    return types;
  };

  const typesOfAny = (schemas: readonly Schema[], rest: readonly string[]): TypeSet =>
    schemas.reduce<TypeSet>((types, inner) => types | typesOf(inner, rest), 0);

  const typesOf = (inner: Schema, rest: readonly string[]): TypeSet => {
    const [token, ...further] = rest;
    if (token === undefined) return acceptedTypes(inner, definitions);
    if (typeof inner === 'boolean') return inner ? ANY : 0;
    if (inner.$ref !== undefined) return typesOfDefinition(definitionName(inner.$ref), rest);
    let types = typesOfAny(partsNamed(inner, token), further);
    for (const part of inner.allOf ?? []) types &= typesOf(part, rest);
    if (inner.anyOf) types &= typesOfAny(inner.anyOf, rest);
    if (inner.oneOf) types &= typesOfAny(inner.oneOf, rest);
    return types;
  };

  return typesOf(schema, path);
}

/** The schemas of the member or item with this name, one for each type that can have it. */
function partsNamed(schema: SchemaObject, token: string): Schema[] {
  const types = declaredTypes(schema);
  const isIndex = /^(0|[1-9]\d*)$/.test(token);
  return [
    ...((types & OBJECT) !== 0 ? [memberNamed(schema, token)] : []),
    ...(isIndex && (types & ARRAY) !== 0 ? [schema.prefixItems?.[Number(token)] ?? schema.items ?? true] : []),
  ];
}

function memberNamed(
  { properties, patternProperties, additionalProperties = true }: SchemaObject,
  name: string,
): Schema {
  if (properties && Object.hasOwn(properties, name)) return properties[name] ?? true;
  return patternProperties ? true : additionalProperties;
}
