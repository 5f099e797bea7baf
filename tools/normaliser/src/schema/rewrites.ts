import { compareText, inAlphabeticalOrder, isMapping } from '@hookbook/contract/data';
import { type Dialect, FLAG_BOUNDS, ITEMS_LISTS } from '@hookbook/contract/schema';
import { unicodePattern } from '@hookbook/redos';
import { type DescribedValues, describedValues } from './describedValues.ts';

/** A schema that is being rewritten. The schemas inside it are canonical already. */
export type MutableSchema = Record<string, unknown>;

type Rewrite = (schema: MutableSchema, dialect: Dialect) => void;

/** Each rewrite turns several ways to write the same thing into the canonical one. They run in this order. */
export const REWRITES: readonly Rewrite[] = [
  function moveItemsListToPrefixItems(schema, dialect) {
    if (!ITEMS_LISTS.includes(dialect)) return;
    const { items, additionalItems } = schema;
    delete schema.additionalItems;
    if (!Array.isArray(items)) return;
    schema.prefixItems = items;
    delete schema.items;
    if (additionalItems !== undefined) schema.items = additionalItems;
  },
  function replaceFlagsByBounds(schema, dialect) {
    if (!FLAG_BOUNDS.includes(dialect)) return;
    for (const [flag, bound] of FLAGS) {
      if (schema[flag] === true && schema[bound] !== undefined) {
        schema[flag] = schema[bound];
        delete schema[bound];
      } else delete schema[flag];
    }
  },
  function moveExampleToExamples(schema) {
    if (schema.example !== undefined) schema.examples ??= [schema.example];
  },
  function allowNullIfNullable(schema) {
    if (schema.nullable !== true || schema.const !== undefined) return;
    if (schema.type !== undefined) schema.type = [...new Set([schema.type, 'null'].flat())];
    if (Array.isArray(schema.enum) && !schema.enum.includes(null)) schema.enum = [...schema.enum, null];
  },
  function writePatternsForUnicodeMode(schema) {
    if (typeof schema.pattern === 'string') schema.pattern = unicodePattern(schema.pattern) ?? schema.pattern;
    if (!isMapping(schema.patternProperties)) return;
    const patterns = Object.entries(schema.patternProperties);
    schema.patternProperties = Object.fromEntries(
      patterns.map(([pattern, value]) => [unicodePattern(pattern) ?? pattern, value]),
    );
  },
  function splitDependencies(schema) {
    const dependencies = Object.entries((schema.dependencies ?? {}) as Record<string, unknown>);
    delete schema.dependencies;
    const required = dependencies.filter(([, dependency]) => Array.isArray(dependency));
    const schemas = dependencies.filter(([, dependency]) => !Array.isArray(dependency));
    if (required.length > 0)
      schema.dependentRequired = { ...(schema.dependentRequired as object), ...Object.fromEntries(required) };
    if (schemas.length > 0)
      schema.dependentSchemas = { ...(schema.dependentSchemas as object), ...Object.fromEntries(schemas) };
  },
  function unwrapSingleType(schema) {
    if (Array.isArray(schema.type) && schema.type.length === 1) schema.type = schema.type[0];
  },
  function dropThenAndElseWithoutIf(schema) {
    if (schema.if !== undefined) return;
    delete schema.then;
    delete schema.else;
  },
  function dropMinAndMaxContainsWithoutContains(schema) {
    if (schema.contains !== undefined) return;
    delete schema.minContains;
    delete schema.maxContains;
  },
  function addTypeToExtensibleEnum(schema) {
    if (schema['x-extensible-enum'] !== undefined) schema.type ??= 'string';
  },
  function nameDescribedValues(schema) {
    const { enum: values = schema['x-extensible-enum'], 'x-enumDescriptions': other } = schema;
    const given = schema['x-enum-descriptions'] ?? other;
    delete schema['x-enumDescriptions'];
    delete schema['x-enum-descriptions'];
    if (given === undefined || !Array.isArray(values)) return;
    const descriptions = describedValues(values, given as DescribedValues);
    if (Object.keys(descriptions).length > 0) schema['x-enum-descriptions'] = descriptions;
  },
  function dropEmptyPrefixItems(schema) {
    if (Array.isArray(schema.prefixItems) && schema.prefixItems.length === 0) delete schema.prefixItems;
  },
  function sortPropertiesRequiredFirst(schema) {
    if (!isMapping(schema.properties)) return;
    const required = Array.isArray(schema.required) ? schema.required : [];
    schema.properties = requiredFirst(schema.properties, required);
  },
  function sortOtherNames(schema) {
    for (const keyword of ['patternProperties', 'dependentRequired', 'dependentSchemas'])
      if (isMapping(schema[keyword])) schema[keyword] = sortKeys(schema[keyword]);
  },
  function sortKeysOfData(schema) {
    for (const keyword of ['const', 'enum', 'default', 'examples', 'x-since'])
      if (schema[keyword] !== undefined) schema[keyword] = inAlphabeticalOrder(schema[keyword]);
  },
];

/** Properties in canonical order: the required ones in the order of `required`, then the others by name. */
export function requiredFirst<T>(
  properties: Readonly<Record<string, T>>,
  required: readonly unknown[],
): Record<string, T> {
  return sortKeys(properties, required);
}

const FLAGS = [
  ['exclusiveMinimum', 'minimum'],
  ['exclusiveMaximum', 'maximum'],
] as const;

/** Puts the names in `first` before all others. The order in the file is ignored, because it has no meaning in JSON. */
function sortKeys<T>(map: Readonly<Record<string, T>>, first: readonly unknown[] = []): Record<string, T> {
  const positions = new Map(first.map((name, index) => [name, index]));
  const rank = (name: string) => positions.get(name) ?? first.length;
  const entries = Object.entries(map).sort(([a], [b]) => rank(a) - rank(b) || compareText(a, b));
  return Object.fromEntries(entries);
}
