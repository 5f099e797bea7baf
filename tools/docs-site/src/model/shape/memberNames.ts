import {
  type DefinitionMap,
  listedValues,
  requiredNames,
  type Schema,
  type SchemaObject,
} from '@hookbook/contract/schema';

/** The names of members that are required by all schemas of a value together. */
export function requiredBy(schemas: readonly Schema[], definitions: DefinitionMap): ReadonlySet<string> {
  return requiredNames({ allOf: schemas }, (name) => definitions.get(name));
}

/** The names that members can have, if `propertyNames` lists them. */
export function allowedNames(
  schemas: readonly SchemaObject[],
  definitions: DefinitionMap,
): readonly string[] | undefined {
  const lists = schemas.flatMap(({ propertyNames }) => propertyNames ?? []);
  return listedValues({ allOf: lists }, (name) => definitions.get(name))?.filter((value) => typeof value === 'string');
}

/** The schemas of a member that `properties` does not declare; undefined if no such member is allowed. */
export function undeclaredSchemas(name: string, schemas: readonly SchemaObject[]): readonly Schema[] | undefined {
  const found = schemas.flatMap(({ patternProperties = {}, additionalProperties = true }) => {
    const matching = Object.entries(patternProperties).filter(([pattern]) => new RegExp(pattern, 'u').test(name));
    return matching.length > 0 ? matching.map(([, schema]) => schema) : [additionalProperties];
  });
  return found.includes(false) ? undefined : found;
}
