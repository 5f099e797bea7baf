import {
  ANY,
  ARRAY,
  acceptedTypes,
  type DefinitionMap,
  FRACTION,
  INTEGER,
  OBJECT,
  OTHER,
  type Schema,
  type SchemaObject,
  type SchemaType,
  STRING,
  type TypeSet,
  typeNames,
  typeSet,
  typesOfValues,
} from '@hookbook/contract/schema';

const NAMES: readonly SchemaType[] = ['object', 'array', 'string', 'integer', 'number', 'boolean', 'null'];

/** The types that a value may have, in a fixed order; undefined where no schema restricts them. */
export function typesOf(schemas: readonly Schema[], definitions: DefinitionMap): readonly SchemaType[] | undefined {
  const types = acceptedTypes({ allOf: schemas }, (name) => definitions.get(name), describedTypes);
  return (types & OTHER) === 0 ? NAMES.filter((name) => includes(types, name)) : undefined;
}

/** Numbers are `integer` where no other number is possible. */
function includes(types: TypeSet, name: SchemaType): boolean {
  if (name === 'integer') return (types & INTEGER) !== 0 && (types & FRACTION) === 0;
  return (types & (name === 'number' ? FRACTION : typeSet([name]))) !== 0;
}

/** The types that a schema is written for, as a reader takes it: `properties` alone describes an object. */
function describedTypes(schema: SchemaObject): TypeSet {
  const names = typeNames(schema);
  if (names) return typeSet(names);
  if (schema.const !== undefined) return typesOfValues([schema.const]);
  if (schema.enum !== undefined) return typesOfValues(schema.enum);
  if (schema.properties ?? schema.required ?? schema.additionalProperties ?? schema.patternProperties) return OBJECT;
  if (schema.items ?? schema.prefixItems) return ARRAY;
  if (schema.pattern ?? schema.format ?? schema.minLength ?? schema['x-extensible-enum']) return STRING;
  return ANY;
}
