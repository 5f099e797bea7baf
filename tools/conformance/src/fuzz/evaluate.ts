import type { Schema, SchemaObject } from '@hookbook/contract/schema';
import type { Resolve } from '@hookbook/testkit/sampleValues';
import { isMultipleOf } from './isMultipleOf.ts';

/**
 * Whether a schema accepts a value. Follows the text of JSON Schema as plainly as possible, without regard to speed, because
 * Ajv cannot evaluate every random schema. Ignores `format`.
 */
export function accepts(schema: Schema, value: unknown, resolve: Resolve): boolean {
  return evaluate(schema, value, resolve) !== undefined;
}

/** The properties and items of an accepted value that some keyword has evaluated. */
interface Evaluated {
  readonly names: ReadonlySet<string>;
  readonly items: ReadonlySet<number>;
}

const NOTHING: Evaluated = { names: new Set(), items: new Set() };

/** `undefined` if the schema rejects the value. */
function evaluate(schema: Schema, value: unknown, resolve: Resolve): Evaluated | undefined {
  if (typeof schema === 'boolean') return schema ? NOTHING : undefined;
  const test: Test = (subschema, part) => accepts(subschema, part, resolve);
  if (!hasType(schema, value) || !isListed(schema, value) || !isInBounds(schema, value)) return undefined;
  const results = [
    evaluateInPlace(schema, value, resolve),
    evaluateProperties(schema, value, test),
    evaluateItems(schema, value, test),
  ];
  if (!results.every((result) => result !== undefined)) return undefined;
  return evaluateRest(schema, value, union(results), test);
}

type Test = (schema: Schema, value: unknown) => boolean;

function union(results: readonly Evaluated[]): Evaluated {
  return {
    names: new Set(results.flatMap(({ names }) => [...names])),
    items: new Set(results.flatMap(({ items }) => [...items])),
  };
}

function hasType({ type }: SchemaObject, value: unknown): boolean {
  if (type === undefined) return true;
  const actual = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  return [type].flat().some((name) => name === actual || (name === 'integer' && Number.isInteger(value)));
}

function isListed(schema: SchemaObject, value: unknown): boolean {
  if (schema.enum && !schema.enum.some((member) => isSame(member, value))) return false;
  return !Object.hasOwn(schema, 'const') || isSame(schema.const, value);
}

/** Whether all items differ, as JSON values. */
export function hasUniqueItems(value: readonly unknown[]): boolean {
  return value.every((item, index) => value.findIndex((other) => isSame(item, other)) === index);
}

function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b) || Object.keys(a).length !== Object.keys(b).length) return false;
  return Object.entries(a).every(([name, member]) => Object.hasOwn(b, name) && isSame(member, b[name as never]));
}

function isInBounds(schema: SchemaObject, value: unknown): boolean {
  if (typeof value === 'number') return isNumberInBounds(schema, value);
  if (typeof value === 'string') {
    const { minLength = 0, maxLength = Infinity, pattern = '' } = schema;
    const length = [...value].length;
    return length >= minLength && length <= maxLength && new RegExp(pattern, 'u').test(value);
  }
  if (Array.isArray(value)) {
    const { minItems = 0, maxItems = Infinity, uniqueItems = false } = schema;
    return value.length >= minItems && value.length <= maxItems && (!uniqueItems || hasUniqueItems(value));
  }
  return !isObject(value) || isObjectInBounds(schema, value);
}

function isNumberInBounds(schema: SchemaObject, value: number): boolean {
  const { minimum = -Infinity, maximum = Infinity, exclusiveMinimum = -Infinity, exclusiveMaximum = Infinity } = schema;
  const { multipleOf } = schema;
  const isMultiple = multipleOf === undefined || isMultipleOf(value, multipleOf);
  return value >= minimum && value <= maximum && value > exclusiveMinimum && value < exclusiveMaximum && isMultiple;
}

function isObjectInBounds(schema: SchemaObject, value: Members): boolean {
  const { required = [], minProperties = 0, maxProperties = Infinity, dependentRequired = {} } = schema;
  const has = (name: string) => Object.hasOwn(value, name);
  const count = Object.keys(value).length;
  const dependents = Object.entries(dependentRequired).filter(([name]) => has(name));
  return (
    required.every(has) &&
    count >= minProperties &&
    count <= maxProperties &&
    dependents.every(([, names]) => names.every(has))
  );
}

type Members = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The keywords that apply subschemas to the value itself. */
function evaluateInPlace(schema: SchemaObject, value: unknown, resolve: Resolve): Evaluated | undefined {
  const { $ref, allOf = [], anyOf, oneOf, not, if: condition, dependentSchemas = {} } = schema;
  const apply = (subschema: Schema) => evaluate(subschema, value, resolve);
  const dependents = Object.entries(dependentSchemas).filter(([name]) => isObject(value) && Object.hasOwn(value, name));
  const required = [
    ...($ref === undefined ? [] : [resolve($ref)]),
    ...allOf,
    ...dependents.map(([, dependent]) => dependent),
  ].map(apply);
  const anyResults = (anyOf ?? [true]).map(apply).filter((result) => result !== undefined);
  const oneResults = (oneOf ?? [true]).map(apply).filter((result) => result !== undefined);
  const ifResult = condition === undefined ? NOTHING : apply(condition);
  const branch = condition === undefined ? NOTHING : apply((ifResult ? schema.then : schema.else) ?? true);
  const isAccepted =
    required.every((result) => result !== undefined) && anyResults.length > 0 && oneResults.length === 1;
  if (!isAccepted || branch === undefined || (not !== undefined && apply(not))) return undefined;
  const applied = required.filter((result) => result !== undefined);
  return union([...applied, ...anyResults, ...oneResults, ifResult ?? NOTHING, branch]);
}

function evaluateProperties(schema: SchemaObject, value: unknown, test: Test): Evaluated | undefined {
  if (!isObject(value)) return NOTHING;
  const { properties = {}, patternProperties = {}, additionalProperties, propertyNames = true } = schema;
  const names = new Set<string>();
  for (const [name, member] of Object.entries(value)) {
    const declared = Object.hasOwn(properties, name) ? [properties[name] ?? true] : [];
    const matching = Object.entries(patternProperties).filter(([pattern]) => new RegExp(pattern, 'u').test(name));
    const known = [...declared, ...matching.map(([, subschema]) => subschema)];
    const additional = known.length === 0 && additionalProperties !== undefined ? [additionalProperties] : [];
    const subschemas = [...known, ...additional];
    if (!subschemas.every((subschema) => test(subschema, member)) || !test(propertyNames, name)) return undefined;
    if (subschemas.length > 0) names.add(name);
  }
  return { ...NOTHING, names };
}

function evaluateItems(schema: SchemaObject, value: unknown, test: Test): Evaluated | undefined {
  if (!Array.isArray(value)) return NOTHING;
  const { prefixItems = [], items, contains, minContains = 1, maxContains = Infinity } = schema;
  const subschemaAt = (index: number) => prefixItems[index] ?? items;
  if (!value.every((item, index) => test(subschemaAt(index) ?? true, item))) return undefined;
  const evaluated = value.flatMap((_, index) => (subschemaAt(index) === undefined ? [] : [index]));
  if (contains === undefined) return { ...NOTHING, items: new Set(evaluated) };
  const contained = value.flatMap((item, index) => (test(contains, item) ? [index] : []));
  if (contained.length < minContains || contained.length > maxContains) return undefined;
  return { ...NOTHING, items: new Set([...evaluated, ...contained]) };
}

/** `unevaluatedProperties` and `unevaluatedItems`, which apply to everything that no other keyword has evaluated. */
function evaluateRest(schema: SchemaObject, value: unknown, evaluated: Evaluated, test: Test): Evaluated | undefined {
  const { unevaluatedProperties, unevaluatedItems } = schema;
  if (isObject(value) && unevaluatedProperties !== undefined) {
    const rest = Object.entries(value).filter(([name]) => !evaluated.names.has(name));
    const isAccepted = rest.every(([, member]) => test(unevaluatedProperties, member));
    return isAccepted ? { ...evaluated, names: new Set(Object.keys(value)) } : undefined;
  }
  if (Array.isArray(value) && unevaluatedItems !== undefined) {
    const rest = value.filter((_, index) => !evaluated.items.has(index));
    const isAccepted = rest.every((item) => test(unevaluatedItems, item));
    return isAccepted ? { ...evaluated, items: new Set(value.keys()) } : undefined;
  }
  return evaluated;
}
