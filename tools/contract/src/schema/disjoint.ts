import { acceptedTypes, OBJECT } from './acceptedTypes.ts';
import type { DefinitionLookup } from './definitions.ts';
import { definitionName } from './refs.ts';
import type { Schema } from './schema.ts';

/**
 * Whether surely no value matches two of the schemas, because they accept different types, or require a property with
 * different constants. False if in doubt.
 */
export function areDisjoint(schemas: readonly Schema[], definitions: DefinitionLookup): boolean {
  const facts = schemas.map((schema) => ({
    types: acceptedTypes(schema, definitions),
    pinned: pinnedProperties(schema, definitions, []),
  }));
  return facts.every((a, index) =>
    facts.slice(index + 1).every((b) => {
      const shared = a.types & b.types;
      return (
        shared === 0 ||
        (shared === OBJECT && [...a.pinned].some(([name, values]) => excludes(values, b.pinned.get(name))))
      );
    }),
  );
}

type Values = readonly unknown[];

function excludes(values: Values, others: Values | undefined): boolean {
  return others !== undefined && values.every((value) => !others.includes(value));
}

/** The required properties that only accept certain strings, numbers, booleans or null, with these values. */
function pinnedProperties(
  schema: Schema,
  definitions: DefinitionLookup,
  entered: readonly string[],
): ReadonlyMap<string, Values> {
  if (typeof schema === 'boolean') return new Map();
  if (schema.$ref !== undefined) {
    const name = definitionName(schema.$ref);
    if (entered.includes(name)) return new Map();
    return pinnedProperties(definitions(name) ?? true, definitions, [...entered, name]);
  }
  const inherited = (schema.allOf ?? []).flatMap((part) => [...pinnedProperties(part, definitions, entered)]);
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, property]): [string, Values][] => {
    const values = schema.required?.includes(name) ? pinnedValues(property) : undefined;
    return values ? [[name, values]] : [];
  });
  return new Map([...inherited, ...own]);
}

function pinnedValues(schema: Schema): Values | undefined {
  if (typeof schema === 'boolean') return undefined;
  const values = 'const' in schema ? [schema.const] : schema.enum;
  return values?.every((value) => typeof value !== 'object' || value === null) ? values : undefined;
}
