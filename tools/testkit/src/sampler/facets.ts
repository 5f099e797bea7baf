import { SCHEMA_TYPES, type Schema, type SchemaObject, type SchemaType } from '@hookbook/contract/schema';
import type { Random } from '@hookbook/payloads/random';
import { type SampleContext, UNSATISFIABLE } from './context.ts';

/** A schema whose `allOf` and `$ref` are nested deeper than this applies itself without end. */
const MAX_NESTING = 40;

/** The schema objects that a value must satisfy together: the schema, its `allOf`, and one branch of each choice. */
export function facetsOf(
  schema: Schema,
  context: Pick<SampleContext, 'random' | 'resolve'>,
  nesting = 0,
): readonly SchemaObject[] {
  if (schema === true) return [];
  if (schema === false || nesting > MAX_NESTING) throw UNSATISFIABLE;
  const { $ref, allOf = [], anyOf, oneOf } = schema;
  const choices = [anyOf, oneOf].flatMap((branches) => (branches ? [context.random.pick(branches)] : []));
  const parts = [...($ref === undefined ? [] : [context.resolve($ref)]), ...allOf, ...choices];
  return [schema, ...parts.flatMap((part) => facetsOf(part, context, nesting + 1))];
}

/** The types to choose from: those that every facet allows, or without any `type` those that the keywords are about. */
export function typesToSample(facets: readonly SchemaObject[], random: Random): readonly SchemaType[] {
  const stated = facets.flatMap(({ type }) => (type === undefined ? [] : [[type].flat()]));
  if (stated.length === 0) return random.chance(0.8) ? likelyTypes(facets) : SCHEMA_TYPES;
  const common = stated.reduce((left, right) => left.flatMap((type) => narrower(type, right)));
  if (common.length === 0) throw UNSATISFIABLE;
  return common;
}

function narrower(type: SchemaType, others: readonly SchemaType[]): readonly SchemaType[] {
  if (others.includes(type)) return [type];
  if (type === 'integer' && others.includes('number')) return ['integer'];
  return type === 'number' && others.includes('integer') ? ['integer'] : [];
}

function likelyTypes(facets: readonly SchemaObject[]): readonly SchemaType[] {
  const has = (...keywords: readonly (keyof SchemaObject)[]) =>
    facets.some((facet) => keywords.some((keyword) => facet[keyword] !== undefined));
  if (has('properties', 'required', 'patternProperties')) return ['object'];
  if (has('items', 'prefixItems', 'contains')) return ['array'];
  if (has('pattern', 'format', 'minLength', 'maxLength', 'x-extensible-enum')) return ['string'];
  return has('minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf') ? ['number'] : SCHEMA_TYPES;
}

/** The values that every `const`, `enum` and `type` allows; `undefined` if no facet lists values. */
export function listedValues(facets: readonly SchemaObject[]): readonly unknown[] | undefined {
  const lists = facets.flatMap((facet) => [
    ...(facet.const === undefined ? [] : [[facet.const]]),
    ...(facet.enum === undefined ? [] : [facet.enum]),
  ]);
  const [first, ...others] = lists;
  if (first === undefined) return undefined;
  const sets = others.map((values) => new Set(values.map((value) => JSON.stringify(value))));
  const common = first.filter(
    (value) =>
      sets.every((set) => set.has(JSON.stringify(value))) &&
      facets.every(({ type }) => isOfType(value, type ?? SCHEMA_TYPES)),
  );
  if (common.length === 0) throw UNSATISFIABLE;
  return common;
}

function isOfType(value: unknown, type: SchemaType | readonly SchemaType[]): boolean {
  const actual = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  return [type].flat().some((name) => name === actual || (name === 'integer' && Number.isInteger(value)));
}

type NumberKeyword = {
  [Keyword in keyof SchemaObject]-?: NonNullable<SchemaObject[Keyword]> extends number ? Keyword : never;
}[keyof SchemaObject];

/** The largest number that a facet states for the keyword, or the fallback. */
export function largest(facets: readonly SchemaObject[], keyword: NumberKeyword, fallback = -Infinity): number {
  return Math.max(fallback, ...facets.map((facet) => facet[keyword] ?? -Infinity));
}

/** The smallest number that a facet states for the keyword, or the fallback. */
export function smallest(facets: readonly SchemaObject[], keyword: NumberKeyword, fallback = Infinity): number {
  return Math.min(fallback, ...facets.map((facet) => facet[keyword] ?? Infinity));
}
