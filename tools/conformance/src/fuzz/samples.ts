import type { Schema, SchemaObject, SchemaType } from '@hookbook/codegen';
import type { Random } from './random.ts';
import { allTypes, type Pools, sampleNumber, sampleString } from './scalars.ts';

/** Gives the definition that a canonical `$ref` names. */
export type Resolve = ($ref: string) => Schema;

export interface Source {
  readonly resolve: Resolve;
  readonly random: Random;
  readonly pools: Pools;
}

interface Sampling extends Source {
  /** Beyond it only what is required is made. */
  readonly depth: number;
}

const DEEPEST = 6;

/** A value that the schema most likely accepts. Who needs to know asks a validator. */
export function sample(schema: Schema, source: Source): unknown {
  return sampleAt(schema, { ...source, depth: 0 });
}

function sampleAt(schema: Schema, sampling: Sampling): unknown {
  const { random, depth } = sampling;
  // A schema that requires itself accepts nothing that ends.
  if (depth > 2 * DEEPEST) return null;
  const merged = merge(schema, sampling);
  if (merged.const !== undefined) return merged.const;
  if (merged.enum) return merged.enum.length > 0 ? random.pick(merged.enum) : null;
  if (merged.examples && merged.examples.length > 0 && random.chance(0.2)) return random.pick(merged.examples);
  const types = typesOf(merged);
  switch (random.pick(types)) {
    case 'null':
      return null;
    case 'boolean':
      return random.chance(0.5);
    case 'integer':
      return sampleNumber(merged, true, random);
    case 'number':
      return sampleNumber(merged, false, random);
    case 'string':
      return sampleString(merged, random, sampling.pools);
    case 'array':
      return sampleArray(merged, deeper(sampling));
    case 'object':
      return sampleObject(merged, deeper(sampling));
  }
}

function deeper(sampling: Sampling): Sampling {
  return { ...sampling, depth: sampling.depth + 1 };
}

/** One schema that says what the schema and one branch of each of its unions say together, as far as that is simple. */
function merge(schema: Schema, sampling: Sampling, level = 0): SchemaObject {
  if (typeof schema === 'boolean' || level > 20) return {};
  const { $ref, allOf = [], anyOf, oneOf, ...own } = schema;
  const parts = [
    ...($ref === undefined ? [] : [sampling.resolve($ref)]),
    ...allOf,
    ...(anyOf ? [sampling.random.pick(anyOf)] : []),
    ...(oneOf ? [sampling.random.pick(oneOf)] : []),
  ];
  return parts.map((each) => merge(each, sampling, level + 1)).reduce(both, own);
}

function both(a: SchemaObject, b: SchemaObject): SchemaObject {
  const properties = { ...a.properties };
  for (const [name, each] of Object.entries(b.properties ?? {}))
    Object.defineProperty(properties, name, {
      value: Object.hasOwn(properties, name) ? { allOf: [properties[name] ?? true, each] } : each,
      ...{ enumerable: true, configurable: true, writable: true },
    });
  const required = [...new Set([...(a.required ?? []), ...(b.required ?? [])])];
  const types = a.type && b.type ? { type: common(a, b) } : {};
  return { ...a, ...b, ...types, properties, required };
}

function common(a: SchemaObject, b: SchemaObject): readonly SchemaType[] {
  const others = new Set(typesOf(b));
  const shared = typesOf(a).filter((type) => others.has(type) || (type === 'integer' && others.has('number')));
  return shared.length > 0 ? shared : typesOf(a);
}

function typesOf(schema: SchemaObject): readonly SchemaType[] {
  if (schema.type !== undefined) return [schema.type].flat();
  const isObject = Object.keys(schema.properties ?? {}).length > 0 || (schema.required ?? []).length > 0;
  if (isObject) return ['object'];
  if (schema.items !== undefined || schema.prefixItems) return ['array'];
  if (schema.pattern !== undefined || schema.format !== undefined || schema['x-extensible-enum']) return ['string'];
  return allTypes;
}

function sampleObject(schema: SchemaObject, sampling: Sampling): Record<string, unknown> {
  const { random, depth } = sampling;
  const { properties = {}, required = [], additionalProperties = true } = schema;
  const likely = depth > DEEPEST ? 0 : random.pick([0, 0.5, 0.9]);
  const optional = Object.keys(properties).filter((name) => !required.includes(name) && random.chance(likely));
  const isOpen = additionalProperties !== false && depth <= DEEPEST && random.chance(0.3);
  const unknown = isOpen ? [random.pick(['extra', 'x-1', '__proto__', 'constructor', ''])] : [];
  const names = [...new Set([...required, ...optional, ...unknown])];
  return Object.fromEntries(
    names.map((name) => {
      const own = Object.hasOwn(properties, name) ? properties[name] : undefined;
      return [name, sampleAt(own ?? additionalProperties, sampling)];
    }),
  );
}

function sampleArray({ prefixItems = [], items = true, ...rest }: SchemaObject, sampling: Sampling): unknown[] {
  const { random, depth } = sampling;
  const least = rest.minItems ?? 0;
  const most = Math.max(least, Math.min(rest.maxItems ?? least + 3, least + 3));
  const length = depth > DEEPEST ? least : least + random.below(most - least + 1);
  return Array.from({ length }, (_, index) => sampleAt(prefixItems[index] ?? items, sampling));
}
