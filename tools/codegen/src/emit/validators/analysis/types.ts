import type { Schema, SchemaObject, SchemaType } from '../../../schema.ts';
import { type Definitions, nameOf } from './definitions.ts';

/** Sets of kinds of values, as bits. `OTHER` is what is not JSON: `undefined`, functions, NaN. */
export type Types = number;

export const NULL: Types = 1;
export const BOOLEAN: Types = 2;
export const OBJECT: Types = 4;
export const ARRAY: Types = 8;
export const NUMBER: Types = 16;
export const STRING: Types = 32;
export const OTHER: Types = 64;
export const ANY: Types = 127;

const BITS: Readonly<Record<SchemaType, Types>> = {
  null: NULL,
  boolean: BOOLEAN,
  object: OBJECT,
  array: ARRAY,
  number: NUMBER,
  integer: NUMBER,
  string: STRING,
};

export function typeNames({ type }: SchemaObject): readonly SchemaType[] | undefined {
  return typeof type === 'string' ? [type] : type;
}

export function bitsOf(names: readonly SchemaType[]): Types {
  return names.reduce((bits, name) => bits | BITS[name], 0);
}

export function typeOfValue(value: unknown): Types {
  if (value === null) return NULL;
  if (Array.isArray(value)) return ARRAY;
  return BITS[typeof value as SchemaType] ?? OTHER;
}

/** Whether a value is of one of the types, as JSON Schema counts: 1.0 is an integer. */
export function isOfOneType(value: unknown, names: readonly SchemaType[]): boolean {
  const fits = (name: SchemaType): boolean => name !== 'integer' || Number.isInteger(value);
  return names.some((name) => fits(name) && (BITS[name] & typeOfValue(value)) !== 0);
}

/** The kinds of values that a schema can accept at most. */
export function acceptedTypes(schema: Schema, definitions: Definitions, met: readonly string[] = []): Types {
  if (typeof schema === 'boolean') return schema ? ANY : 0;
  const inner = (each: Schema): Types => acceptedTypes(each, definitions, met);
  if (schema.$ref !== undefined) {
    const name = nameOf(schema.$ref);
    return met.includes(name) ? ANY : acceptedTypes(definitions.get(name).schema, definitions, [...met, name]);
  }
  const union = (each: readonly Schema[]): Types => each.reduce((bits, one) => bits | inner(one), 0);
  const names = typeNames(schema);
  let types = names ? bitsOf(names) : ANY;
  if ('const' in schema) types &= typeOfValue(schema.const);
  if (schema.enum) types &= schema.enum.reduce<Types>((bits, value) => bits | typeOfValue(value), 0);
  for (const each of schema.allOf ?? []) types &= inner(each);
  if (schema.anyOf) types &= union(schema.anyOf);
  if (schema.oneOf) types &= union(schema.oneOf);
  return types;
}
