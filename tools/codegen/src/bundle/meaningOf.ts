import { isMapping } from '@hookbook/contract/data';
import { enterScope, type ScopedSchema, scopedIdentity } from '../normalise/schema/scope.ts';
import { identityOf, type SpecNode } from '../spec/file/specNode.ts';
import { reachableFrom } from '../spec/reachable.ts';
import type { SpecDocument } from '../spec/specDocument.ts';

/** The same for schemas that mean the same: that of the place, unless `$dynamicRef`s make the way to it count. */
export function meaningOf(document: SpecDocument, { node, scope }: ScopedSchema): string {
  const alone = enterScope(document, node, { ...scope, dynamicAnchors: new Map() });
  const meaning = scopedIdentity({ node, scope });
  return meaning === scopedIdentity({ node, scope: alone }) || !isDynamic(document, node) ? identityOf(node) : meaning;
}

/** Whether there is a `$dynamicRef` in a schema or in one that it leads to. */
function isDynamic(document: SpecDocument, node: SpecNode): boolean {
  for (const at of reachableFrom(document, node)) if (at && holdsDynamicReference(at.value)) return true;
  return false;
}

function holdsDynamicReference(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holdsDynamicReference);
  if (!isMapping(value)) return false;
  return typeof value.$dynamicRef === 'string' || Object.values(value).some(holdsDynamicReference);
}
