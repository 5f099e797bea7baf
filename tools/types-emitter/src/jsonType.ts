import {
  ARRAY,
  acceptedTypes,
  BOOLEAN,
  type DefinitionMap,
  NULL,
  NUMBER,
  OBJECT,
  type Schema,
  type SchemaType,
  STRING,
} from '@hookbook/contract/schema';

/** The types of JSON values that TypeScript distinguishes. */
export type JsonType = Exclude<SchemaType, 'integer'>;

/** In the order in which a union lists them. */
const BITS = { object: OBJECT, array: ARRAY, string: STRING, number: NUMBER, boolean: BOOLEAN, null: NULL } as const;

export const ALL_JSON_TYPES: ReadonlySet<JsonType> = new Set(Object.keys(BITS) as JsonType[]);

export function intersect(a: ReadonlySet<JsonType>, b: ReadonlySet<JsonType>): ReadonlySet<JsonType> {
  return new Set([...a].filter((type) => b.has(type)));
}

/** The types of the values that a schema accepts. */
export function acceptedJsonTypes(schema: Schema, definitions: DefinitionMap): ReadonlySet<JsonType> {
  const accepted = acceptedTypes(schema, (name) => definitions.get(name));
  return new Set([...ALL_JSON_TYPES].filter((type) => (BITS[type] & accepted) !== 0));
}

export function jsonTypeOf(value: unknown): JsonType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value as JsonType;
}
