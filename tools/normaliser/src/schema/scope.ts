import { isMapping } from '@hookbook/contract/data';
import type { Dialect } from '@hookbook/contract/schema';
import { LANGUAGES, type Language } from '@hookbook/spec-reader/dialect/language';
import { dialectOf } from '@hookbook/spec-reader/dialect/schemaFormat';
import { identityOf, member, type SpecNode } from '@hookbook/spec-reader/spec/file/specNode';
import { isReference } from '@hookbook/spec-reader/spec/findReferences';
import type { FoundReference } from '@hookbook/spec-reader/spec/indexing/visitDocument';
import { resolveReference } from '@hookbook/spec-reader/spec/resolve';
import { enclosingScope, isDynamicAnchor, type Resource } from '@hookbook/spec-reader/spec/resources';
import type { SpecDocument } from '@hookbook/spec-reader/spec/specDocument';

export const REFERENCE_KEYWORDS = ['$ref', '$recursiveRef', '$dynamicRef'] as const;

/** The dynamic scope of a schema: how the references that led to it change its meaning. */
export interface Scope {
  readonly language: Language;
  /** By name: the `$dynamicAnchor` of the outermost resource that declares it, to which `$dynamicRef`s resolve. */
  readonly dynamicAnchors: ReadonlyMap<string, SpecNode>;
}

export interface ScopedSchema {
  readonly node: SpecNode;
  readonly scope: Scope;
}

/** The scope of a schema that is not reached through a reference. */
export function outermostScope(document: SpecDocument, node: SpecNode, dialect: Dialect): Scope {
  return enterScope(document, node, { language: LANGUAGES[dialect], dynamicAnchors: new Map() });
}

/** The scope of a schema that is reached from a schema with the scope `outer`. */
export function enterScope(document: SpecDocument, node: SpecNode, outer: Scope): Scope {
  const { resource, language = outer.language } = enclosingScope(document.resources, node);
  return { language, dynamicAnchors: addAnchors(outer.dynamicAnchors, resource) };
}

/** Anchors that outer resources declare take precedence. */
function addAnchors(outer: Scope['dynamicAnchors'], { dynamicAnchors }: Resource): Scope['dynamicAnchors'] {
  return dynamicAnchors.size === 0 ? outer : new Map([...dynamicAnchors, ...outer]);
}

/** Resolves a reference and, while the target is only a `$ref`, that one too. Returns undefined if one is broken. */
export function resolveInScope(
  document: SpecDocument,
  reference: FoundReference,
  outer: Scope,
): ScopedSchema | undefined {
  const target = resolveReference(document, reference);
  if (!target) return undefined;
  const isDynamic = reference.keyword === '$dynamicRef';
  const first = isDynamic ? resolveDynamically(document, reference.node, target, outer) : target;
  let found = enterTarget(document, first, outer);
  const visited = new Set<unknown>();
  while (isReference(found.node.value) && !visited.has(found.node.value)) {
    visited.add(found.node.value);
    const next = resolveReference(document, { node: found.node, keyword: '$ref' });
    if (!next) return undefined;
    found = enterTarget(document, next, found.scope);
  }
  return found;
}

/** The schema of a Multi Format Schema Object, which AsyncAPI allows among the schemas of a document, or else the schema itself. */
export function schemaIn(node: SpecNode): SpecNode {
  return (dialectIn(node) && member(node, 'schema')) || node;
}

/** The dialect of a Multi Format Schema Object, if its format is supported. */
function dialectIn({ value }: SpecNode): Dialect | undefined {
  const format = isMapping(value) ? value.schemaFormat : undefined;
  return typeof format === 'string' ? dialectOf(format) : undefined;
}

/** The target of a reference. The schema of a Multi Format Schema Object has the dialect of its format. */
function enterTarget(document: SpecDocument, target: SpecNode, outer: Scope): ScopedSchema {
  const node = schemaIn(target);
  const dialect = node === target ? undefined : dialectIn(target);
  return { node, scope: enterScope(document, node, { ...outer, ...(dialect && { language: LANGUAGES[dialect] }) }) };
}

/** A `$dynamicRef` is dynamic only if its static target declares the name as a `$dynamicAnchor`. */
function resolveDynamically(document: SpecDocument, schema: SpecNode, target: SpecNode, scope: Scope): SpecNode {
  const reference = isMapping(schema.value) ? String(schema.value.$dynamicRef) : '';
  const name = reference.slice(reference.indexOf('#') + 1);
  const isDynamic = reference.includes('#') && isDynamicAnchor(document.resources, name, target);
  return (isDynamic && scope.dynamicAnchors.get(name)) || target;
}

/** A key that is equal for the same schema in the same scope. */
export function scopedIdentity({ node, scope: { language, dynamicAnchors } }: ScopedSchema): string {
  const anchors = [...dynamicAnchors].map(([name, anchor]) => `${name}=${identityOf(anchor)}`).sort();
  return JSON.stringify([identityOf(node), language.name, ...anchors]);
}
