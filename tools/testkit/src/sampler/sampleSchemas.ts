import type { Schema, SchemaObject } from '@hookbook/contract/schema';
import { type SampleContext, UNSATISFIABLE } from './context.ts';
import { facetsOf, largest, listedValues, smallest, typesToSample } from './facets.ts';
import { sampleNumber, sampleString } from './scalars.ts';

/** Deeper than this, objects and arrays contain only what is required, so that recursive schemas come to an end. */
const MAX_OPTIONAL_DEPTH = 6;
/** A schema that requires itself accepts no finite value. */
const MAX_DEPTH = 20;

/** A value that all of the schemas most likely accept. Throws `UNSATISFIABLE` if there is none. */
export function sampleSchemas(schemas: readonly Schema[], context: SampleContext): unknown {
  const { random, depth } = context;
  if (depth > MAX_DEPTH) throw UNSATISFIABLE;
  const facets = schemas.flatMap((schema) => facetsOf(schema, context));
  const listed = listedValues(facets);
  if (listed) return random.pick(listed);
  const examples = facets.flatMap((facet) => facet.examples ?? []);
  if (examples.length > 0 && random.chance(0.2)) return random.pick(examples);
  const type = random.pick(typesToSample(facets, random));
  switch (type) {
    case 'null':
      return null;
    case 'boolean':
      return random.chance(0.5);
    case 'integer':
    case 'number':
      return sampleNumber(facets, type === 'integer', context);
    case 'string':
      return sampleString(facets, context);
    case 'array':
      return sampleArray(facets, { ...context, depth: depth + 1 });
    case 'object':
      return sampleObject(facets, { ...context, depth: depth + 1 });
  }
}

function sampleArray(facets: readonly SchemaObject[], context: SampleContext): readonly unknown[] {
  const min = largest(facets, 'minItems', 0);
  const max = Math.max(min, smallest(facets, 'maxItems', min + 3));
  const length = hasRoom(context) ? min + context.random.below(max - min + 1) : min;
  const values: unknown[] = [];
  for (let index = 0; index < length; index++) {
    const schemas = facets.map(({ prefixItems = [], items = true }) => prefixItems[index] ?? items);
    const value = index < min ? sampleSchemas(schemas, context) : sampleOptional(schemas, context);
    if (value === undefined) break;
    values.push(value);
  }
  return values;
}

function sampleObject(facets: readonly SchemaObject[], context: SampleContext): object {
  const { random, avoidEmptyObjects } = context;
  const required = new Set(facets.flatMap((facet) => facet.required ?? []));
  const declared = [...new Set(facets.flatMap(({ properties = {} }) => Object.keys(properties)))];
  const likelihood = hasRoom(context) ? random.pick([0, 0.5, 0.9]) : 0;
  const optional = declared.filter((name) => !required.has(name) && random.chance(likelihood));
  const members = new Map<string, unknown>();
  for (const name of required) members.set(name, sampleSchemas(propertySchemas(name, facets), context));
  const addOptional = (name: string) => {
    const value = members.has(name) ? undefined : sampleOptional(propertySchemas(name, facets), context);
    if (value !== undefined) members.set(name, value);
  };
  for (const name of optional) addOptional(name);
  const isEmpty = () => declared.length > 0 && !declared.some((name) => members.has(name));
  if (avoidEmptyObjects && isEmpty()) {
    addOptional(random.pick(declared));
    if (isEmpty()) throw UNSATISFIABLE;
  }
  if (hasRoom(context) && random.chance(0.3)) addOptional(undeclaredName(facets, context));
  return Object.fromEntries(members);
}

/** A name that no schema declares; of the patterns that describe names, one that matches. */
function undeclaredName(
  facets: readonly SchemaObject[],
  { random, patternTexts, unknownNames }: SampleContext,
): string {
  const patterns = facets.flatMap(({ patternProperties = {} }) => Object.keys(patternProperties));
  return random.pick(patterns.length > 0 && random.chance(0.8) ? patternTexts(random.pick(patterns)) : unknownNames);
}

/** The schemas that apply to a property: those of its name and of patterns, else `additionalProperties`. */
function propertySchemas(name: string, facets: readonly SchemaObject[]): readonly Schema[] {
  return facets.flatMap(({ properties = {}, patternProperties = {}, additionalProperties = true }) => {
    const declared = Object.hasOwn(properties, name) ? [properties[name] ?? true] : [];
    const matching = Object.entries(patternProperties).filter(([pattern]) => new RegExp(pattern, 'u').test(name));
    const found = [...declared, ...matching.map(([, schema]) => schema)];
    return found.length > 0 ? found : [additionalProperties];
  });
}

function hasRoom({ depth }: SampleContext): boolean {
  return depth <= MAX_OPTIONAL_DEPTH;
}

/** `undefined` if no value satisfies the schemas: what is optional can be left out. */
function sampleOptional(schemas: readonly Schema[], context: SampleContext): unknown {
  try {
    return sampleSchemas(schemas, context);
  } catch (error) {
    if (error === UNSATISFIABLE) return undefined;
    throw error;
  }
}
