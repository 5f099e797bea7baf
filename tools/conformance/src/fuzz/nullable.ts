import { isMapping } from '@hookbook/contract/data';

type Mapping = Readonly<Record<string, unknown>>;

/** A document in which null is a type or a branch. Ajv refuses `nullable` without a type. */
export function withNullBranches(document: unknown): unknown {
  return mapFlagged(document, (nullable, schema) => (nullable ? withNull(schema) : schema));
}

function withNull({ type, enum: values, ...schema }: Mapping): Mapping {
  if (schema.const !== undefined)
    return { anyOf: [type === undefined ? schema : { ...schema, type }, { type: 'null' }] };
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
