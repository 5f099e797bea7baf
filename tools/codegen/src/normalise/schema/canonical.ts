import { isMapping } from '@hookbook/contract/data';
import { CANONICAL_ORDER, isAnnotation, keywordKind, type Schema, type SchemaObject } from '@hookbook/contract/schema';
import { member, members, type SpecNode } from '../../spec/file/specNode.ts';
import type { FoundReference } from '../../spec/indexing/visitDocument.ts';
import type { SpecDocument } from '../../spec/specDocument.ts';
import { mapKeyword } from '../../spec/subschemas.ts';
import { type Draft, RULES } from './canonicalRules.ts';
import { enterScope, REFERENCES, resolveInScope, type Scope, type Scoped } from './scope.ts';

/** What making a schema canonical needs to know about everything around it. */
export interface CanonicalContext {
  readonly document: SpecDocument;
  /** Gives the canonical `$ref` for a shared schema. */
  readonly refer: (target: Scoped) => Schema;
}

/** Rewrites a schema of the spec into the canonical form. What cannot be understood is left out; checkSchema reports it. */
export function canonicalSchema({ node, scope }: Scoped, around: CanonicalContext): Schema {
  if (typeof node.value === 'boolean') return node.value;
  if (!isMapping(node.value)) return true;
  const inner = opensResource(node.value) ? enterScope(around.document, node, scope) : scope;
  const { references, draft } = translate(node, inner, around);
  for (const rule of RULES) rule(draft, inner.language.dialect);
  return withReferences(references, draft, inner);
}

function opensResource(schema: Readonly<Record<string, unknown>>): boolean {
  return typeof schema.$id === 'string' || typeof schema.$schema === 'string';
}

function translate(node: SpecNode, scope: Scope, around: CanonicalContext): { references: Schema[]; draft: Draft } {
  const inner = (each: SpecNode): Schema => canonicalSchema({ node: each, scope }, around);
  const { dialect, without } = scope.language;
  const draft: Draft = Object.create(null);
  for (const [keyword, value] of members(node)) {
    const kind = DEFINITION_KEYWORDS.has(keyword) || without.has(keyword) ? undefined : keywordKind(keyword, dialect);
    if (kind !== undefined && kind !== 'reference') draft[keyword] = mapKeyword(kind, value, inner);
  }
  const references = REFERENCES.filter((keyword) => keywordKind(keyword, dialect) === 'reference')
    .filter((keyword) => typeof member(node, keyword)?.value === 'string')
    .map((keyword) => referenced({ node, keyword }, scope, around));
  return { references, draft };
}

/** Keywords that only keep schemas for others to refer to. */
const DEFINITION_KEYWORDS = new Set(['$defs', 'definitions']);

function referenced(reference: FoundReference, scope: Scope, { document, refer }: CanonicalContext): Schema {
  const target = resolveInScope(document, reference, scope);
  return target ? refer(target) : true;
}

/** In draft-07 only annotations count beside a `$ref`; later everything does. */
function withReferences(references: readonly Schema[], draft: Draft, { language }: Scope): Schema {
  if (references.length === 0) return finish(draft);
  const { allOf, ...rest } = draft;
  const isOld = language.dialect === 'draft-07';
  const kept = Object.entries(rest).filter(([keyword]) => !isOld || isAnnotation(keyword));
  const others = isOld ? [] : ((allOf as Schema[] | undefined) ?? []);
  return finish({ ...Object.fromEntries(kept), allOf: [...references, ...others] });
}

/** Drops what no emitter may see and puts the keys in order. */
function finish(draft: Draft): Schema {
  const entries = CANONICAL_ORDER.filter((keyword) => draft[keyword] !== undefined).map(
    (keyword) => [keyword, draft[keyword]] as const,
  );
  const [only] = entries;
  if (entries.length === 1 && only?.[0] === 'allOf' && (only[1] as Schema[]).length === 1)
    return (only[1] as Schema[])[0] ?? true;
  return Object.fromEntries(entries) as SchemaObject;
}

/** The value of `const`, or of an `enum` with one member, directly at a schema. */
export function pinnedValue(node: SpecNode): unknown {
  const constant = member(node, 'const');
  if (constant) return constant.value;
  const list = member(node, 'enum')?.value;
  return Array.isArray(list) && list.length === 1 ? list[0] : undefined;
}
