import { type DefinitionMap, definitionName, type Schema, type SchemaObject } from '@hookbook/contract/schema';
import { ALL_JSON_TYPES, acceptedJsonTypes, intersect, jsonTypeOf } from '@hookbook/types-emitter/jsonType';

const ONE_OF_EACH_TYPE: readonly unknown[] = [{ wrong: 1 }, ['wrong'], 'wrong', 1.5, true, null];

/** Copies of a valid value with one fault each: a required member is missing, or a member has a wrong type. */
export function invalidValues(schema: Schema, definitions: DefinitionMap, value: unknown): unknown[] {
  if (jsonTypeOf(value) !== 'object') return [];
  const facets = facetsOf(schema, definitions);
  const object = value as Readonly<Record<string, unknown>>;
  const required = new Set(facets.flatMap((facet) => facet.required ?? []));
  return Object.entries(object).flatMap(([name, member]) => {
    const { [name]: _, ...others } = object;
    const schemas = facets.flatMap(({ properties = {} }) =>
      Object.hasOwn(properties, name) ? [properties[name] ?? true] : [],
    );
    const invalid = [
      ...valuesOfWrongType(schemas, definitions),
      ...invalidValues({ allOf: schemas }, definitions, member),
    ];
    return [...(required.has(name) ? [others] : []), ...invalid.map((wrong) => ({ ...object, [name]: wrong }))];
  });
}

function valuesOfWrongType(schemas: readonly Schema[], definitions: DefinitionMap): unknown[] {
  const types = schemas.map((schema) => acceptedJsonTypes(schema, definitions)).reduce(intersect, ALL_JSON_TYPES);
  return ONE_OF_EACH_TYPE.filter((value) => !types.has(jsonTypeOf(value)));
}

/** The schemas that all apply to a value; `anyOf` and `oneOf` are ignored. */
function facetsOf(schema: Schema, definitions: DefinitionMap): SchemaObject[] {
  if (typeof schema === 'boolean') return [];
  if (schema.$ref !== undefined) return facetsOf(definitions.get(definitionName(schema.$ref)) ?? true, definitions);
  return [schema, ...(schema.allOf ?? []).flatMap((arm) => facetsOf(arm, definitions))];
}
