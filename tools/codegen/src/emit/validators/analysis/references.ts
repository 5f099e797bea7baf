import type { Schema, SchemaObject } from '../../../schema.ts';
import { nameOf } from './definitions.ts';

/** The schemas directly inside a schema that decide whether a value is valid. */
export function subschemas(schema: SchemaObject): Schema[] {
  return [...inPlace(schema), ...ofMembers(schema), ...ofItems(schema)];
}

/** Those that apply to the same value. */
export function inPlace(schema: SchemaObject): Schema[] {
  const {
    allOf = [],
    anyOf = [],
    oneOf = [],
    dependentSchemas = {},
    not,
    if: condition,
    then,
    else: otherwise,
  } = schema;
  return [...allOf, ...anyOf, ...oneOf, ...Object.values(dependentSchemas), not, condition, then, otherwise].filter(
    (each) => each !== undefined,
  );
}

function ofMembers(schema: SchemaObject): Schema[] {
  const {
    properties = {},
    patternProperties = {},
    additionalProperties,
    propertyNames,
    unevaluatedProperties,
  } = schema;
  return [
    ...Object.values(properties),
    ...Object.values(patternProperties),
    additionalProperties,
    propertyNames,
    unevaluatedProperties,
  ].filter((each) => each !== undefined);
}

function ofItems({ prefixItems = [], items, contains, unevaluatedItems }: SchemaObject): Schema[] {
  return [...prefixItems, items, contains, unevaluatedItems].filter((each) => each !== undefined);
}

/** The names of the definitions that a schema refers to, anywhere inside. */
export function refersTo(schema: Schema): string[] {
  const found = new Set<string>();
  const todo: Schema[] = [schema];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    if (typeof next === 'boolean') continue;
    if (next.$ref !== undefined) found.add(nameOf(next.$ref));
    todo.push(...subschemas(next));
  }
  return [...found];
}

/** Whether a schema, or any inside it that stands in this provider's own text, has a keyword. */
export function hasKeyword(schema: Schema, keyword: keyof SchemaObject): boolean {
  if (typeof schema === 'boolean') return false;
  return schema[keyword] !== undefined || subschemas(schema).some((each) => hasKeyword(each, keyword));
}
