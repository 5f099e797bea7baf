import { isMapping } from '@hookbook/contract/data';
import {
  CANONICAL_ORDER,
  type Discriminator,
  isAnnotation,
  keywordKind,
  REF_ALONE,
  type Schema,
  type SchemaObject,
} from '@hookbook/contract/schema';
import { member, members, type SpecNode } from '@hookbook/spec-reader/spec/file/specNode';
import type { FoundReference } from '@hookbook/spec-reader/spec/indexing/visitDocument';
import { mapKeyword } from '@hookbook/spec-reader/spec/subschemas';
import { type MutableSchema, REWRITES } from './rewrites.ts';
import { REFERENCE_KEYWORDS, type Scope, type ScopedSchema } from './scope.ts';

/** What the canonical form of a schema needs of the document around it. */
export interface CanonicalContext {
  /** The scope of a schema that declares a URI or a language of its own. */
  readonly enter: (node: SpecNode, outer: Scope) => Scope;
  /** What takes the place of a reference: the canonical `$ref` to its target. */
  readonly refer: (reference: FoundReference, scope: Scope) => Schema;
  /** The canonical discriminator of a schema that has one. */
  readonly discriminator: (node: SpecNode, schema: MutableSchema) => Discriminator | undefined;
}

/** Rewrites a schema of the spec into its canonical form. Leaves out invalid keywords, which checkSchema reports. */
export function canonicalSchema({ node, scope: outer }: ScopedSchema, context: CanonicalContext): Schema {
  if (typeof node.value === 'boolean') return node.value;
  if (!isMapping(node.value)) return true;
  const scope = opensResource(node.value) ? context.enter(node, outer) : outer;
  const schema = canonicalKeywords(node, scope, context);
  for (const rewrite of REWRITES) rewrite(schema, scope.language.dialect);
  const canonical = finish(withReferences(canonicalReferences(node, scope, context), schema, scope));
  return isNullableComposition(node, schema) ? { anyOf: [canonical, { type: 'null' }] } : canonical;
}

/** A nullable schema without a type of its own: that of a `$ref` or a composition would still exclude null, as a constant does. */
function isNullableComposition({ value }: SpecNode, schema: MutableSchema): boolean {
  const isNullable = isMapping(value) && value.nullable === true;
  return isNullable && (schema.const !== undefined || (schema.type === undefined && schema.enum === undefined));
}

function opensResource(schema: Readonly<Record<string, unknown>>): boolean {
  return typeof schema.$id === 'string' || typeof schema.$schema === 'string';
}

/** Keywords whose only purpose is to hold definitions. */
const DEFINITION_KEYWORDS = new Set(['$defs', 'definitions']);

function canonicalKeywords(node: SpecNode, scope: Scope, context: CanonicalContext): MutableSchema {
  const { dialect, without } = scope.language;
  const canonicalSubschema = (subschema: SpecNode) => canonicalSchema({ node: subschema, scope }, context);
  const schema: MutableSchema = Object.create(null);
  for (const [keyword, value] of members(node)) {
    if (DEFINITION_KEYWORDS.has(keyword) || without.has(keyword)) continue;
    const kind = keywordKind(keyword, dialect);
    if (kind !== undefined && kind !== 'reference') schema[keyword] = mapKeyword(kind, value, canonicalSubschema);
  }
  if (schema.discriminator !== undefined) schema.discriminator = context.discriminator(node, schema);
  return schema;
}

function canonicalReferences(node: SpecNode, scope: Scope, context: CanonicalContext): Schema[] {
  return REFERENCE_KEYWORDS.filter((keyword) => keywordKind(keyword, scope.language.dialect) === 'reference')
    .filter((keyword) => typeof member(node, keyword)?.value === 'string')
    .map((keyword) => context.refer({ node, keyword }, scope));
}

/** Moves references into `allOf`. In some dialects only annotations have an effect beside a `$ref`. */
function withReferences(references: readonly Schema[], schema: MutableSchema, { language }: Scope): MutableSchema {
  if (references.length === 0) return schema;
  const { allOf = [], ...keywords } = schema;
  if (!REF_ALONE.includes(language.dialect)) return { ...keywords, allOf: [...references, ...(allOf as Schema[])] };
  const annotations = Object.entries(keywords).filter(([keyword]) => isAnnotation(keyword));
  return { ...Object.fromEntries(annotations), allOf: references };
}

/** Keeps only canonical keywords, in their order. An `allOf` with one schema and nothing beside it is that schema. */
function finish(schema: MutableSchema): Schema {
  const keywords = CANONICAL_ORDER.filter((keyword) => schema[keyword] !== undefined);
  const { allOf } = schema as { allOf?: readonly Schema[] };
  if (keywords.length === 1 && allOf?.length === 1) return allOf[0] ?? true;
  return Object.fromEntries(keywords.map((keyword) => [keyword, schema[keyword]])) as SchemaObject;
}

/** The value of `const`, or of an `enum` with one member, of the schema itself. */
export function pinnedValue(schema: SpecNode): unknown {
  const constant = member(schema, 'const');
  if (constant) return constant.value;
  const values = member(schema, 'enum')?.value;
  return Array.isArray(values) && values.length === 1 ? values[0] : undefined;
}
