import type { Schema, SchemaObject } from '@hookbook/contract/schema';
import { equalValues } from '@hookbook/payloads/evaluate';
import type { Random } from '@hookbook/payloads/random';
import { anyValue, isObject, mapOf, typeName } from './anyValue.ts';

/** A random schema that accepts the value, so that it is certain to accept some. */
export function schemaAround(value: unknown, random: Random, depth = 3): Schema {
  if (random.chance(0.05)) return true;
  const own = ownKeywords(value, random, depth);
  const count = depth > 0 ? random.below(3) : 0;
  const compositions = Array.from({ length: count }, () => random.pick(COMPOSITIONS)(value, random, depth - 1));
  return Object.assign({}, own, ...compositions);
}

type Maker = (value: unknown, random: Random, depth: number) => SchemaObject;

const COMPOSITIONS: readonly Maker[] = [
  (value, random, depth) => ({ allOf: [schemaAround(value, random, depth), schemaAround(value, random, depth)] }),
  (value, random, depth) => ({
    anyOf: shuffled([schemaAround(value, random, depth), ownKeywords(anyValue(random), random, depth)], random),
  }),
  (value, random, depth) => ({
    oneOf: shuffled([schemaAround(value, random, depth), schemaWithout(value, random)], random),
  }),
  (value, random) => ({ not: schemaWithout(value, random) }),
  (value, random, depth) => ({
    if: schemaAround(value, random, 0),
    then: schemaAround(value, random, depth),
    else: false,
  }),
  (value, random, depth) => ({
    if: schemaWithout(value, random),
    then: false,
    else: schemaAround(value, random, depth),
  }),
];

/** A schema that rejects the value. */
function schemaWithout(value: unknown, random: Random): Schema {
  const other = anyValue(random);
  const candidates: Schema[] = [false, { not: schemaAround(value, random, 0) }];
  if (!equalValues(other, value)) candidates.push({ const: other }, { enum: [other, 'never'] });
  if (typeof value !== typeof other) candidates.push({ type: typeName(other) });
  if (typeof value === 'string') candidates.push({ minLength: [...value].length + 1 }, { pattern: '^never$' });
  if (typeof value === 'number') candidates.push({ minimum: value + 1 }, { exclusiveMaximum: value });
  if (Array.isArray(value)) candidates.push({ minItems: value.length + 1 }, { contains: { const: 'never' } });
  if (isObject(value)) {
    candidates.push({ type: 'object', required: ['never'] }, { minProperties: Object.keys(value).length + 1 });
    const [name] = Object.keys(value);
    if (name !== undefined) candidates.push({ maxProperties: 0 }, { properties: mapOf([[name, false]]) });
  }
  return random.pick(candidates);
}

/** The keywords about the type of the value, some of them. */
function ownKeywords(value: unknown, random: Random, depth: number): SchemaObject {
  if (random.chance(0.1)) return { const: value };
  if (random.chance(0.1)) return { enum: shuffled([value, 'other', 7], random) };
  const type = { type: random.chance(0.8) ? typeName(value) : [typeName(value), 'null' as const] };
  const typed = random.chance(0.85) ? (typeName(value) === 'null' ? { type: 'null' as const } : type) : {};
  return { ...typed, ...some(keywordsOf(value, random, depth), random) };
}

function keywordsOf(value: unknown, random: Random, depth: number): SchemaObject {
  if (typeof value === 'string') return stringKeywords(value, random);
  if (typeof value === 'number') return numberKeywords(value, random);
  if (Array.isArray(value)) return arrayKeywords(value, random, depth);
  return isObject(value) ? objectKeywords(value, random, depth) : {};
}

function stringKeywords(text: string, random: Random): SchemaObject {
  const { length } = [...text];
  const literal = text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  const format = /^\d{4}-\d\d-\d\dT.*Z$/.test(text)
    ? { format: 'date-time' }
    : text.includes('@')
      ? { format: 'email' }
      : {};
  return {
    ...format,
    minLength: Math.max(0, length - random.below(4)),
    maxLength: length + random.below(4),
    pattern: random.pick([
      `^${literal}`,
      `${literal}$`,
      '^[^#]*$',
      `^.{${length}}$`,
      `^[${classOf(text)}]*$`,
      '^(\\w|\\W)*$',
    ]),
  };
}

function classOf(text: string): string {
  return /^[a-z]*$/.test(text) ? 'a-z' : /^\w*$/.test(text) ? '\\w' : '\\s\\S';
}

function numberKeywords(value: number, random: Random): SchemaObject {
  const step = Number.isInteger(value) ? random.pick([1, 0.5, ...(value !== 0 ? [Math.abs(value)] : [])]) : 0.5;
  return {
    minimum: value - random.below(5),
    maximum: value + random.below(5),
    exclusiveMinimum: value - 1,
    exclusiveMaximum: value + 0.5,
    ...(Number.isInteger(value / step) ? { multipleOf: step } : {}),
  };
}

function arrayKeywords(list: readonly unknown[], random: Random, depth: number): SchemaObject {
  const around = (item: unknown) => schemaAround(item, random, depth - 1);
  const prefix = list.slice(0, random.below(list.length + 1));
  const rest = list.slice(prefix.length);
  const isUnique = list.every((item, index) => list.findIndex((other) => equalValues(other, item)) === index);
  const [contained] = list;
  const items = rest.length === 0 ? false : rest.length === 1 ? around(rest[0]) : { anyOf: rest.map(around) };
  return {
    prefixItems: prefix.map(around),
    ...(random.chance(0.5) ? { items } : { unevaluatedItems: items }),
    ...(contained === undefined ? {} : { contains: around(contained), minContains: random.below(2) }),
    minItems: Math.max(0, list.length - random.below(2)),
    maxItems: list.length + random.below(3),
    ...(isUnique ? { uniqueItems: true } : {}),
  };
}

function objectKeywords(value: Readonly<Record<string, unknown>>, random: Random, depth: number): SchemaObject {
  const names = Object.keys(value);
  const around = (name: string) => schemaAround(value[name], random, depth - 1);
  const declared = names.filter(() => random.chance(0.8));
  const others = names.filter((name) => !declared.includes(name));
  const rest = others.length === 0 ? false : { anyOf: others.map(around) };
  const [first = 'absent', second = first] = shuffled(names, random);
  return {
    properties: mapOf([...declared.map((name) => [name, around(name)] as const), ['unused', { type: 'string' }]]),
    required: names.filter(() => random.chance(0.6)),
    ...random.pick([{ additionalProperties: rest }, { unevaluatedProperties: rest }, {}]),
    patternProperties: random.chance(0.3) ? mapOf([['^zz', { type: 'integer' }]]) : {},
    propertyNames: { maxLength: 12 },
    minProperties: Math.max(0, names.length - random.below(2)),
    maxProperties: names.length + random.below(3),
    dependentRequired: mapOf([[first, [second]]]),
    dependentSchemas: mapOf([
      [first, depth > 0 ? schemaAround(value, random, 0) : true],
      ['absent', false],
    ]),
  };
}

/** About half of the keywords. */
function some(schema: SchemaObject, random: Random): SchemaObject {
  return Object.fromEntries(Object.entries(schema).filter(() => random.chance(0.5)));
}

function shuffled<T>(list: readonly T[], random: Random): T[] {
  const start = random.below(Math.max(1, list.length));
  return [...list.slice(start), ...list.slice(0, start)];
}
