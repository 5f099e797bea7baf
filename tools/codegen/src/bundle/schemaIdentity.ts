import { isMapping } from '@hookbook/contract/data';
import { enterScope, type ScopedSchema, scopedIdentity } from '@hookbook/normaliser/schema/scope';
import { identityOf, type SpecNode } from '@hookbook/spec-reader/spec/file/specNode';
import { reachableFrom } from '@hookbook/spec-reader/spec/reachable';
import type { SpecDocument } from '@hookbook/spec-reader/spec/specDocument';

/** A key that is equal for schemas with the same meaning. Includes the scope only if a `$dynamicRef` needs it. */
export function schemaIdentity(document: SpecDocument, { node, scope }: ScopedSchema): string {
  const ownScope = enterScope(document, node, { ...scope, dynamicAnchors: new Map() });
  const identity = scopedIdentity({ node, scope });
  const dependsOnScope = identity !== scopedIdentity({ node, scope: ownScope }) && reachesDynamicRef(document, node);
  return dependsOnScope ? identity : identityOf(node);
}

function reachesDynamicRef(document: SpecDocument, node: SpecNode): boolean {
  for (const reachable of reachableFrom(document, node))
    if (reachable && containsDynamicRef(reachable.value)) return true;
  return false;
}

function containsDynamicRef(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(containsDynamicRef);
  if (!isMapping(value)) return false;
  return typeof value.$dynamicRef === 'string' || Object.values(value).some(containsDynamicRef);
}
