import type { DefinitionLookup } from './definitions.ts';
import { definitionName } from './refs.ts';
import type { Schema, SchemaObject } from './schema.ts';
import { inPlaceSubschemas } from './subschemas.ts';

/** The properties that a schema evaluates in every value that matches it. */
export interface EvaluatedMembers {
  readonly all: boolean;
  readonly names: readonly string[];
  readonly patterns: readonly string[];
}

/** The items that a schema evaluates in every array that matches it: the first `count`, or all. */
export interface EvaluatedItems {
  readonly all: boolean;
  readonly count: number;
}

/**
 * The properties that `unevaluatedProperties` beside the schema ignores; undefined if they depend on the value, or if
 * the schema is composed of itself.
 */
export function evaluatedMembers(schema: Schema, definitions: DefinitionLookup): EvaluatedMembers | undefined {
  const found = alwaysApplied(schema, { definitions, entered: [], evaluates: evaluatesMembers });
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

/** The items that `unevaluatedItems` beside the schema ignores; undefined in the same cases. */
export function evaluatedItems(schema: Schema, definitions: DefinitionLookup): EvaluatedItems | undefined {
  const found = alwaysApplied(schema, { definitions, entered: [], evaluates: evaluatesItems });
  if (!found || found.some(({ contains }) => contains !== undefined)) return undefined;
  return {
    all: found.some(({ items, unevaluatedItems }) => (items ?? unevaluatedItems) !== undefined),
    count: Math.max(0, ...found.map(({ prefixItems = [] }) => prefixItems.length)),
  };
}

interface Search {
  readonly definitions: DefinitionLookup;
  /** The definitions that the search is inside of. */
  readonly entered: readonly string[];
  readonly evaluates: (schema: SchemaObject) => boolean;
}

/** The schema and all schemas that always apply with it; undefined if one that only applies to some values evaluates. */
function alwaysApplied(schema: Schema, search: Search): SchemaObject[] | undefined {
  if (typeof schema === 'boolean') return [];
  if (schema.$ref !== undefined) {
    const target = enterDefinition(schema.$ref, search);
    return target && alwaysApplied(target.schema, target.search);
  }
  const { allOf = [], not, ...conditional } = schema;
  if (inPlaceSubschemas(conditional).some((inner) => mayEvaluate(inner, search))) return undefined;
  const parts = allOf.map((inner) => alwaysApplied(inner, search));
  return parts.includes(undefined) ? undefined : [schema, ...parts.flatMap((part) => part ?? [])];
}

function mayEvaluate(schema: Schema, search: Search): boolean {
  if (typeof schema === 'boolean') return false;
  if (schema.$ref !== undefined) {
    const target = enterDefinition(schema.$ref, search);
    return !target || mayEvaluate(target.schema, target.search);
  }
  return search.evaluates(schema) || inPlaceSubschemas(schema).some((inner) => mayEvaluate(inner, search));
}

/** Undefined if the search is already inside of the definition. */
function enterDefinition($ref: string, search: Search): { schema: Schema; search: Search } | undefined {
  const name = definitionName($ref);
  if (search.entered.includes(name)) return undefined;
  return { schema: search.definitions(name) ?? true, search: { ...search, entered: [...search.entered, name] } };
}

function evaluatesMembers(schema: SchemaObject): boolean {
  const { properties, patternProperties, additionalProperties, unevaluatedProperties } = schema;
  return (properties ?? patternProperties ?? additionalProperties ?? unevaluatedProperties) !== undefined;
}

function evaluatesItems({ prefixItems, items, contains, unevaluatedItems }: SchemaObject): boolean {
  return (prefixItems ?? items ?? contains ?? unevaluatedItems) !== undefined;
}
