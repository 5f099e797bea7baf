import type { Schema, SchemaObject } from '../../../schema.ts';
import { type Definitions, nameOf } from './definitions.ts';
import { inPlace } from './references.ts';

/** Which members a schema and those that apply beside it speak about, the same for every value that matches. */
export interface EvaluatedMembers {
  readonly all: boolean;
  readonly names: readonly string[];
  readonly patterns: readonly string[];
}

/** Which items: the first `count`, or all. */
export interface EvaluatedItems {
  readonly all: boolean;
  readonly count: number;
}

/** Undefined where it depends on the value, or on itself. */
export function evaluatedMembers(schema: Schema, definitions: Definitions): EvaluatedMembers | undefined {
  const found = collect(schema, { definitions, met: [], varies: speaksOfMembers });
  if (!found) return undefined;
  return {
    all: found.some(
      ({ additionalProperties, unevaluatedProperties }) =>
        (additionalProperties ?? unevaluatedProperties) !== undefined,
    ),
    names: [...new Set(found.flatMap(({ properties = {} }) => Object.keys(properties)))],
    patterns: [...new Set(found.flatMap(({ patternProperties = {} }) => Object.keys(patternProperties)))],
  };
}

export function evaluatedItems(schema: Schema, definitions: Definitions): EvaluatedItems | undefined {
  const found = collect(schema, { definitions, met: [], varies: speaksOfItems });
  if (!found || found.some(({ contains }) => contains !== undefined)) return undefined;
  return {
    all: found.some(({ items, unevaluatedItems }) => (items ?? unevaluatedItems) !== undefined),
    count: Math.max(0, ...found.map(({ prefixItems = [] }) => prefixItems.length)),
  };
}

interface Search {
  readonly definitions: Definitions;
  readonly met: readonly string[];
  readonly varies: (schema: SchemaObject) => boolean;
}

/** The schema and all that always apply with it; undefined where one that may or may not apply has a say. */
function collect(schema: Schema, search: Search): SchemaObject[] | undefined {
  if (typeof schema === 'boolean') return [];
  const { definitions, met, varies } = search;
  if (schema.$ref !== undefined) {
    const name = nameOf(schema.$ref);
    if (met.includes(name)) return undefined;
    return collect(definitions.get(name).schema, { ...search, met: [...met, name] });
  }
  const { allOf = [], not, ...rest } = schema;
  const sometimes = inPlace(rest);
  if (sometimes.some((each) => speaks(each, { definitions, met, varies }))) return undefined;
  const parts = allOf.map((each) => collect(each, search));
  return parts.includes(undefined) ? undefined : [schema, ...parts.flatMap((part) => part ?? [])];
}

function speaks(schema: Schema, search: Search): boolean {
  if (typeof schema === 'boolean') return false;
  if (schema.$ref !== undefined) {
    const name = nameOf(schema.$ref);
    const { definitions, met } = search;
    return met.includes(name) || speaks(definitions.get(name).schema, { ...search, met: [...met, name] });
  }
  return search.varies(schema) || inPlace(schema).some((each) => speaks(each, search));
}

function speaksOfMembers(schema: SchemaObject): boolean {
  const { properties, patternProperties, additionalProperties, unevaluatedProperties } = schema;
  return (properties ?? patternProperties ?? additionalProperties ?? unevaluatedProperties) !== undefined;
}

function speaksOfItems({ prefixItems, items, contains, unevaluatedItems }: SchemaObject): boolean {
  return (prefixItems ?? items ?? contains ?? unevaluatedItems) !== undefined;
}
