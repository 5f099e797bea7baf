import { keywordKind } from './keywords.ts';
import { definitionName } from './refs.ts';
import type { Schema, SchemaObject } from './schema.ts';

/** The schemas directly inside a schema. */
export function subschemas(schema: SchemaObject): Schema[] {
  return schemasIn(schema, () => true);
}

/** The schemas directly inside a schema that can make a value invalid: all except `contentSchema`. */
export function assertedSubschemas(schema: SchemaObject): Schema[] {
  return schemasIn(schema, (keyword) => keyword !== 'contentSchema');
}

function schemasIn(schema: SchemaObject, isIncluded: (keyword: string) => boolean): Schema[] {
  const found: Schema[] = [];
  for (const [keyword, value] of Object.entries(schema)) {
    const kind = keywordKind(keyword, '2020-12');
    if (kind === undefined || !isIncluded(keyword)) continue;
    if (kind === 'schema') found.push(value as Schema);
    else if (kind === 'schemas') found.push(...(value as readonly Schema[]));
    else if (kind === 'schema map') found.push(...Object.values(value as Readonly<Record<string, Schema>>));
  }
  return found;
}

/** The schemas directly inside a schema that apply to the same value. */
export function inPlaceSubschemas(schema: SchemaObject): Schema[] {
  const { dependentSchemas = {}, not, if: condition, then, else: otherwise } = schema;
  return [...composedOf(schema), ...Object.values(dependentSchemas), not, condition, then, otherwise].filter(
    (inner) => inner !== undefined,
  );
}

/** The schemas in `allOf`, `anyOf` and `oneOf`. */
export function composedOf({ allOf = [], anyOf = [], oneOf = [] }: SchemaObject): Schema[] {
  return [...allOf, ...anyOf, ...oneOf];
}

/** The names of the definitions that a schema refers to, without duplicates. `inside` selects the schemas to search. */
export function referencedDefinitions(
  schema: Schema,
  inside: (schema: SchemaObject) => Schema[] = assertedSubschemas,
): string[] {
  const found = new Set<string>();
  const visit = (inner: Schema): void => {
    if (typeof inner === 'boolean') return;
    if (inner.$ref !== undefined) found.add(definitionName(inner.$ref));
    for (const part of inside(inner)) visit(part);
  };
  visit(schema);
  return [...found];
}

/** Whether a schema or any schema inside it has a keyword. References are not followed. */
export function hasKeyword(schema: Schema, keyword: keyof SchemaObject): boolean {
  if (typeof schema === 'boolean') return false;
  return schema[keyword] !== undefined || assertedSubschemas(schema).some((inner) => hasKeyword(inner, keyword));
}
