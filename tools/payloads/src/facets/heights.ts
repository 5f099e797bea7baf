import {
  ARRAY,
  type DefinitionMap,
  declaredTypes,
  definitionName,
  isSubset,
  OBJECT,
  type Schema,
  type SchemaObject,
} from '@hookbook/contract/schema';

/** Inside of schemas that are nested deeper, heights count as 0. */
const MAX_DEPTH = 100;
/** After this many rounds, heights stay unknown. */
const MAX_ROUNDS = 50;

/**
 * The least nesting of a value that a schema accepts: 0 for scalars and empty objects, `Infinity` if every value would
 * have to contain itself without end. Never too large, but too small for some schemas.
 */
export function createHeights(definitions: DefinitionMap): (schema: Schema) => number {
  const heights = new Map<string, number>();
  const heightAt = (depth: number) => (schema: Schema) => heightOf(schema, depth);
  const heightOf = (schema: Schema, depth = 0): number => {
    if (typeof schema === 'boolean') return schema ? 0 : Infinity;
    if (schema.$ref !== undefined) return heights.get(definitionName(schema.$ref)) ?? 0;
    if (depth > MAX_DEPTH) return 0;
    const { allOf = [], anyOf, oneOf } = schema;
    const inside = heightAt(depth + 1);
    const chosen = [anyOf, oneOf].map((parts) => (parts ? least(parts.map(inside)) : 0));
    return most([ownHeight(schema, inside), ...allOf.map(inside), ...chosen]);
  };
  // A definition is as high as what it requires, so start with no value at all and repeat until nothing gets lower.
  for (const name of definitions.keys()) heights.set(name, Infinity);
  const lower = (entries: Iterable<readonly [string, Schema]>): boolean => {
    let isChanged = false;
    for (const [name, schema] of entries) {
      const height = heightOf(schema);
      if (height >= (heights.get(name) ?? 0)) continue;
      heights.set(name, height);
      isChanged = true;
    }
    return isChanged;
  };
  // Both directions, because definitions often refer to the next or to the previous one.
  const [forwards, backwards] = [[...definitions], [...definitions].reverse()];
  for (let round = 0; lower(forwards) && lower(backwards); round++) if (round === MAX_ROUNDS) return () => 0;
  return heightAt(0);
}

function ownHeight(schema: SchemaObject, heightOf: (schema: Schema) => number): number {
  const types = declaredTypes(schema);
  if (!isSubset(types, OBJECT | ARRAY) || 'const' in schema || schema.enum) return 0;
  const parts = [];
  if (types & OBJECT) parts.push(requiredMembers(schema));
  if (types & ARRAY) parts.push(requiredItems(schema));
  return least(parts.map((required) => (required.length === 0 ? 0 : 1 + most(required.map(heightOf)))));
}

function least(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.min(a, b), Infinity);
}

function most(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.max(a, b), 0);
}

function requiredMembers({ required = [], properties = {} }: SchemaObject): readonly Schema[] {
  return required.map((name) => (Object.hasOwn(properties, name) ? (properties[name] ?? true) : true));
}

function requiredItems({ minItems = 0, prefixItems = [], items = true, contains, minContains = 1 }: SchemaObject) {
  const first = prefixItems.slice(0, minItems);
  const rest = minItems > prefixItems.length ? [items] : [];
  return [...first, ...rest, ...(contains !== undefined && minContains > 0 ? [contains] : [])];
}
