import type { Schema, SchemaObject } from '@hookbook/codegen';
import type { Resolve } from './samples.ts';

/**
 * What JSON Schema says of a value, told as plainly as possible and with no thought of speed: an oracle for schemas that
 * are beyond Ajv. Formats are left aside.
 */
export function accepts(schema: Schema, value: unknown, resolve: Resolve): boolean {
  return evaluate(schema, value, resolve) !== undefined;
}

/** Which members and items of an accepted value some keyword has dealt with. */
interface Evaluated {
  readonly names: ReadonlySet<string>;
  readonly items: ReadonlySet<number>;
}

const NOTHING: Evaluated = { names: new Set(), items: new Set() };

function evaluate(schema: Schema, value: unknown, resolve: Resolve): Evaluated | undefined {
  if (typeof schema === 'boolean') return schema ? NOTHING : undefined;
  const test = (inner: Schema, part: unknown) => accepts(inner, part, resolve);
  if (!hasType(schema, value) || !isListed(schema, value) || !inBounds(schema, value)) return undefined;
  const found = [inPlace(schema, value, resolve), members(schema, value, test), items(schema, value, test)];
  if (!found.every((each) => each !== undefined)) return undefined;
  return unevaluated(schema, value, union(found), test);
}

type Test = (schema: Schema, value: unknown) => boolean;

function union(all: readonly Evaluated[]): Evaluated {
  return {
    names: new Set(all.flatMap(({ names }) => [...names])),
    items: new Set(all.flatMap((each) => [...each.items])),
  };
}

function hasType({ type }: SchemaObject, value: unknown): boolean {
  if (type === undefined) return true;
  const own = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  return [type].flat().some((each) => each === own || (each === 'integer' && Number.isInteger(value)));
}

function isListed(schema: SchemaObject, value: unknown): boolean {
  if (schema.enum && !schema.enum.some((each) => isSame(each, value))) return false;
  return !Object.hasOwn(schema, 'const') || isSame(schema.const, value);
}

function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b) || Object.keys(a).length !== Object.keys(b).length) return false;
  return Object.entries(a).every(([name, each]) => Object.hasOwn(b, name) && isSame(each, b[name as never]));
}

function inBounds(schema: SchemaObject, value: unknown): boolean {
  if (typeof value === 'number') return isNumberInBounds(schema, value);
  if (typeof value === 'string') {
    const { minLength = 0, maxLength = Infinity, pattern = '' } = schema;
    const length = [...value].length;
    return length >= minLength && length <= maxLength && new RegExp(pattern, 'u').test(value);
  }
  if (Array.isArray(value)) {
    const { minItems = 0, maxItems = Infinity, uniqueItems = false } = schema;
    const isUnique = value.every((each, index) => value.findIndex((other) => isSame(each, other)) === index);
    return value.length >= minItems && value.length <= maxItems && (!uniqueItems || isUnique);
  }
  return !isObject(value) || isObjectInBounds(schema, value);
}

function isNumberInBounds(schema: SchemaObject, value: number): boolean {
  const { minimum = -Infinity, maximum = Infinity, exclusiveMinimum = -Infinity, exclusiveMaximum = Infinity } = schema;
  const { multipleOf } = schema;
  const isMultiple = multipleOf === undefined || Number.isInteger(value / multipleOf);
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
    dependents.every(([, all]) => all.every(has))
  );
}

type Members = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Keywords that apply schemas to the value itself. */
function inPlace(schema: SchemaObject, value: unknown, resolve: Resolve): Evaluated | undefined {
  const { $ref, allOf = [], anyOf, oneOf, not, if: condition, dependentSchemas = {} } = schema;
  const at = (inner: Schema) => evaluate(inner, value, resolve);
  const dependents = Object.entries(dependentSchemas).filter(([name]) => isObject(value) && Object.hasOwn(value, name));
  const all = [...($ref === undefined ? [] : [resolve($ref)]), ...allOf, ...dependents.map(([, each]) => each)].map(at);
  const any = (anyOf ?? [true]).map(at).filter((each) => each !== undefined);
  const one = (oneOf ?? [true]).map(at).filter((each) => each !== undefined);
  const met = condition === undefined ? NOTHING : at(condition);
  const branch = condition === undefined ? NOTHING : at((met ? schema.then : schema.else) ?? true);
  const isSound = all.every((each) => each !== undefined) && any.length > 0 && one.length === 1;
  if (!isSound || branch === undefined || (not !== undefined && at(not))) return undefined;
  return union([...all.filter((each) => each !== undefined), ...any, ...one, met ?? NOTHING, branch]);
}

function members(schema: SchemaObject, value: unknown, test: Test): Evaluated | undefined {
  if (!isObject(value)) return NOTHING;
  const { properties = {}, patternProperties = {}, additionalProperties, propertyNames = true } = schema;
  const names = new Set<string>();
  for (const [name, member] of Object.entries(value)) {
    const own = Object.hasOwn(properties, name) ? [properties[name] ?? true] : [];
    const matching = Object.entries(patternProperties).filter(([pattern]) => new RegExp(pattern, 'u').test(name));
    const known = [...own, ...matching.map(([, each]) => each)];
    const further = known.length === 0 && additionalProperties !== undefined ? [additionalProperties] : [];
    const schemas = [...known, ...further];
    if (!schemas.every((each) => test(each, member)) || !test(propertyNames, name)) return undefined;
    if (schemas.length > 0) names.add(name);
  }
  return { ...NOTHING, names };
}

function items(schema: SchemaObject, value: unknown, test: Test): Evaluated | undefined {
  if (!Array.isArray(value)) return NOTHING;
  const { prefixItems = [], items: further, contains, minContains = 1, maxContains = Infinity } = schema;
  const schemaFor = (index: number) => prefixItems[index] ?? further;
  if (!value.every((each, index) => test(schemaFor(index) ?? true, each))) return undefined;
  const applied = value.flatMap((_, index) => (schemaFor(index) === undefined ? [] : [index]));
  if (contains === undefined) return { ...NOTHING, items: new Set(applied) };
  const contained = value.flatMap((each, index) => (test(contains, each) ? [index] : []));
  if (contained.length < minContains || contained.length > maxContains) return undefined;
  return { ...NOTHING, items: new Set([...applied, ...contained]) };
}

/** What no other keyword of the schema has dealt with. */
function unevaluated(schema: SchemaObject, value: unknown, done: Evaluated, test: Test): Evaluated | undefined {
  const { unevaluatedProperties: rest, unevaluatedItems: others } = schema;
  if (isObject(value) && rest !== undefined) {
    const left = Object.entries(value).filter(([name]) => !done.names.has(name));
    return left.every(([, each]) => test(rest, each)) ? { ...done, names: new Set(Object.keys(value)) } : undefined;
  }
  if (Array.isArray(value) && others !== undefined) {
    const left = value.filter((_, index) => !done.items.has(index));
    return left.every((each) => test(others, each)) ? { ...done, items: new Set(value.keys()) } : undefined;
  }
  return done;
}
