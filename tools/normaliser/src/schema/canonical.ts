import { isMapping } from '@hookbook/contract/data';
import {
  CANONICAL_ORDER,
  isAnnotation,
  keywordKind,
  REF_ALONE,
  type Schema,
  type SchemaObject,
} from '@hookbook/contract/schema';
import { member, members, type SpecNode } from '@hookbook/spec-reader/spec/file/specNode';
import type { FoundReference } from '@hookbook/spec-reader/spec/indexing/visitDocument';
import type { SpecDocument } from '@hookbook/spec-reader/spec/specDocument';
import { mapKeyword } from '@hookbook/spec-reader/spec/subschemas';
import { canonicalDiscriminator } from './discriminator.ts';
import { type MutableSchema, REWRITES } from './rewrites.ts';
import { enterScope, REFERENCE_KEYWORDS, resolveInScope, type Scope, type ScopedSchema } from './scope.ts';

export interface CanonicalContext {
  readonly document: SpecDocument;
  /** Returns the canonical `$ref` to a definition. */
  readonly referTo: (definition: ScopedSchema) => Schema;
}

/** Rewrites a schema of the spec into its canonical form. Leaves out invalid keywords, which checkSchema reports. */
export function canonicalSchema({ node, scope: outer }: ScopedSchema, context: CanonicalContext): Schema {
  if (typeof node.value === 'boolean') return node.value;
  if (!isMapping(node.value)) return true;
  const scope = opensResource(node.value) ? enterScope(context.document, node, outer) : outer;
  const schema = canonicalKeywords(node, scope, context);
  for (const rewrite of REWRITES) rewrite(schema, scope.language.dialect);
  const canonical = finish(withReferences(canonicalReferences(node, scope, context), schema, scope));
  return isNullableComposition(node, schema, scope) ? { anyOf: [canonical, { type: 'null' }] } : canonical;
}

/** A nullable schema without a type of its own: that of a `$ref` or a composition would still exclude null. */
function isNullableComposition({ value }: SpecNode, schema: MutableSchema, { language }: Scope): boolean {
  const isNullable = language.dialect === 'openapi-3.0' && isMapping(value) && value.nullable === true;
  return isNullable && schema.type === undefined && schema.enum === undefined;
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
  if (schema.discriminator !== undefined) schema.discriminator = canonicalDiscriminator(context.document, node, schema);
  return schema;
}

function canonicalReferences(node: SpecNode, scope: Scope, context: CanonicalContext): Schema[] {
  return REFERENCE_KEYWORDS.filter((keyword) => keywordKind(keyword, scope.language.dialect) === 'reference')
    .filter((keyword) => typeof member(node, keyword)?.value === 'string')
    .map((keyword) => canonicalReference({ node, keyword }, scope, context));
}

function canonicalReference(reference: FoundReference, scope: Scope, context: CanonicalContext): Schema {
  const target = resolveInScope(context.document, reference, scope);
  return target ? context.referTo(target) : true;
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
