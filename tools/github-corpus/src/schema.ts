/** A draft-07 schema as GitHub's package has it. */
export type GithubSchema = boolean | GithubSchemaObject;

export interface GithubSchemaObject {
  readonly [keyword: string]: unknown;
}

const LISTS = ['allOf', 'oneOf', 'anyOf'];
const MAPS = ['properties', 'patternProperties'];
const SINGLES = ['additionalProperties', 'not', 'if', 'then', 'else', 'contains', 'propertyNames'];
/** `tsAdditionalProperties` is for a generator of types, and a component needs no dialect of its own. */
const DROPPED = ['$schema', '$id', 'tsAdditionalProperties'];

/** The same schema, with references to components and without what AsyncAPI does not know. */
export function toComponent(schema: GithubSchema): GithubSchema {
  if (typeof schema === 'boolean') return schema;
  const { $ref, ...others } = schema;
  const kept = Object.entries(others).filter(([keyword]) => !DROPPED.includes(keyword));
  const converted = Object.fromEntries(kept.map(([keyword, value]) => [keyword, toComponentPart(keyword, value)]));
  if (typeof $ref !== 'string') return converted;
  const reference = { $ref: $ref.replace('#/definitions/', '#/components/schemas/') };
  // Beside a reference draft-07 ignores everything.
  return kept.length === 0 ? reference : { allOf: [reference], ...converted };
}

function toComponentPart(keyword: string, value: unknown): unknown {
  if (LISTS.includes(keyword)) return (value as GithubSchema[]).map(toComponent);
  if (MAPS.includes(keyword)) return mapValues(value as Record<string, GithubSchema>, toComponent);
  if (SINGLES.includes(keyword)) return toComponent(value as GithubSchema);
  if (keyword !== 'items') return value;
  return Array.isArray(value) ? value.map(toComponent) : toComponent(value as GithubSchema);
}

export function mapValues<T, U>(record: Readonly<Record<string, T>>, map: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
