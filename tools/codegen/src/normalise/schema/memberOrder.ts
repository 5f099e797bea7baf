import { compareText } from '@hookbook/contract/data';
import {
  composedOf,
  type DefinitionLookup,
  definitionName,
  type Schema,
  type SchemaObject,
} from '@hookbook/contract/schema';

/**
 * Data with its members in the order in which its schema lists them, and the others behind, by name. The order of keys in
 * a file says nothing, so it decides nothing; and the order of the schema is the one that readers know.
 */
export function inSchemaOrder(value: unknown, schemas: readonly Schema[], definitions: DefinitionLookup): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const parts = allParts(schemas, definitions);
  if (Array.isArray(value))
    return value.map((item, index) => inSchemaOrder(item, itemSchemas(parts, index), definitions));
  const listed = [...new Set(parts.flatMap(({ properties = {} }) => Object.keys(properties)))];
  const place = new Map(listed.map((name, index) => [name, index]));
  const rank = (name: string) => place.get(name) ?? listed.length;
  const names = Object.keys(value).sort((a, b) => rank(a) - rank(b) || compareText(a, b));
  const member = (name: string) => (value as Readonly<Record<string, unknown>>)[name];
  return Object.fromEntries(
    names.map((name) => [name, inSchemaOrder(member(name), memberSchemas(parts, name), definitions)]),
  );
}

/** The schemas with all that they are composed of, each once. */
function allParts(schemas: readonly Schema[], definitions: DefinitionLookup): SchemaObject[] {
  const found = new Set<SchemaObject>();
  const visit = (schema: Schema | undefined): void => {
    if (typeof schema !== 'object' || found.has(schema)) return;
    found.add(schema);
    if (schema.$ref !== undefined) visit(definitions(definitionName(schema.$ref)));
    for (const part of [...composedOf(schema), schema.if, schema.then, schema.else]) visit(part);
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
