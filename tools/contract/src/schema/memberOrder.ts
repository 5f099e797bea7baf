import { compareText } from '../data/order.ts';
import type { DefinitionLookup } from './definitions.ts';
import { definitionName } from './refs.ts';
import type { Schema, SchemaObject } from './schema.ts';
import { composedOf } from './subschemas.ts';

/**
 * Sorts the members of data as its schemas list them, which is the order that readers know; other members follow
 * alphabetically. The order in the file is ignored, because it has no meaning in JSON.
 */
export function inSchemaOrder(value: unknown, schemas: readonly Schema[], definitions: DefinitionLookup): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const composed = composedSchemas(schemas, definitions);
  if (Array.isArray(value))
    return value.map((item, index) => inSchemaOrder(item, itemSchemas(composed, index), definitions));
  const listed = [...new Set(composed.flatMap(({ properties = {} }) => Object.keys(properties)))];
  const positions = new Map(listed.map((name, index) => [name, index]));
  const rank = (name: string) => positions.get(name) ?? listed.length;
  const names = Object.keys(value).sort((a, b) => rank(a) - rank(b) || compareText(a, b));
  const member = (name: string) => (value as Readonly<Record<string, unknown>>)[name];
  return Object.fromEntries(
    names.map((name) => [name, inSchemaOrder(member(name), memberSchemas(composed, name), definitions)]),
  );
}

/** The schemas and all schemas that they are composed of, each once. */
function composedSchemas(schemas: readonly Schema[], definitions: DefinitionLookup): SchemaObject[] {
  const visited = new Set<SchemaObject>();
  const visit = (schema: Schema | undefined): void => {
    if (typeof schema !== 'object' || visited.has(schema)) return;
    visited.add(schema);
    if (schema.$ref !== undefined) visit(definitions(definitionName(schema.$ref)));
    for (const subschema of [...composedOf(schema), schema.if, schema.then, schema.else]) visit(subschema);
  };
  for (const schema of schemas) visit(schema);
  return [...visited];
}

function memberSchemas(composed: readonly SchemaObject[], name: string): Schema[] {
  return composed.flatMap(({ properties = {}, additionalProperties = true }) =>
    Object.hasOwn(properties, name) ? (properties[name] ?? []) : additionalProperties,
  );
}

function itemSchemas(composed: readonly SchemaObject[], index: number): Schema[] {
  return composed.flatMap(({ prefixItems = [], items = true }) => prefixItems[index] ?? items);
}
