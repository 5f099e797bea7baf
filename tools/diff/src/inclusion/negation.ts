import {
  DISJOINT_TYPES,
  isAnnotation,
  type Schema,
  type SchemaObject,
  type SchemaType,
} from '@hookbook/contract/schema';

/**
 * A schema that accepts what another one refuses. It says so with the opposite of each keyword where there is one, because
 * little follows from `not`.
 */
export function negationOf(schema: Schema): Schema {
  if (typeof schema === 'boolean') return !schema;
  const existing = known.get(schema);
  if (existing !== undefined) return existing;
  const negation = negated(schema);
  known.set(schema, negation);
  return negation;
}

const known = new WeakMap<SchemaObject, Schema>();

/** What violates one keyword of a schema. Values of other types are accepted, too. */
interface Violation {
  /** The type that the keyword is about. Undefined if it is about all. */
  readonly type?: SchemaType;
  readonly schema: Schema;
}

function negated(schema: SchemaObject): Schema {
  const { type } = schema;
  const found = violationsOf(schema);
  if (!found) return { not: schema };
  // No value violates a keyword such as `minLength: 0`.
  const violations = found.filter((violation) => violation.schema !== false);
  if (type === undefined) return unionOf(violations.map(exactly));
  const others = otherTypes(type);
  // Of the one type that all keywords are about, values of other types need no mention.
  if (violations.length > 0 && violations.every((violation) => violation.type === type))
    return unionOf(violations.map((violation) => violation.schema));
  return unionOf([others ?? { not: { type } }, ...violations.map(exactly)]);
}

function exactly({ type, schema }: Violation): Schema {
  if (type === undefined || schema === false) return schema;
  if (schema === true) return { type };
  return schema.type === undefined && schema.$ref === undefined ? { type, ...schema } : { allOf: [{ type }, schema] };
}

function unionOf(schemas: readonly Schema[]): Schema {
  const possible = schemas.filter((schema) => schema !== false);
  if (possible.includes(true)) return true;
  const [first, ...others] = possible;
  return others.length === 0 ? (first ?? false) : { anyOf: possible };
}

/** Every type but some. Undefined for those of numbers that are no integers, which have no name. */
function otherTypes(type: SchemaType | readonly SchemaType[]): Schema | undefined {
  const names = typeof type === 'string' ? [type] : type;
  if (names.includes('integer') && !names.includes('number')) return undefined;
  const others = DISJOINT_TYPES.filter((name) => !names.includes(name));
  return others.length === 0 ? false : { type: others };
}

type Violate<Name extends keyof SchemaObject> = (value: NonNullable<SchemaObject[Name]>) => Schema;
type Opposites = { readonly [Name in keyof SchemaObject]?: readonly [SchemaType | undefined, Violate<Name>] };

/** Keywords that mean the same whatever else a schema says, each with the type that it is about. */
const OPPOSITES: Opposites = {
  const: [undefined, (value) => ({ not: { const: value } })],
  enum: [undefined, (values) => ({ not: { enum: values } })],
  not: [undefined, (schema) => schema],
  allOf: [undefined, (parts) => unionOf(parts.map(negationOf))],
  anyOf: [undefined, (branches) => ({ allOf: branches.map(negationOf) })],
  minimum: ['number', (exclusiveMaximum) => ({ exclusiveMaximum })],
  exclusiveMinimum: ['number', (maximum) => ({ maximum })],
  maximum: ['number', (exclusiveMinimum) => ({ exclusiveMinimum })],
  exclusiveMaximum: ['number', (minimum) => ({ minimum })],
  multipleOf: ['number', (multipleOf) => ({ not: { type: 'number', multipleOf } })],
  minLength: ['string', (count) => count > 0 && { maxLength: count - 1 }],
  maxLength: ['string', (count) => ({ minLength: count + 1 })],
  pattern: ['string', (pattern) => ({ not: { type: 'string', pattern } })],
  format: ['string', (format) => ({ not: { type: 'string', format } })],
  minItems: ['array', (count) => count > 0 && { maxItems: count - 1 }],
  maxItems: ['array', (count) => ({ minItems: count + 1 })],
  items: ['array', (schema) => ({ contains: negationOf(schema) })],
  minProperties: ['object', (count) => count > 0 && { maxProperties: count - 1 }],
  maxProperties: ['object', (count) => ({ minProperties: count + 1 })],
};

/** Undefined if a keyword has no opposite, or one that depends on others. */
function violationsOf(schema: SchemaObject): readonly Violation[] | undefined {
  const { properties = {}, required = [], contains, minContains = 1, if: condition } = schema;
  const found: Violation[] = [];
  for (const keyword of Object.keys(schema) as (keyof SchemaObject)[]) {
    if (HANDLED_BELOW.includes(keyword) || isAnnotation(keyword)) continue;
    const [type, violate] = OPPOSITES[keyword] ?? [];
    if (!violate || (keyword === 'items' && schema.prefixItems)) return undefined;
    found.push({ ...(type && { type }), schema: (violate as (value: unknown) => Schema)(schema[keyword]) });
  }
  for (const name of new Set([...required, ...Object.keys(properties)])) {
    const member = Object.hasOwn(properties, name) ? (properties[name] ?? true) : true;
    const refused = { properties: { [name]: negationOf(member) } };
    if (required.includes(name)) found.push({ type: 'object', schema: refused });
    else if (member !== true) found.push({ type: 'object', schema: { required: [name], ...refused } });
  }
  if (contains !== undefined && minContains > 1) return undefined;
  if (contains !== undefined && minContains === 1)
    found.push({ type: 'array', schema: { items: negationOf(contains) } });
  if (condition !== undefined) {
    const { then = true, else: otherwise = true } = schema;
    const cases = [allOf(condition, negationOf(then)), allOf(negationOf(condition), negationOf(otherwise))];
    found.push({ schema: unionOf(cases) });
  }
  return found;
}

const HANDLED_BELOW: readonly (keyof SchemaObject)[] = [
  ...(['type', 'properties', 'required', 'contains', 'minContains', 'if', 'then', 'else'] as const),
];

function allOf(...parts: readonly Schema[]): Schema {
  return parts.includes(false) ? false : { allOf: parts };
}
