import type { DefinitionLookup } from './definitions.ts';
import { definitionName } from './refs.ts';
import { SCHEMA_TYPES, type Schema, type SchemaObject, type SchemaType } from './schema.ts';

/** A set of types, one bit for each. */
export type TypeSet = number;

export const NULL: TypeSet = 1;
export const BOOLEAN: TypeSet = 2;
export const OBJECT: TypeSet = 4;
export const ARRAY: TypeSet = 8;
export const INTEGER: TypeSet = 16;
/** Numbers that are not integers. */
export const FRACTION: TypeSet = 32;
export const NUMBER: TypeSet = INTEGER | FRACTION;
export const STRING: TypeSet = 64;
/** Values that JSON cannot represent, such as `undefined`. */
export const OTHER: TypeSet = 128;
export const ANY: TypeSet = 255;

const BITS: Readonly<Record<SchemaType, TypeSet>> = {
  null: NULL,
  boolean: BOOLEAN,
  object: OBJECT,
  array: ARRAY,
  number: NUMBER,
  integer: INTEGER,
  string: STRING,
};

/** Types of which no two have a value in common: every integer is a number. */
export const DISJOINT_TYPES: readonly SchemaType[] = SCHEMA_TYPES.filter((type) => type !== 'integer');

/** The names of types that have no value in common: `number` also for integers alone. */
export function disjointTypesIn(types: TypeSet): readonly SchemaType[] {
  return DISJOINT_TYPES.filter((type) => (types & BITS[type]) !== 0);
}

/** The types that `type` lists; undefined if it allows all. */
export function typeNames({ type }: SchemaObject): readonly SchemaType[] | undefined {
  return typeof type === 'string' ? [type] : type;
}

export function typeSet(names: readonly SchemaType[]): TypeSet {
  return names.reduce((types, name) => types | BITS[name], 0);
}

/** The type of a value. As in JSON Schema, 1.0 is an integer. */
export function typeOfValue(value: unknown): TypeSet {
  if (value === null) return NULL;
  if (Array.isArray(value)) return ARRAY;
  if (typeof value === 'number') return Number.isInteger(value) ? INTEGER : FRACTION;
  return BITS[typeof value as SchemaType] ?? OTHER;
}

export function typesOfValues(values: readonly unknown[]): TypeSet {
  return values.reduce<TypeSet>((types, value) => types | typeOfValue(value), 0);
}

export function isSubset(types: TypeSet, superset: TypeSet): boolean {
  return (types & ~superset) === 0;
}

/** The types that `type`, `const` and `enum` of a single schema allow together. */
export function declaredTypes(schema: SchemaObject): TypeSet {
  const names = typeNames(schema);
  let types = names ? typeSet(names) : ANY;
  if ('const' in schema) types &= typeOfValue(schema.const);
  if (schema.enum) types &= typesOfValues(schema.enum);
  return types;
}

/**
 * The types of the values that a schema accepts, through references and composition. The set may contain types of which
 * the schema accepts no value, but never lacks one. `own` returns the types of a single schema.
 */
export function acceptedTypes(
  schema: Schema,
  definitions: DefinitionLookup,
  own: (schema: SchemaObject) => TypeSet = declaredTypes,
): TypeSet {
  const known = new Map<string, TypeSet>();
  const typesOfDefinition = (name: string): TypeSet => {
    const computed = known.get(name);
    if (computed !== undefined) return computed;
    // While a definition is being computed, a reference back to it excludes nothing.
    known.set(name, ANY);
    const types = typesOf(definitions(name) ?? true);
    known.set(name, types);
    return types;
  };
  const typesOfAny = (schemas: readonly Schema[]): TypeSet =>
    schemas.reduce<TypeSet>((types, inner) => types | typesOf(inner), 0);
  const typesOf = (inner: Schema): TypeSet => {
    if (typeof inner === 'boolean') return inner ? ANY : 0;
    if (inner.$ref !== undefined) return typesOfDefinition(definitionName(inner.$ref));
    let types = own(inner);
    for (const part of inner.allOf ?? []) types &= typesOf(part);
    if (inner.anyOf) types &= typesOfAny(inner.anyOf);
    if (inner.oneOf) types &= typesOfAny(inner.oneOf);
    return types;
  };
  return typesOf(schema);
}
