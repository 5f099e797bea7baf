import type { Dialect } from './dialect.ts';

/** What the value of a keyword must look like. Kinds with schemas inside are walked into. */
export type KeywordKind =
  | 'schema' | 'schemas' | 'schema map' | 'schema or schemas' | 'dependencies'
  | 'string' | 'boolean' | 'number' | 'positive number' | 'count' | 'strings' | 'string lists'
  | 'type' | 'pattern' | 'list' | 'any' | 'map' | 'since' | 'reference'; // biome-ignore format: a list reads better dense

const EVERYWHERE: Readonly<Record<string, KeywordKind>> = {
  $ref: 'reference', $id: 'string', $schema: 'string', $comment: 'string',
  type: 'type', const: 'any', enum: 'list',
  properties: 'schema map', required: 'strings', additionalProperties: 'schema', patternProperties: 'schema map',
  propertyNames: 'schema', minProperties: 'count', maxProperties: 'count',
  contains: 'schema', minItems: 'count', maxItems: 'count', uniqueItems: 'boolean',
  minLength: 'count', maxLength: 'count', pattern: 'pattern', format: 'string',
  contentMediaType: 'string', contentEncoding: 'string',
  minimum: 'number', maximum: 'number', exclusiveMinimum: 'number', exclusiveMaximum: 'number', multipleOf: 'positive number',
  allOf: 'schemas', anyOf: 'schemas', oneOf: 'schemas', not: 'schema', if: 'schema', then: 'schema', else: 'schema',
  definitions: 'schema map',
  title: 'string', description: 'string', default: 'any', examples: 'list', deprecated: 'boolean', readOnly: 'boolean', writeOnly: 'boolean',
  'x-extensible-enum': 'strings', 'x-inferred': 'string', 'x-undocumented': 'boolean', 'x-since': 'since',
}; // biome-ignore format: a table reads better dense

const DRAFT_07: Readonly<Record<string, KeywordKind>> = {
  items: 'schema or schemas', additionalItems: 'schema', dependencies: 'dependencies',
  discriminator: 'string', externalDocs: 'map',
}; // biome-ignore format: a table reads better dense

const DRAFT_2020_12: Readonly<Record<string, KeywordKind>> = {
  items: 'schema', prefixItems: 'schemas', minContains: 'count', maxContains: 'count',
  dependentRequired: 'string lists', dependentSchemas: 'schema map', unevaluatedProperties: 'schema', unevaluatedItems: 'schema',
  $defs: 'schema map', $anchor: 'string', $dynamicRef: 'reference', $dynamicAnchor: 'string', $vocabulary: 'map',
  contentSchema: 'schema', dependencies: 'dependencies',
}; // biome-ignore format: a table reads better dense

/** The keywords of a dialect, with the AsyncAPI and hookbook extensions that every dialect may carry. */
export const KEYWORDS: Readonly<Record<Dialect, Readonly<Record<string, KeywordKind>>>> = {
  'draft-07': { ...EVERYWHERE, ...DRAFT_07, $defs: 'schema map' },
  '2020-12': { ...EVERYWHERE, ...DRAFT_2020_12 },
};

/** Keywords that say something to people and never decide whether a value is valid. */
export const ANNOTATIONS: ReadonlySet<string> = new Set([
  'title', 'description', 'default', 'examples', 'deprecated', 'readOnly', 'writeOnly', 'externalDocs', 'discriminator', '$comment',
  'x-inferred', 'x-undocumented', 'x-since',
]); // biome-ignore format: a list reads better dense

/** The order of keys in a canonical schema. */
export const CANONICAL_ORDER: readonly string[] = [
  '$ref', 'title', 'description', 'deprecated', 'x-inferred', 'x-undocumented', 'x-since', 'readOnly', 'writeOnly',
  'type', 'const', 'enum', 'x-extensible-enum', 'format', 'contentMediaType', 'contentEncoding', 'contentSchema',
  'pattern', 'minLength', 'maxLength', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf',
  'required', 'properties', 'patternProperties', 'additionalProperties', 'propertyNames', 'minProperties', 'maxProperties',
  'dependentRequired', 'dependentSchemas', 'unevaluatedProperties',
  'prefixItems', 'items', 'contains', 'minContains', 'maxContains', 'minItems', 'maxItems', 'uniqueItems', 'unevaluatedItems',
  'allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else', 'default', 'examples',
]; // biome-ignore format: a list reads better dense
