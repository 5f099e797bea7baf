import {
  ANY,
  ARRAY,
  INTEGER,
  NUMBER,
  OBJECT,
  type Schema,
  type SchemaObject,
  type SchemaType,
  STRING,
  type TypeSet,
  typeNames,
} from '@hookbook/contract/schema';

const TYPES: readonly SchemaType[] = ['null', 'boolean', 'number', 'string', 'array', 'object'];

/** The keywords whose negation stays a `not`, because no keyword says the opposite, with the types that they reject. */
const KEPT: Readonly<Partial<Record<keyof SchemaObject, TypeSet>>> = {
  const: ANY,
  enum: ANY,
  pattern: STRING,
  format: STRING | NUMBER,
  multipleOf: NUMBER,
  uniqueItems: ARRAY,
};

/** Names for a member that a schema must reject. */
const ADDITIONAL_NAMES = ['extra', 'other', 'a', 'x1'];

/** The types that `{ not: schema }` allows if it is as simple as it can be; undefined if it should be negated. */
export function typesOfSimpleNegation(schema: Schema): TypeSet | undefined {
  if (typeof schema === 'boolean') return undefined;
  const [keyword, ...others] = Object.keys(schema) as (keyof SchemaObject)[];
  if (keyword === undefined || others.length > 0) return undefined;
  if (schema.type === 'integer') return ANY & ~INTEGER;
  if (keyword === 'const' && !isScalar(schema.const)) return undefined;
  if (keyword === 'enum' && !schema.enum?.every(isScalar)) return undefined;
  return schema.required?.length === 1 ? OBJECT : KEPT[keyword];
}

/**
 * Schemas each of which excludes the given one: a value that one of them accepts is rejected there, by the keyword that the
 * schema contradicts. Together they cover all rejected values, but those of the keywords about unevaluated values.
 */
export function* negationsOf(schema: Schema): Generator<Schema> {
  if (schema === false) yield true;
  if (typeof schema === 'boolean') return;
  yield* ofValues(schema);
  yield* ofNumbers(schema);
  yield* ofStrings(schema);
  yield* ofObjects(schema);
  yield* ofArrays(schema);
  yield* ofComposition(schema);
}

function* ofValues(schema: SchemaObject): Generator<Schema> {
  const names = typeNames(schema);
  if (names) {
    const numbers: readonly SchemaType[] = names.includes('integer') ? ['number', 'integer'] : ['number'];
    const isNumeric = names.some((name) => numbers.includes(name));
    yield { type: TYPES.filter((type) => !names.includes(type) && !(isNumeric && type === 'number')) };
    if (names.includes('integer') && !names.includes('number')) yield { type: 'number', not: { type: 'integer' } };
  }
  if ('const' in schema)
    yield* isScalar(schema.const) ? [{ not: { const: schema.const } }] : negationsOf(equalTo(schema.const));
  if (schema.enum) {
    const others = schema.enum.filter((member) => !isScalar(member));
    yield { not: { enum: schema.enum.filter(isScalar) }, allOf: others.map((member) => ({ not: { const: member } })) };
  }
}

function isScalar(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}

/** A schema that only accepts this object or array, and says so of each of its parts. */
function equalTo(constant: unknown): Schema {
  const entries = Object.entries(constant as object).map(([name, part]) => [name, { const: part }] as const);
  const { length } = entries;
  if (Array.isArray(constant))
    return { type: 'array', minItems: length, maxItems: length, prefixItems: entries.map(([, part]) => part) };
  return {
    type: 'object',
    required: entries.map(([name]) => name),
    properties: Object.fromEntries(entries),
    maxProperties: length,
  };
}

function* ofNumbers(schema: SchemaObject): Generator<Schema> {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  const type = 'number';
  if (minimum !== undefined) yield { type, exclusiveMaximum: minimum };
  if (maximum !== undefined) yield { type, exclusiveMinimum: maximum };
  if (exclusiveMinimum !== undefined) yield { type, maximum: exclusiveMinimum };
  if (exclusiveMaximum !== undefined) yield { type, minimum: exclusiveMaximum };
  if (multipleOf !== undefined) yield { type, not: { multipleOf } };
}

function* ofStrings({ minLength = 0, maxLength, pattern, format }: SchemaObject): Generator<Schema> {
  const type = 'string';
  if (minLength > 0) yield { type, maxLength: minLength - 1 };
  if (maxLength !== undefined) yield { type, minLength: maxLength + 1 };
  if (pattern !== undefined) yield { type, not: { pattern } };
  if (format !== undefined) yield { type: ['string', 'number'], not: { format } };
}

function* ofObjects(schema: SchemaObject): Generator<Schema> {
  const { required = [], properties = {}, patternProperties = {}, additionalProperties, propertyNames } = schema;
  const { minProperties = 0, maxProperties, dependentRequired = {}, dependentSchemas = {} } = schema;
  const type = 'object';
  const rejects = (name: string, inner: Schema): Schema => ({
    type,
    required: [name],
    properties: Object.fromEntries([[name, { not: inner }]]),
  });
  for (const name of required) yield { type, not: { required: [name] } };
  for (const [name, inner] of Object.entries(properties)) yield rejects(name, inner);
  if (minProperties > 0) yield { type, maxProperties: minProperties - 1 };
  if (maxProperties !== undefined) yield { type, minProperties: maxProperties + 1 };
  for (const [pattern, inner] of Object.entries(patternProperties))
    yield { type, minProperties: 1, propertyNames: { pattern }, additionalProperties: { not: inner } };
  for (const inner of [additionalProperties, schema.unevaluatedProperties])
    if (inner !== undefined)
      for (const name of ADDITIONAL_NAMES) if (!Object.hasOwn(properties, name)) yield rejects(name, inner);
  if (propertyNames !== undefined) yield { type, minProperties: 1, propertyNames: { not: propertyNames } };
  for (const [name, dependents] of Object.entries(dependentRequired))
    for (const dependent of dependents) yield { type, required: [name], not: { required: [dependent] } };
  for (const [name, inner] of Object.entries(dependentSchemas)) yield { type, required: [name], not: inner };
}

function* ofArrays(schema: SchemaObject): Generator<Schema> {
  const { minItems = 0, maxItems, prefixItems = [], items, contains, minContains = 1, maxContains } = schema;
  const type = 'array';
  const first = (count: number): Schema[] => Array.from({ length: count }, () => true);
  if (minItems > 0) yield { type, maxItems: minItems - 1 };
  if (maxItems !== undefined) yield { type, minItems: maxItems + 1 };
  for (const [index, inner] of prefixItems.entries())
    yield { type, minItems: index + 1, prefixItems: [...first(index), { not: inner }] };
  const { length } = prefixItems;
  for (const inner of [items, schema.unevaluatedItems])
    if (inner !== undefined) yield { type, minItems: length + 1, prefixItems: [...first(length), { not: inner }] };
  if (contains !== undefined && minContains > 0) yield { type, contains, minContains: 0, maxContains: minContains - 1 };
  if (contains !== undefined && maxContains !== undefined) yield { type, contains, minContains: maxContains + 1 };
  if (schema.uniqueItems) yield { type, minItems: 2, not: { uniqueItems: true } };
}

function* ofComposition(schema: SchemaObject): Generator<Schema> {
  const { allOf = [], anyOf, oneOf, not, if: condition, then: consequence = true, else: otherwise = true } = schema;
  const none = (parts: readonly Schema[]): Schema => ({ allOf: parts.map((part) => ({ not: part })) });
  for (const part of allOf) yield { not: part };
  if (anyOf) yield none(anyOf);
  if (oneOf) yield none(oneOf);
  for (const [index, part] of (oneOf ?? []).entries())
    for (const other of (oneOf ?? []).slice(index + 1)) yield { allOf: [part, other] };
  if (not !== undefined) yield not;
  if (condition === undefined) return;
  yield { allOf: [condition, { not: consequence }] };
  yield { allOf: [{ not: condition }, { not: otherwise }] };
}
