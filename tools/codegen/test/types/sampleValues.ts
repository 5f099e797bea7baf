import { type DefinitionMap, definitionName, type Schema, type SchemaObject } from '@hookbook/contract/schema';
import fc, { type GeneratorValue } from 'fast-check';
import {
  ALL_JSON_TYPES,
  acceptedJsonTypes,
  intersect,
  type JsonType,
  jsonTypeOf,
} from '../../src/emit/types/jsonType.ts';

/** Below this depth, arrays are as short as possible and optional members absent, so that recursive schemas end. */
const MAX_OPTIONAL_DEPTH = 5;
const MAX_DEPTH = 40;

const IMPOSSIBLE = Symbol('no value');

/** Values that most likely match a schema; a validator decides. Equal seeds give equal values. */
export function sampleValues(
  schema: Schema,
  definitions: DefinitionMap,
  options: { count: number; seed: number },
): unknown[] {
  const values = fc.gen().map((pick) => {
    try {
      return new ValueBuilder(definitions, pick).build([schema], 0);
    } catch (error) {
      if (error === IMPOSSIBLE) return IMPOSSIBLE;
      throw error;
    }
  });
  const all = fc.sample(values, { numRuns: options.count, seed: options.seed });
  return all.filter((value) => value !== IMPOSSIBLE);
}

class ValueBuilder {
  readonly #definitions: DefinitionMap;
  readonly #pick: GeneratorValue;

  constructor(definitions: DefinitionMap, pick: GeneratorValue) {
    this.#definitions = definitions;
    this.#pick = pick;
  }

  /** A value that most likely matches all of the schemas. */
  build(schemas: readonly Schema[], depth: number): unknown {
    if (depth > MAX_DEPTH) throw IMPOSSIBLE;
    const facets = schemas.flatMap((schema) => this.#facets(schema));
    const types = [...schemas, ...facets]
      .map((schema) => acceptedJsonTypes(schema, this.#definitions))
      .reduce(intersect, ALL_JSON_TYPES);
    const values = facets.map(({ const: constant, enum: listed }) => (constant === undefined ? listed : [constant]));
    const listed = values.find((list) => list !== undefined)?.filter((value) => types.has(jsonTypeOf(value)));
    const known = facets.flatMap((facet) => facet['x-extensible-enum'] ?? []);
    if (listed) return this.#one(listed);
    const type = this.#one([...types]);
    if (type === 'string' && known.length > 0 && this.#maybe()) return this.#one(known);
    return this.#ofType(type, facets, depth);
  }

  /** The schemas that all apply to a value, with one arm of each `anyOf` and `oneOf`. */
  #facets(schema: Schema): SchemaObject[] {
    if (schema === true) return [];
    if (schema === false) throw IMPOSSIBLE;
    if (schema.$ref !== undefined) return this.#facets(this.#definitions.get(definitionName(schema.$ref)) ?? true);
    const chosen = [schema.anyOf, schema.oneOf].flatMap((arms) => (arms ? [this.#one(arms)] : []));
    return [schema, ...[...(schema.allOf ?? []), ...chosen].flatMap((arm) => this.#facets(arm))];
  }

  #ofType(type: JsonType, facets: readonly SchemaObject[], depth: number): unknown {
    switch (type) {
      case 'null':
        return null;
      case 'boolean':
        return this.#maybe();
      case 'number':
        return this.#number(facets);
      case 'string':
        return this.#string(facets);
      case 'array':
        return this.#array(facets, depth);
      case 'object':
        return this.#object(facets, depth);
    }
  }

  #number(facets: readonly SchemaObject[]): number {
    const min = Math.max(-1e6, ...facets.map(({ minimum = -1e6 }) => minimum));
    const max = Math.min(1e15, ...facets.map(({ maximum = 1e15 }) => maximum));
    if (min > max) throw IMPOSSIBLE;
    const isInteger = facets.some(
      ({ type }) => type === 'integer' || (Array.isArray(type) && !type.includes('number')),
    );
    const value = this.#pick(fc.integer, { min: Math.ceil(min), max: Math.floor(max) });
    return isInteger || this.#maybe() ? value : Math.min(max, value + 0.5);
  }

  #string(facets: readonly SchemaObject[]): string {
    const format = facets.find((facet) => facet.format !== undefined)?.format ?? '';
    const pattern = facets.find((facet) => facet.pattern !== undefined)?.pattern;
    const minLength = Math.max(0, ...facets.map((facet) => facet.minLength ?? 0));
    const maxLength = Math.min(minLength + 8, ...facets.map((facet) => facet.maxLength ?? 1e6));
    if (Object.hasOwn(FORMATS, format)) return this.#pick(ofFormat, format);
    if (pattern !== undefined) return this.#pick(matching, pattern);
    return this.#pick(fc.string, { minLength, maxLength, unit: 'grapheme' });
  }

  #array(facets: readonly SchemaObject[], depth: number): unknown[] {
    const min = Math.max(0, ...facets.map(({ minItems = 0 }) => minItems));
    const max = Math.min(min + 3, ...facets.map(({ maxItems = 1e6 }) => maxItems));
    const length = depth > MAX_OPTIONAL_DEPTH ? min : this.#pick(fc.integer, { min: Math.min(min, max), max });
    const itemsAt = (index: number): Schema[] =>
      facets.map(({ prefixItems = [], items = true }) => prefixItems[index] ?? items);
    return Array.from({ length }, (_, index) => this.build(itemsAt(index), depth + 1));
  }

  #object(facets: readonly SchemaObject[], depth: number): object {
    const required = new Set(facets.flatMap((facet) => facet.required ?? []));
    const declared = new Set(facets.flatMap(({ properties = {} }) => Object.keys(properties)));
    const names = [...new Set([...declared, ...required])];
    const present = names.filter((name) => required.has(name) || (depth <= MAX_OPTIONAL_DEPTH && this.#maybe()));
    // TypeScript rejects an object without any member of a type whose members are all optional.
    if (declared.size > 0 && !present.some((name) => declared.has(name))) present.push(this.#one([...declared]));
    const others = depth <= MAX_OPTIONAL_DEPTH && this.#maybe() ? this.#undeclaredNames(facets) : [];
    return Object.fromEntries(
      [...present, ...others].map((name) => [name, this.build(schemasOf(name, facets), depth + 1)]),
    );
  }

  /** A name that no schema declares, matching one of the patterns if there are any. */
  #undeclaredNames(facets: readonly SchemaObject[]): string[] {
    const patterns = facets.flatMap(({ patternProperties = {} }) => Object.keys(patternProperties));
    const pattern = patterns.length > 0 ? this.#one(patterns) : '^other[0-9]$';
    return [this.#pick(matching, pattern)];
  }

  #maybe(): boolean {
    return this.#pick(fc.boolean);
  }

  #one<T>(list: readonly T[]): T {
    if (list.length === 0) throw IMPOSSIBLE;
    return list[this.#pick(fc.nat, { max: list.length - 1 })] as T;
  }
}

/** The schemas that apply to a member. */
function schemasOf(name: string, facets: readonly SchemaObject[]): Schema[] {
  return facets.flatMap(({ properties = {}, patternProperties = {}, additionalProperties = true }) => {
    const matching = Object.entries(patternProperties).filter(([pattern]) => new RegExp(pattern, 'u').test(name));
    const own = Object.hasOwn(properties, name) ? [properties[name] ?? true] : [];
    const found = [...own, ...matching.map(([, schema]) => schema)];
    return found.length > 0 ? found : [additionalProperties];
  });
}

const FORMATS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  uuid: fc.uuid(),
  email: fc.constantFrom('a@example.com', 'b.c@example.org'),
  uri: fc.webUrl(),
  date: fc.constantFrom('2024-02-29', '2025-01-01'),
  'date-time': fc
    .date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) })
    .map((date) => date.toISOString()),
};

function ofFormat(format: string): fc.Arbitrary<string> {
  return FORMATS[format] ?? fc.string();
}

function matching(pattern: string): fc.Arbitrary<string> {
  return fc.stringMatching(new RegExp(pattern, 'u'));
}
