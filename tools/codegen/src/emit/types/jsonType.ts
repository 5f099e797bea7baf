import type { Schema, SchemaObject, SchemaType } from '../../schema.ts';

/** The kinds of JSON value that TypeScript tells apart. */
export type JsonType = Exclude<SchemaType, 'integer'>;

export type Definitions = ReadonlyMap<string, Schema>;

export const ALL_TYPES: ReadonlySet<JsonType> = new Set(['object', 'array', 'string', 'number', 'boolean', 'null']);

export function both(a: ReadonlySet<JsonType>, b: ReadonlySet<JsonType>): ReadonlySet<JsonType> {
  return new Set([...a].filter((type) => b.has(type)));
}

/** The kinds of value that a schema lets through: what `type` says, here and in all that has to hold as well. */
export function typesOf(
  schema: Schema,
  definitions: Definitions,
  entered: readonly string[] = [],
): ReadonlySet<JsonType> {
  if (schema === true) return ALL_TYPES;
  if (schema === false) return new Set();
  if (schema.$ref !== undefined) {
    const name = definitionOf(schema.$ref);
    const target = definitions.get(name);
    if (target === undefined || entered.includes(name)) return ALL_TYPES;
    return typesOf(target, definitions, [...entered, name]);
  }
  const inner = (arm: Schema): ReadonlySet<JsonType> => typesOf(arm, definitions, entered);
  const anyOf = (arms: readonly Schema[]): ReadonlySet<JsonType> => new Set(arms.flatMap((arm) => [...inner(arm)]));
  const sets = [
    ownTypes(schema),
    ...(schema.allOf ?? []).map(inner),
    ...(schema.anyOf ? [anyOf(schema.anyOf)] : []),
    ...(schema.oneOf ? [anyOf(schema.oneOf)] : []),
  ];
  return sets.reduce(both, ALL_TYPES);
}

/** `#/$defs/User` → `User`. */
export function definitionOf($ref: string): string {
  return $ref.slice('#/$defs/'.length);
}

export function jsonTypeOf(value: unknown): JsonType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value as JsonType;
}

function ownTypes({ type, const: constant, enum: values }: SchemaObject): ReadonlySet<JsonType> {
  const listed = constant === undefined ? values : [constant];
  const ofValues = listed ? new Set(listed.map(jsonTypeOf)) : ALL_TYPES;
  if (type === undefined) return ofValues;
  const written = Array.isArray(type) ? (type as readonly SchemaType[]) : [type as SchemaType];
  return both(new Set(written.map((each) => (each === 'integer' ? 'number' : each))), ofValues);
}
