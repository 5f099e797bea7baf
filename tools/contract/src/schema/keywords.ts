import { type Dialect, DYNAMIC, FLAG_BOUNDS, ITEMS_LISTS, SINCE_2019 } from './dialects.ts';
import type { SchemaObject } from './schema.ts';

/** The form of a keyword's value. The first row contains schemas. */
export type KeywordKind =
  | 'schema' | 'schemas' | 'schema map' | 'schema or schemas' | 'dependencies'
  | 'string' | 'boolean' | 'number' | 'positive number' | 'count' | 'strings' | 'string lists'
  | 'type' | 'pattern' | 'list' | 'any' | 'map' | 'since' | 'date' | 'descriptions' | 'reference'; // biome-ignore format: a list reads better dense

/** The vocabularies of JSON Schema 2020-12; `none` for keywords that every metaschema supports. */
export type Vocabulary =
  | 'applicator' | 'content' | 'format' | 'meta-data' | 'unevaluated' | 'validation' | 'none'; // biome-ignore format: a list reads better dense

/** Keywords that are checked and explained together. */
export type KeywordFamily =
  | 'values' | 'numbers' | 'strings' | 'arrays' | 'objects' | 'composition' | 'unevaluated'; // biome-ignore format: a list reads better dense

/** Everything that Hookbook knows about a keyword. */
export interface KeywordFacts {
  readonly kind: KeywordKind;
  readonly vocabulary: Vocabulary;
  /** Absent for keywords that never make a value invalid. */
  readonly family?: KeywordFamily;
  /** The only dialects with the keyword; absent if all have it. */
  readonly only?: readonly Dialect[];
  /** The kind in some dialects, if it differs there. */
  readonly otherwise?: { readonly in: readonly Dialect[]; readonly kind: KeywordKind };
  /** Set for keywords that inform people and never make a value invalid. */
  readonly annotation?: true;
}

/** The keywords of a canonical schema, in the order in which they appear there. */
const CANONICAL = {
  $ref: { kind: 'reference', vocabulary: 'none' },
  title: { kind: 'string', vocabulary: 'meta-data', annotation: true },
  description: { kind: 'string', vocabulary: 'meta-data', annotation: true },
  deprecated: { kind: 'boolean', vocabulary: 'meta-data', annotation: true },
  'x-inferred': { kind: 'string', vocabulary: 'none', annotation: true },
  'x-undocumented': { kind: 'boolean', vocabulary: 'none', annotation: true },
  'x-since': { kind: 'since', vocabulary: 'none', annotation: true },
  'x-sunset': { kind: 'date', vocabulary: 'none', annotation: true },
  'x-enum-descriptions': { kind: 'descriptions', vocabulary: 'none', annotation: true },
  readOnly: { kind: 'boolean', vocabulary: 'meta-data', annotation: true },
  writeOnly: { kind: 'boolean', vocabulary: 'meta-data', annotation: true },
  type: { kind: 'type', vocabulary: 'validation', family: 'values' },
  const: { kind: 'any', vocabulary: 'validation', family: 'values' },
  enum: { kind: 'list', vocabulary: 'validation', family: 'values' },
  'x-extensible-enum': { kind: 'strings', vocabulary: 'none', family: 'values' },
  format: { kind: 'string', vocabulary: 'format', family: 'strings' },
  contentMediaType: { kind: 'string', vocabulary: 'content' },
  contentEncoding: { kind: 'string', vocabulary: 'content' },
  contentSchema: { kind: 'schema', vocabulary: 'content', only: SINCE_2019 },
  pattern: { kind: 'pattern', vocabulary: 'validation', family: 'strings' },
  minLength: { kind: 'count', vocabulary: 'validation', family: 'strings' },
  maxLength: { kind: 'count', vocabulary: 'validation', family: 'strings' },
  minimum: { kind: 'number', vocabulary: 'validation', family: 'numbers' },
  maximum: { kind: 'number', vocabulary: 'validation', family: 'numbers' },
  exclusiveMinimum: {
    kind: 'number',
    vocabulary: 'validation',
    family: 'numbers',
    otherwise: { in: FLAG_BOUNDS, kind: 'boolean' },
  },
  exclusiveMaximum: {
    kind: 'number',
    vocabulary: 'validation',
    family: 'numbers',
    otherwise: { in: FLAG_BOUNDS, kind: 'boolean' },
  },
  multipleOf: { kind: 'positive number', vocabulary: 'validation', family: 'numbers' },
  required: { kind: 'strings', vocabulary: 'validation', family: 'objects' },
  properties: { kind: 'schema map', vocabulary: 'applicator', family: 'objects' },
  patternProperties: { kind: 'schema map', vocabulary: 'applicator', family: 'objects' },
  additionalProperties: { kind: 'schema', vocabulary: 'applicator', family: 'objects' },
  propertyNames: { kind: 'schema', vocabulary: 'applicator', family: 'objects' },
  minProperties: { kind: 'count', vocabulary: 'validation', family: 'objects' },
  maxProperties: { kind: 'count', vocabulary: 'validation', family: 'objects' },
  dependentRequired: { kind: 'string lists', vocabulary: 'validation', family: 'objects', only: SINCE_2019 },
  dependentSchemas: { kind: 'schema map', vocabulary: 'applicator', family: 'objects', only: SINCE_2019 },
  unevaluatedProperties: { kind: 'schema', vocabulary: 'unevaluated', family: 'unevaluated', only: SINCE_2019 },
  prefixItems: { kind: 'schemas', vocabulary: 'applicator', family: 'arrays', only: DYNAMIC },
  items: {
    kind: 'schema',
    vocabulary: 'applicator',
    family: 'arrays',
    otherwise: { in: ITEMS_LISTS, kind: 'schema or schemas' },
  },
  contains: { kind: 'schema', vocabulary: 'applicator', family: 'arrays' },
  minContains: { kind: 'count', vocabulary: 'validation', family: 'arrays', only: SINCE_2019 },
  maxContains: { kind: 'count', vocabulary: 'validation', family: 'arrays', only: SINCE_2019 },
  minItems: { kind: 'count', vocabulary: 'validation', family: 'arrays' },
  maxItems: { kind: 'count', vocabulary: 'validation', family: 'arrays' },
  uniqueItems: { kind: 'boolean', vocabulary: 'validation', family: 'arrays' },
  unevaluatedItems: { kind: 'schema', vocabulary: 'unevaluated', family: 'unevaluated', only: SINCE_2019 },
  allOf: { kind: 'schemas', vocabulary: 'applicator', family: 'composition' },
  anyOf: { kind: 'schemas', vocabulary: 'applicator', family: 'composition' },
  oneOf: { kind: 'schemas', vocabulary: 'applicator', family: 'composition' },
  discriminator: { kind: 'any', vocabulary: 'none', annotation: true },
  not: { kind: 'schema', vocabulary: 'applicator', family: 'composition' },
  if: { kind: 'schema', vocabulary: 'applicator', family: 'composition' },
  then: { kind: 'schema', vocabulary: 'applicator', family: 'composition' },
  else: { kind: 'schema', vocabulary: 'applicator', family: 'composition' },
  default: { kind: 'any', vocabulary: 'meta-data', annotation: true },
  examples: { kind: 'list', vocabulary: 'meta-data', annotation: true },
} as const satisfies Record<keyof SchemaObject, KeywordFacts>;

/** Keywords that only appear in specs. Normalising replaces or removes them. */
const SPEC_ONLY = {
  $id: { kind: 'string', vocabulary: 'none' },
  $schema: { kind: 'string', vocabulary: 'none' },
  $comment: { kind: 'string', vocabulary: 'none', annotation: true },
  $defs: { kind: 'schema map', vocabulary: 'none' },
  definitions: { kind: 'schema map', vocabulary: 'none' },
  dependencies: { kind: 'dependencies', vocabulary: 'none' },
  additionalItems: { kind: 'schema', vocabulary: 'none', only: ITEMS_LISTS },
  nullable: { kind: 'boolean', vocabulary: 'none' },
  example: { kind: 'any', vocabulary: 'none', annotation: true },
  externalDocs: { kind: 'any', vocabulary: 'none', annotation: true },
  'x-enumDescriptions': { kind: 'descriptions', vocabulary: 'none', annotation: true },
  'x-former-names': { kind: 'strings', vocabulary: 'none', annotation: true },
  xml: { kind: 'any', vocabulary: 'none', annotation: true },
  id: { kind: 'string', vocabulary: 'none', only: ['draft-04'] },
  $anchor: { kind: 'string', vocabulary: 'none', only: SINCE_2019 },
  $recursiveRef: { kind: 'reference', vocabulary: 'none', only: ['2019-09'] },
  $recursiveAnchor: { kind: 'boolean', vocabulary: 'none', only: ['2019-09'] },
  $dynamicRef: { kind: 'reference', vocabulary: 'none', only: DYNAMIC },
  $dynamicAnchor: { kind: 'string', vocabulary: 'none', only: DYNAMIC },
  $vocabulary: { kind: 'map', vocabulary: 'none', only: SINCE_2019 },
} as const satisfies Record<string, KeywordFacts>;

/** Every keyword, including the extensions of AsyncAPI and Hookbook. */
export const KEYWORDS: ReadonlyMap<string, KeywordFacts> = new Map(Object.entries({ ...CANONICAL, ...SPEC_ONLY }));

/** The order of keywords in a canonical schema. */
export const CANONICAL_ORDER: readonly string[] = Object.keys(CANONICAL);

const SCHEMA_KINDS: ReadonlySet<KeywordKind> = new Set([
  'schema',
  'schemas',
  'schema map',
  'schema or schemas',
  'dependencies',
]);

/** The keywords of a canonical schema that contain schemas. */
export const APPLICATORS = keysOf(CANONICAL).filter((keyword) => holdsSchemas(CANONICAL[keyword].kind));

/** The kind of a keyword in a dialect; undefined if the dialect lacks the keyword. */
export function keywordKind(keyword: string, dialect: Dialect): KeywordKind | undefined {
  const facts = KEYWORDS.get(keyword);
  if (!facts || facts.only?.includes(dialect) === false) return undefined;
  return facts.otherwise?.in.includes(dialect) ? facts.otherwise.kind : facts.kind;
}

/** The keywords of a dialect. */
export function keywordsOf(dialect: Dialect): readonly string[] {
  return [...KEYWORDS.keys()].filter((keyword) => keywordKind(keyword, dialect) !== undefined);
}

export function isAnnotation(keyword: string): boolean {
  return KEYWORDS.get(keyword)?.annotation === true;
}

/** Whether the value of a keyword contains schemas. */
export function holdsSchemas(kind: KeywordKind): boolean {
  return SCHEMA_KINDS.has(kind);
}

function keysOf<T extends object>(table: T): (keyof T)[] {
  return Object.keys(table) as (keyof T)[];
}
