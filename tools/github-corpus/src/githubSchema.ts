/** A draft-07 schema as GitHub publishes it. */
export type GithubSchema = boolean | GithubSchemaObject;

export interface GithubSchemaObject {
  readonly [keyword: string]: unknown;
}

const SCHEMA_LISTS = ['allOf', 'oneOf', 'anyOf'];
const SCHEMA_MAPS = ['properties', 'patternProperties'];
const SUBSCHEMAS = ['additionalProperties', 'not', 'if', 'then', 'else', 'contains', 'propertyNames'];
/** Keywords for a type generator, and keywords that a component does not need. */
const REMOVED = ['$schema', '$id', 'tsAdditionalProperties'];

/** Converts a schema to a component of an AsyncAPI document, which refers to other components. */
export function toComponent(schema: GithubSchema): GithubSchema {
  if (typeof schema === 'boolean') return schema;
  const { $ref, ...others } = schema;
  const kept = Object.entries(others).filter(([keyword]) => !REMOVED.includes(keyword));
  const converted = Object.fromEntries(kept.map(([keyword, value]) => [keyword, convertKeyword(keyword, value)]));
  if (typeof $ref !== 'string') return converted;
  const reference = { $ref: $ref.replace('#/definitions/', '#/components/schemas/') };
  // Keywords beside a `$ref` have no effect in draft-07, so the reference moves into `allOf`.
  return kept.length === 0 ? reference : { allOf: [reference], ...converted };
}

function convertKeyword(keyword: string, value: unknown): unknown {
  if (SCHEMA_LISTS.includes(keyword)) return (value as GithubSchema[]).map(toComponent);
  if (SCHEMA_MAPS.includes(keyword)) return mapValues(value as Record<string, GithubSchema>, toComponent);
  if (SUBSCHEMAS.includes(keyword)) return toComponent(value as GithubSchema);
  if (keyword !== 'items') return value;
  return Array.isArray(value) ? value.map(toComponent) : toComponent(value as GithubSchema);
}

export function mapValues<T, U>(record: Readonly<Record<string, T>>, map: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
