import { type DefinitionMap, definitionName, type Schema, type SchemaObject } from '@hookbook/contract/schema';

/** A schema without `$ref` and `allOf`. A value must match all of its parts. */
export interface SchemaPart {
  readonly schema: SchemaObject;
  /** The name of the definition that contains the part, if it comes from one. */
  readonly definition?: string;
}

export interface FlatSchema {
  readonly parts: readonly SchemaPart[];
  /** The definitions that the schemas refer to directly. */
  readonly definitionNames: readonly string[];
}

/** Splits the schemas of one value into parts, resolving references and `allOf`. */
export function flatten(schemas: readonly Schema[], definitions: DefinitionMap): FlatSchema {
  const parts: SchemaPart[] = [];
  const definitionNames: string[] = [];
  const resolved = new Set<string>();

  function resolve(name: string, definition: string | undefined): void {
    if (definition === undefined && !definitionNames.includes(name)) definitionNames.push(name);
    if (resolved.has(name)) return;
    resolved.add(name);
    add(definitions.get(name) ?? true, name);
  }

  function add(schema: Schema, definition: string | undefined): void {
    if (typeof schema === 'boolean') {
      if (!schema) parts.push(part({ not: true }, definition));
      return;
    }
    if (schema.$ref !== undefined) {
      resolve(definitionName(schema.$ref), definition);
      return;
    }
    const { own, combined } = separate(schema);
    if (Object.keys(own).length > 0) parts.push(part(own, definition));
    for (const subschema of combined) add(subschema, definition);
  }

  for (const schema of schemas) add(schema, undefined);
  return { parts, definitionNames };
}

function part(schema: SchemaObject, definition: string | undefined): SchemaPart {
  return definition === undefined ? { schema } : { schema, definition };
}

/** Separates a schema's own keywords from its `allOf` and from a choice between one schema and null. */
function separate(schema: SchemaObject): { own: SchemaObject; combined: readonly Schema[] } {
  const { allOf, ...own } = schema;
  const combined = [...(allOf ?? [])];
  for (const keyword of ['anyOf', 'oneOf'] as const) {
    const option = onlyOption(own[keyword]);
    if (option === undefined) continue;
    delete own[keyword];
    combined.push(option);
  }
  return { own, combined };
}

/** The only option apart from null. `typeText` already includes null. */
function onlyOption(options: readonly Schema[] | undefined): Schema | undefined {
  const others = options?.filter((option) => !isNull(option)) ?? [];
  return others.length === 1 ? others[0] : undefined;
}

export function isNull(schema: Schema): boolean {
  return typeof schema === 'object' && (schema.type === 'null' || schema.const === null);
}
