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

const TYPE_ORDER: readonly SchemaType[] = ['object', 'array', 'string', 'integer', 'number', 'boolean', 'null'];

/** The types that a value can have, for people: `object or null`. */
export function typeText(schemas: readonly Schema[], definitions: DefinitionMap): string {
  const types = acceptedTypes({ allOf: schemas }, (name) => definitions.get(name), describedTypes);
  if ((types & OTHER) !== 0) return 'any value';
  const names = TYPE_ORDER.filter((name) => includes(types, name));
  return names.length === 0 ? 'no value' : names.join(' or ');
}

/** Calls numbers `integer` if no other number is valid. */
function includes(types: TypeSet, name: SchemaType): boolean {
  if (name === 'integer') return (types & INTEGER) !== 0 && (types & FRACTION) === 0;
  return (types & (name === 'number' ? FRACTION : typeSet([name]))) !== 0;
}

/** The types that the author of a schema had in mind: to a reader, `properties` alone describes an object. */
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
