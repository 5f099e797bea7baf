import { isMapping } from '@hookbook/contract/data';

type Mapping = Readonly<Record<string, unknown>>;

/** A document without `nullable`, which Ajv knows in every dialect, for a dialect that ignores it. */
export function withoutNullable(document: unknown): unknown {
  return mapFlagged(document, (_, schema) => schema);
}

/** A document of OpenAPI 3.0 in which null is a type or a branch. Ajv refuses `nullable` without a type. */
export function withNullBranches(document: unknown): unknown {
  return mapFlagged(document, (nullable, schema) => (nullable ? withNull(schema) : schema));
}

function withNull({ type, enum: values, ...schema }: Mapping): Mapping {
  const nullableEnum = Array.isArray(values) && { enum: [...values, null] };
  if (type !== undefined) return { ...schema, ...nullableEnum, type: [type, 'null'].flat() };
  return nullableEnum ? { ...schema, ...nullableEnum } : { anyOf: [schema, { type: 'null' }] };
}

/** Replaces every mapping that has a flag `nullable`. A property of this name has a schema, and stays. */
function mapFlagged(value: unknown, replace: (nullable: boolean, schema: Mapping) => Mapping): unknown {
  if (Array.isArray(value)) return value.map((item) => mapFlagged(item, replace));
  if (!isMapping(value)) return value;
  const mapped = Object.fromEntries(Object.entries(value).map(([name, member]) => [name, mapFlagged(member, replace)]));
  if (typeof mapped.nullable !== 'boolean') return mapped;
  const { nullable, ...schema } = mapped;
  return replace(nullable, schema);
}
