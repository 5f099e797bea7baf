import { type DefinitionMap, definitionName, type Schema, type SchemaObject } from '@hookbook/contract/schema';

/** One schema without `$ref` and `allOf`: what stands in the same place with others, all of which hold. */
export interface Part {
  readonly schema: SchemaObject;
  /** The shared shape that says it; absent where the place itself does. */
  readonly from?: string;
}

export interface Flat {
  readonly parts: readonly Part[];
  /** Shared shapes that the place itself refers to. */
  readonly names: readonly string[];
}

/** Takes apart what several schemas say of one value, following references and `allOf`. */
export function flatten(schemas: readonly Schema[], definitions: DefinitionMap): Flat {
  const parts: Part[] = [];
  const names: string[] = [];
  const followed = new Set<string>();

  function follow(name: string, from: string | undefined): void {
    if (from === undefined && !names.includes(name)) names.push(name);
    if (followed.has(name)) return;
    followed.add(name);
    add(definitions.get(name) ?? true, name);
  }

  function add(schema: Schema, from: string | undefined): void {
    if (typeof schema === 'boolean') {
      if (!schema) parts.push(part({ not: true }, from));
      return;
    }
    if (schema.$ref !== undefined) {
      follow(definitionName(schema.$ref), from);
      return;
    }
    const { rest, inside } = unwrap(schema);
    if (Object.keys(rest).length > 0) parts.push(part(rest, from));
    for (const inner of inside) add(inner, from);
  }

  for (const schema of schemas) add(schema, undefined);
  return { parts, names };
}

function part(schema: SchemaObject, from: string | undefined): Part {
  return from === undefined ? { schema } : { schema, from };
}

/** What holds beside the schema's own keywords: its `allOf`, and a choice between one shape and null. */
function unwrap(schema: SchemaObject): { rest: SchemaObject; inside: readonly Schema[] } {
  const { allOf, ...rest } = schema;
  const inside = [...(allOf ?? [])];
  for (const key of ['anyOf', 'oneOf'] as const) {
    const only = onlyOption(rest[key]);
    if (only === undefined) continue;
    delete rest[key];
    inside.push(only);
  }
  return { rest, inside };
}

/** The one option beside null. That null is possible too, `typesOf` tells. */
function onlyOption(options: readonly Schema[] | undefined): Schema | undefined {
  const others = options?.filter((option) => !isNull(option)) ?? [];
  return others.length === 1 ? others[0] : undefined;
}

function isNull(schema: Schema): boolean {
  return typeof schema === 'object' && (schema.type === 'null' || schema.const === null);
}
