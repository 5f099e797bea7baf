import { compareText } from '../../diagnostic.ts';
import { isMapping } from '../../load/specNode.ts';
import type { Schema, SchemaObject } from '../../schema.ts';

/** Gives the definition that a canonical `$ref` names. */
export type Resolve = ($ref: string) => Schema | undefined;

/**
 * Data with its members in the order in which its schema lists them, and the others behind, by name. The order of keys in
 * a file says nothing, so it decides nothing; and the order of the schema is the one that readers know.
 */
export function inSchemaOrder(value: unknown, schemas: readonly Schema[], resolve: Resolve): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const parts = allParts(schemas, resolve);
  if (Array.isArray(value)) return value.map((item, index) => inSchemaOrder(item, itemSchemas(parts, index), resolve));
  const listed = [...new Set(parts.flatMap(({ properties = {} }) => Object.keys(properties)))];
  const place = new Map(listed.map((name, index) => [name, index]));
  const rank = (name: string) => place.get(name) ?? listed.length;
  const names = Object.keys(value).sort((a, b) => rank(a) - rank(b) || compareText(a, b));
  const member = (name: string) => (value as Readonly<Record<string, unknown>>)[name];
  return Object.fromEntries(
    names.map((name) => [name, inSchemaOrder(member(name), memberSchemas(parts, name), resolve)]),
  );
}

/** The schemas with all that they are composed of, each once. */
function allParts(schemas: readonly Schema[], resolve: Resolve): SchemaObject[] {
  const found = new Set<SchemaObject>();
  const visit = (schema: Schema | undefined): void => {
    if (typeof schema !== 'object' || found.has(schema)) return;
    found.add(schema);
    if (schema.$ref !== undefined) visit(resolve(schema.$ref));
    const { allOf = [], anyOf = [], oneOf = [], if: condition, then, else: otherwise } = schema;
    for (const each of [...allOf, ...anyOf, ...oneOf, condition, then, otherwise]) visit(each);
  };
  for (const schema of schemas) visit(schema);
  return [...found];
}

function memberSchemas(parts: readonly SchemaObject[], name: string): Schema[] {
  return parts.flatMap(({ properties = {}, additionalProperties = true }) =>
    Object.hasOwn(properties, name) ? (properties[name] ?? []) : additionalProperties,
  );
}

function itemSchemas(parts: readonly SchemaObject[], index: number): Schema[] {
  return parts.flatMap(({ prefixItems = [], items = true }) => prefixItems[index] ?? items);
}

/** Data with its members in alphabetical order, all the way down. */
export function inAlphabeticalOrder<T>(value: T): T;
export function inAlphabeticalOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => inAlphabeticalOrder(each));
  if (!isMapping(value)) return value;
  const entries = Object.entries(value).map(([key, each]) => [key, inAlphabeticalOrder(each)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => compareText(a, b)));
}
