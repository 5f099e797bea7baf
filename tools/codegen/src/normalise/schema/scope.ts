import { isMapping } from '@hookbook/contract/data';
import type { Dialect } from '@hookbook/contract/schema';
import { LANGUAGES, type Language } from '../../dialect/language.ts';
import { identityOf, type SpecNode } from '../../spec/file/specNode.ts';
import { isReference } from '../../spec/findReferences.ts';
import type { FoundReference } from '../../spec/indexing/visitDocument.ts';
import { resolveReference } from '../../spec/resolve.ts';
import { enclosingScope, isDynamicAnchor, type Resource } from '../../spec/resources.ts';
import type { SpecDocument } from '../../spec/specDocument.ts';

/** Keywords with which a schema refers to another. */
export const REFERENCES = ['$ref', '$dynamicRef'] as const;

/** What a schema means beyond its own text, because of where it is used. */
export interface Scope {
  readonly language: Language;
  /** By the name of a `$dynamicAnchor`: where the outermost resource on the way here declares it. */
  readonly dynamic: ReadonlyMap<string, SpecNode>;
}

/** A schema with the scope that it is read in. */
export interface Scoped {
  readonly node: SpecNode;
  readonly scope: Scope;
}

/** The scope of a schema that nothing refers to. */
export function outermostScope(document: SpecDocument, node: SpecNode, dialect: Dialect): Scope {
  return enterScope(document, node, { language: LANGUAGES[dialect], dynamic: new Map() });
}

/** The scope of a schema that is reached from another scope. */
export function enterScope(document: SpecDocument, node: SpecNode, outer: Scope): Scope {
  const { resource, language = outer.language } = enclosingScope(document.resources, node);
  return { language, dynamic: withAnchors(outer.dynamic, resource) };
}

function withAnchors(outer: Scope['dynamic'], { dynamicAnchors }: Resource): Scope['dynamic'] {
  return dynamicAnchors.size === 0 ? outer : new Map([...dynamicAnchors, ...outer]);
}

/**
 * The schema that a reference leads to, through every schema on the way that is nothing but a reference; undefined if it
 * leads nowhere. Where a `$dynamicRef` leads depends on the way that led to it.
 */
export function resolveInScope(document: SpecDocument, reference: FoundReference, outer: Scope): Scoped | undefined {
  const first = resolveReference(document, reference);
  if (!first) return undefined;
  const isDynamic = reference.keyword === '$dynamicRef';
  let node = isDynamic ? dynamicTarget(document, reference.node, first, outer) : first;
  let scope = enterScope(document, node, outer);
  const seen = new Set<unknown>();
  while (isReference(node.value) && !seen.has(node.value)) {
    seen.add(node.value);
    const next = resolveReference(document, { node, keyword: '$ref' });
    if (!next) return undefined;
    node = next;
    scope = enterScope(document, node, scope);
  }
  return { node, scope };
}

/** A name that the target itself declares as a `$dynamicAnchor` is looked up from the outermost resource on. */
function dynamicTarget(document: SpecDocument, from: SpecNode, target: SpecNode, { dynamic }: Scope): SpecNode {
  const reference = isMapping(from.value) ? String(from.value.$dynamicRef) : '';
  const name = reference.slice(reference.indexOf('#') + 1);
  const isDynamic = reference.includes('#') && isDynamicAnchor(document.resources, name, target);
  return (isDynamic && dynamic.get(name)) || target;
}

/** The same for the same schema in the same scope. */
export function identityIn({ node, scope: { language, dynamic } }: Scoped): string {
  const anchors = [...dynamic].map(([name, anchor]) => `${name}=${identityOf(anchor)}`).sort();
  return JSON.stringify([identityOf(node), language.name, ...anchors]);
}
