import type { Schema, SchemaObject } from '@hookbook/contract/schema';
import { type DefinitionMap, definitionName } from '@hookbook/contract/schema';
import { ALL_TYPES, both, jsonTypeOf, typesOf } from '../../src/emit/types/jsonType.ts';

const ONE_OF_EACH: readonly unknown[] = [{ wrong: 1 }, ['wrong'], 'wrong', 1.5, true, null];

/** Copies of a valid value with one fault each: a required member that is gone, or a member of a wrong type. */
export function wrongValues(schema: Schema, definitions: DefinitionMap, value: unknown): unknown[] {
  if (jsonTypeOf(value) !== 'object') return [];
  const facets = facetsOf(schema, definitions);
  const object = value as Readonly<Record<string, unknown>>;
  const required = new Set(facets.flatMap((facet) => facet.required ?? []));
  return Object.entries(object).flatMap(([name, member]) => {
    const { [name]: _, ...without } = object;
    const schemas = facets.flatMap(({ properties = {} }) =>
      Object.hasOwn(properties, name) ? [properties[name] ?? true] : [],
    );
    const inner = wrongValues({ allOf: schemas }, definitions, member);
    const wrong = [...wrongTypes(schemas, definitions), ...inner];
    return [...(required.has(name) ? [without] : []), ...wrong.map((each) => ({ ...object, [name]: each }))];
  });
}

function wrongTypes(schemas: readonly Schema[], definitions: DefinitionMap): unknown[] {
  const types = schemas.map((schema) => typesOf(schema, definitions)).reduce(both, ALL_TYPES);
  return ONE_OF_EACH.filter((value) => !types.has(jsonTypeOf(value)));
}

/** The parts of a schema that have to hold together. What is a choice is left alone. */
function facetsOf(schema: Schema, definitions: DefinitionMap): SchemaObject[] {
  if (typeof schema === 'boolean') return [];
  if (schema.$ref !== undefined) return facetsOf(definitions.get(definitionName(schema.$ref)) ?? true, definitions);
  return [schema, ...(schema.allOf ?? []).flatMap((arm) => facetsOf(arm, definitions))];
}
