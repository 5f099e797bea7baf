import { SCHEMA_TYPES } from '@hookbook/contract/schema';
import type { Random } from '@hookbook/payloads/random';
import { FORMATS, FORMATTED_TEXTS } from './formattedTexts.ts';

type Json = Record<string, unknown>;

/**
 * A random schema of 2020-12. It draws on so few names, numbers and texts that its keywords often concern the same value,
 * because that is where a compiler makes mistakes.
 */
export function randomSchema(random: Random): Json {
  const $defs = Object.fromEntries(DEFINITION_NAMES.map((name) => [name, schemaOfDepth(random, 2)]));
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', ...objectOfDepth(random, 3), $defs };
}

/** The names of the definitions. */
const DEFINITION_NAMES = ['a', 'b', 'c'];
/** Some are names that every JavaScript object inherits. */
const KEYS = ['a', 'b', 'ab', '__proto__', 'constructor', 'hasOwnProperty', ''];
const NUMBERS = [0, 1, 2, -1, 1.5, 0.07, 143.48, 2 ** 53, 1e21, 5e-324];
const VALUES: readonly unknown[] = [
  null, true, false, ...NUMBERS, '', 'a', 'b', 'ab', '😀', ...FORMATTED_TEXTS,
  [], [1], ['a'], [{ a: 1 }, { a: 1 }], {}, { a: 1 }, { a: 1, b: [2] }, { b: [2], a: 1 }, { constructor: 1 }, { valueOf: 'a' },
]; // biome-ignore format: a list reads better dense

function schemaOfDepth(random: Random, depth: number): unknown {
  if (random.chance(0.1)) return random.chance(0.7);
  return objectOfDepth(random, depth);
}

function objectOfDepth(random: Random, depth: number): Json {
  const count = 1 + random.below(3);
  const makers = depth > 0 ? [...SCALARS, ...APPLICATORS, ...APPLICATORS] : SCALARS;
  return Object.assign({}, ...Array.from({ length: count }, () => random.pick(makers)(random, depth - 1)));
}

type Maker = (random: Random, depth: number) => Json;

const SCALARS: readonly Maker[] = [
  (random) => ({ type: random.pick(SCHEMA_TYPES) }),
  (random) => ({ type: some(SCHEMA_TYPES, random) }),
  (random) => ({ const: random.pick(VALUES) }),
  (random) => ({ enum: some(VALUES, random) }),
  (random) => ({ minimum: random.below(3) - 1 }),
  (random) => ({ exclusiveMaximum: random.below(3) }),
  (random) => ({ multipleOf: random.pick([1, 2, 0.5, 0.01, 1e-7, 1e300]) }),
  (random) => ({ minLength: random.below(3) }),
  (random) => ({ maxLength: random.below(3) }),
  (random) => ({ format: random.pick(FORMATS) }),
  (random) => ({ pattern: random.pick(['^a', 'b$', '^.$', 'a|b', '^$']) }),
  (random) => ({ required: some(KEYS, random) }),
  (random) => ({ minProperties: random.below(3) }),
  (random) => ({ maxProperties: random.below(3) }),
  (random) => ({ dependentRequired: { [random.pick(KEYS)]: some(KEYS, random) } }),
  (random) => ({ minItems: random.below(3) }),
  (random) => ({ maxItems: random.below(3) }),
  () => ({ uniqueItems: true }),
];

const APPLICATORS: readonly Maker[] = [
  (random, depth) => ({ properties: mapOf(KEYS, random, depth) }),
  (random, depth) => ({ properties: mapOf(KEYS, random, depth), required: some(KEYS, random) }),
  (random, depth) => ({ patternProperties: mapOf(['^a', 'b$', '^.?$'], random, depth) }),
  (random, depth) => ({ additionalProperties: schemaOfDepth(random, depth) }),
  (random, depth) => ({ properties: mapOf(KEYS, random, depth), additionalProperties: schemaOfDepth(random, depth) }),
  (random, depth) => ({ propertyNames: schemaOfDepth(random, depth) }),
  (random, depth) => ({ dependentSchemas: mapOf(KEYS, random, depth) }),
  (random, depth) => ({ unevaluatedProperties: schemaOfDepth(random, depth) }),
  (random, depth) => ({ items: schemaOfDepth(random, depth) }),
  (random, depth) => ({ prefixItems: listOf(random, depth) }),
  (random, depth) => ({ prefixItems: listOf(random, depth), items: schemaOfDepth(random, depth) }),
  (random, depth) => ({ contains: schemaOfDepth(random, depth) }),
  (random, depth) => ({
    contains: schemaOfDepth(random, depth),
    minContains: random.below(3),
    maxContains: 1 + random.below(2),
  }),
  (random, depth) => ({ unevaluatedItems: schemaOfDepth(random, depth) }),
  (random, depth) => ({ allOf: listOf(random, depth) }),
  (random, depth) => ({ anyOf: listOf(random, depth) }),
  (random, depth) => ({ oneOf: listOf(random, depth) }),
  (random, depth) => ({ not: schemaOfDepth(random, depth) }),
  (random, depth) => ({
    if: schemaOfDepth(random, depth),
    then: schemaOfDepth(random, depth),
    else: schemaOfDepth(random, depth),
  }),
  (random, depth) => ({ if: schemaOfDepth(random, depth), then: schemaOfDepth(random, depth) }),
  (random) => ({ properties: { [random.pick(KEYS)]: reference(random) } }),
  (random) => ({ items: reference(random) }),
];

function reference(random: Random): Json {
  return { $ref: random.pick(['#', ...DEFINITION_NAMES.map((name) => `#/$defs/${name}`)]) };
}

function some<T>(list: readonly T[], random: Random): readonly T[] {
  const chosen = list.filter(() => random.chance(0.4));
  return chosen.length > 0 ? chosen : [random.pick(list)];
}

function mapOf(names: readonly string[], random: Random, depth: number): Json {
  return Object.fromEntries(some(names, random).map((name) => [name, schemaOfDepth(random, depth)]));
}

function listOf(random: Random, depth: number): unknown[] {
  return Array.from({ length: 1 + random.below(3) }, () => schemaOfDepth(random, depth));
}

/** A value with the names, numbers and texts of random schemas. */
export function randomValue(random: Random, depth = 3): unknown {
  if (depth === 0 || random.chance(0.2)) return random.pick(VALUES);
  const length = random.below(4);
  if (random.chance(0.4)) return Array.from({ length }, () => randomValue(random, depth - 1));
  return Object.fromEntries(Array.from({ length }, () => [random.pick(KEYS), randomValue(random, depth - 1)]));
}
