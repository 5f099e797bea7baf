import { type KeywordKind, keywordKind, keywordsOf } from './keywords.ts';
import { definitionName } from './refs.ts';
import type { Schema, SchemaObject } from './schema.ts';

/** The schemas directly inside a schema. */
export function subschemas(schema: SchemaObject): Schema[] {
  return schemasIn(schema, SCHEMA_KINDS);
}

/** The schemas directly inside a schema that can make a value invalid: all except `contentSchema`. */
export function assertedSubschemas(schema: SchemaObject): Schema[] {
  return schemasIn(schema, ASSERTED_KINDS);
}

/** The kinds of the keywords that contain schemas. A list of their own, because all stages ask for them all the time. */
const SCHEMA_KINDS: ReadonlyMap<string, KeywordKind> = new Map(
  keywordsOf('2020-12').flatMap((keyword) => {
    const kind = keywordKind(keyword, '2020-12');
    return kind === 'schema' || kind === 'schemas' || kind === 'schema map' ? [[keyword, kind] as const] : [];
  }),
);

const ASSERTED_KINDS = new Map([...SCHEMA_KINDS].filter(([keyword]) => keyword !== 'contentSchema'));

function schemasIn(schema: SchemaObject, kinds: ReadonlyMap<string, KeywordKind>): Schema[] {
  const found: Schema[] = [];
  for (const keyword of Object.keys(schema) as (keyof SchemaObject)[]) {
    const kind = kinds.get(keyword);
    if (kind === undefined) continue;
    const value = schema[keyword];
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
export function referencedDefinitions(schema: Schema, inside: SchemasInside = assertedSubschemas): readonly string[] {
  if (typeof schema === 'boolean') return [];
  const known = referenced.get(inside) ?? new WeakMap<SchemaObject, readonly string[]>();
  referenced.set(inside, known);
  const names = known.get(schema) ?? findReferenced(schema, inside);
  known.set(schema, names);
  return names;
}

/** By function that selects schemas: what it found in a canonical schema, which never changes. */
const referenced = new WeakMap<SchemasInside, WeakMap<SchemaObject, readonly string[]>>();

type SchemasInside = (schema: SchemaObject) => readonly Schema[];

function findReferenced(schema: SchemaObject, inside: SchemasInside): string[] {
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
