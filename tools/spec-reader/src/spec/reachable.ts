import { identityOf, type SpecNode } from './file/specNode.ts';
import { findReferences } from './findReferences.ts';
import { resolveOnce } from './resolve.ts';
import type { SpecDocument } from './specDocument.ts';

/**
 * Every node that can be reached from a node through the `$ref`s inside it, starting with the node itself. Yields
 * `undefined` for a `$ref` that cannot be resolved.
 */
export function* reachableFrom(document: SpecDocument, node: SpecNode): Generator<SpecNode | undefined> {
  const seen = new Set<string>();
  const queue: (SpecNode | undefined)[] = [node];
  while (queue.length > 0) {
    const current = queue.pop();
    const identity = current && identityOf(current);
    if (identity !== undefined && seen.has(identity)) continue;
    if (identity !== undefined) seen.add(identity);
    yield current;
    if (current) queue.push(...findReferences(current).map((reference) => resolveOnce(document, reference)));
  }
}

/** Whether every `$ref` that can be reached from a node resolves. If not, missing values may be in a file that was not read. */
export function isComplete(document: SpecDocument, node: SpecNode): boolean {
  for (const reached of reachableFrom(document, node)) if (!reached) return false;
  return true;
}
