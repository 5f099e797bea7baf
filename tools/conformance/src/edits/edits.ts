import { SCHEMA_TYPES, type Schema, type SchemaObject, type SchemaType, typeNames } from '@hookbook/contract/schema';
import type { Random } from '@hookbook/payloads/random';

/** A small change of a schema, as people make it. Undefined if the schema has nothing to change in this way. */
export type Edit = (schema: SchemaObject, random: Random) => Schema | undefined;

const ANOTHER: readonly Schema[] = [
  { type: 'string' },
  { type: 'integer' },
  { type: 'boolean' },
  { type: 'null' },
  true,
];
/** Patterns for the names of fields. */
const NAMES = ['^id', '^ext', 'e$'];
const PATTERNS = ['^[a-z]+$', '^.{1,40}$', '^[^ ]*$', 'a'];
const FORMATS = ['date-time', 'email', 'uri', 'uuid'];
const LOWER = ['minimum', 'minLength', 'minItems', 'minProperties'] as const;
const UPPER = ['maximum', 'maxLength', 'maxItems', 'maxProperties'] as const;

/** Each makes a schema narrower, wider, both, or writes the same in another way. */
export const EDITS: Readonly<Record<string, Edit>> = {
  'add a field': ({ properties, ...schema }, random) =>
    isObject(schema) ? { ...schema, properties: { ...properties, another_field: random.pick(ANOTHER) } } : undefined,
  'add a required field': ({ properties, required = [], ...schema }, random) => {
    const added = { ...properties, another_field: random.pick(ANOTHER) };
    return isObject(schema) ? { ...schema, properties: added, required: [...required, 'another_field'] } : undefined;
  },
  'remove a field': (schema, random) => {
    const name = memberOf(Object.keys(schema.properties ?? {}), random);
    if (name === undefined) return undefined;
    const { [name]: _, ...properties } = schema.properties ?? {};
    return { ...schema, properties, required: (schema.required ?? []).filter((other) => other !== name) };
  },
  'replace a field': (schema, random) => {
    const name = memberOf(Object.keys(schema.properties ?? {}), random);
    return name === undefined ? undefined : withProperty(schema, name, random.pick(ANOTHER));
  },
  'require a field': ({ required = [], ...schema }, random) => {
    const optional = Object.keys(schema.properties ?? {}).filter((name) => !required.includes(name));
    const name = memberOf(optional, random);
    return name === undefined ? undefined : { ...schema, required: [...required, name] };
  },
  'no longer require a field': ({ required = [], ...schema }, random) => {
    const name = memberOf(required, random);
    return name === undefined ? undefined : { ...schema, required: required.filter((other) => other !== name) };
  },
  'close an object': (schema) => (isObject(schema) ? { ...schema, additionalProperties: false } : undefined),
  'open an object': ({ additionalProperties, unevaluatedProperties, ...schema }) =>
    additionalProperties === undefined && unevaluatedProperties === undefined ? undefined : schema,
  'describe other fields': (schema, random) =>
    isObject(schema) ? { ...schema, additionalProperties: random.pick(ANOTHER) } : undefined,
  'describe fields by a pattern': ({ patternProperties, ...schema }, random) =>
    isObject(schema)
      ? { ...schema, patternProperties: { ...patternProperties, [random.pick(NAMES)]: random.pick(ANOTHER) } }
      : undefined,
  'describe the names': (schema, random) =>
    isObject(schema) ? { ...schema, propertyNames: { maxLength: 6 + random.below(30) } } : undefined,
  'close an object as a whole': (schema, random) =>
    isObject(schema)
      ? { allOf: [schema, { properties: { extra: random.pick(ANOTHER) } }], unevaluatedProperties: false }
      : undefined,
  'extend a closed object': ({ additionalProperties, ...schema }, random) =>
    additionalProperties === false
      ? { allOf: [schema, { properties: { extra: random.pick(ANOTHER) } }], unevaluatedProperties: false }
      : undefined,
  'depend on a field': ({ dependentRequired, ...schema }, random) => {
    const names = Object.keys(schema.properties ?? {});
    if (names.length < 2) return undefined;
    return { ...schema, dependentRequired: { ...dependentRequired, [random.pick(names)]: [random.pick(names)] } };
  },
  'allow null': ({ type, enum: values, ...schema }) => {
    if (type === undefined) return undefined;
    return { ...schema, type: withType(type, 'null'), ...(values && { enum: [...new Set([...values, null])] }) };
  },
  'allow null beside it': (schema) => ({ anyOf: [schema, { type: 'null' }] }),
  'no longer allow null': ({ type, ...schema }) => {
    const others = [type ?? []].flat().filter((name) => name !== 'null');
    return others.length === 0 ? undefined : { ...schema, type: others };
  },
  'add a type': ({ type, ...schema }, random) =>
    type === undefined ? undefined : { ...schema, type: withType(type, random.pick(SCHEMA_TYPES)) },
  'replace a type': ({ type, ...schema }, random) =>
    type === undefined ? undefined : { ...schema, type: random.pick(SCHEMA_TYPES) },
  'drop a type': ({ type, ...schema }) => (type === undefined ? undefined : schema),
  'allow fractions': ({ type, ...schema }) =>
    [type ?? []].flat().includes('integer') ? { ...schema, type: withType(type ?? [], 'number') } : undefined,
  'allow whole numbers only': ({ type, ...schema }) => {
    const types = [type ?? []].flat();
    if (!types.includes('number')) return undefined;
    return { ...schema, type: types.map((name) => (name === 'number' ? 'integer' : name)) };
  },
  'add a member to an enum': ({ enum: values, ...schema }, random) =>
    values && { ...schema, enum: [...values, random.pick(['another_member', 7, null])] },
  'remove a member of an enum': ({ enum: values, ...schema }, random) => {
    if (!values || values.length < 2) return undefined;
    const index = random.below(values.length);
    return { ...schema, enum: values.filter((_, other) => other !== index) };
  },
  'drop an enum': ({ enum: values, const: _, ...schema }) => (values || _ !== undefined ? schema : undefined),
  'open an enum': ({ enum: values, ...schema }) => {
    const texts = (values ?? []).filter((value) => typeof value === 'string');
    return schema.type === 'string' && texts.length > 0 ? { ...schema, 'x-extensible-enum': texts } : undefined;
  },
  'list the values': (schema) =>
    hasType(schema, 'string') && !schema.enum && !('const' in schema) ? { ...schema, enum: ['one', 'two'] } : undefined,
  'make a constant an enum': ({ const: value, ...schema }) =>
    value === undefined ? undefined : { ...schema, enum: [value, 'another_member'] },
  'raise a lower bound': (schema, random) => bounded(schema, LOWER, (before = 0) => before + 1 + random.below(3)),
  'lower a lower bound': (schema, random) =>
    loosened(schema, LOWER, (before) => Math.max(0, before - 1 - random.below(3))),
  'lower an upper bound': (schema, random) =>
    bounded(schema, UPPER, (before = 20) => Math.max(0, before - 1 - random.below(3))),
  'raise an upper bound': (schema, random) => loosened(schema, UPPER, (before) => before + 1 + random.below(3)),
  'exclude a bound': ({ minimum, ...schema }) =>
    minimum === undefined ? undefined : { ...schema, exclusiveMinimum: minimum },
  'drop the bounds': (schema) => {
    const kept = Object.entries(schema).filter(([keyword]) => ![...LOWER, ...UPPER].some((bound) => bound === keyword));
    return kept.length === Object.keys(schema).length ? undefined : Object.fromEntries(kept);
  },
  'ask for multiples': (schema, random) =>
    hasType(schema, 'number', 'integer') ? { ...schema, multipleOf: random.pick([1, 2, 0.5]) } : undefined,
  'add a pattern': (schema, random) =>
    hasType(schema, 'string') ? { ...schema, pattern: random.pick(PATTERNS) } : undefined,
  'drop a pattern': ({ pattern, ...schema }) => (pattern === undefined ? undefined : schema),
  'change a format': ({ format: _, ...schema }, random) =>
    hasType(schema, 'string') ? { ...schema, format: random.pick(FORMATS) } : undefined,
  'drop a format': ({ format, ...schema }) => (format === undefined ? undefined : schema),
  'ask for unique items': (schema) => (hasType(schema, 'array') ? { ...schema, uniqueItems: true } : undefined),
  'replace the items': (schema, random) =>
    hasType(schema, 'array') ? { ...schema, items: random.pick(ANOTHER) } : undefined,
  'describe the first item': ({ items, ...schema }) =>
    hasType(schema, 'array') && items !== undefined && items !== false
      ? { ...schema, prefixItems: [items], items: { type: 'string' } }
      : undefined,
  'ask for an item': (schema, random) =>
    hasType(schema, 'array') ? { ...schema, contains: random.pick(ANOTHER) } : undefined,
  'add a branch': (schema, random) => withBranches(schema, (branches) => [...branches, random.pick(ANOTHER)]),
  'remove a branch': (schema, random) =>
    withBranches(schema, (branches) => {
      const index = random.below(branches.length);
      return branches.length < 2 ? undefined : branches.filter((_, other) => other !== index);
    }),
  'reorder the branches': (schema) => withBranches(schema, (branches) => branches.toReversed()),
  'repeat a branch': (schema, random) => withBranches(schema, (branches) => [...branches, random.pick(branches)]),
  'turn oneOf into anyOf': ({ oneOf, ...schema }) => (oneOf && !schema.anyOf ? { ...schema, anyOf: oneOf } : undefined),
  'turn anyOf into oneOf': ({ anyOf, ...schema }) => (anyOf && !schema.oneOf ? { ...schema, oneOf: anyOf } : undefined),
  'wrap it in anyOf': (schema) => ({ anyOf: [schema] }),
  'wrap it in allOf': (schema) => ({ allOf: [schema] }),
  'offer the same twice': (schema) => ({ anyOf: [schema, { ...schema, description: 'The same.' }] }),
  'allow a text beside it': (schema) => ({ oneOf: [schema, { type: 'string' }] }),
  'exclude a value': (schema, random) => ({ allOf: [schema, { not: { const: random.pick(['', 0, null, 'one']) } }] }),
  'add a condition': (schema, random) => {
    const names = Object.keys(schema.properties ?? {});
    if (names.length === 0 || schema.if !== undefined) return undefined;
    return { ...schema, if: { required: [random.pick(names)] }, then: { required: [random.pick(names)] } };
  },
  'allow anything': () => true,
  'allow nothing': () => false,
};

/** Whether values of a schema are objects, as far as it says so itself. */
function isObject(schema: SchemaObject): boolean {
  return hasType(schema, 'object') && schema.$ref === undefined;
}

function hasType(schema: SchemaObject, ...types: readonly SchemaType[]): boolean {
  return typeNames(schema)?.some((type) => types.includes(type)) === true;
}

function withType(type: SchemaType | readonly SchemaType[], added: SchemaType): readonly SchemaType[] {
  return [...new Set([type, added].flat())];
}

function memberOf(names: readonly string[], random: Random): string | undefined {
  return names.length === 0 ? undefined : random.pick(names);
}

function withProperty(schema: SchemaObject, name: string, property: Schema): SchemaObject {
  return { ...schema, properties: { ...schema.properties, [name]: property } };
}

type Bound = (typeof LOWER)[number] | (typeof UPPER)[number];

const BOUNDED: Readonly<Record<Bound, readonly SchemaType[]>> = {
  ...{ minimum: ['number', 'integer'], minLength: ['string'], minItems: ['array'], minProperties: ['object'] },
  ...{ maximum: ['number', 'integer'], maxLength: ['string'], maxItems: ['array'], maxProperties: ['object'] },
};

function bounded(schema: SchemaObject, bounds: readonly Bound[], next: (before?: number) => number) {
  const bound = bounds.find((keyword) => hasType(schema, ...BOUNDED[keyword]));
  return bound && { ...schema, [bound]: next(schema[bound]) };
}

function loosened(schema: SchemaObject, bounds: readonly Bound[], next: (before: number) => number) {
  const bound = bounds.find((keyword) => schema[keyword] !== undefined);
  return bound && { ...schema, [bound]: next(schema[bound] ?? 0) };
}

function withBranches(
  schema: SchemaObject,
  next: (branches: readonly Schema[]) => readonly Schema[] | undefined,
): SchemaObject | undefined {
  const keyword = (['oneOf', 'anyOf'] as const).find((name) => schema[name] !== undefined);
  const branches = keyword && next(schema[keyword] ?? []);
  // A discriminator lists the branches, too.
  const { discriminator: _, ...others } = schema;
  return keyword && branches && { ...others, [keyword]: branches };
}
