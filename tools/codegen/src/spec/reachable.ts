import { identityOf, type SpecNode } from './file/specNode.ts';
import { findReferences } from './findReferences.ts';
import { resolveOnce } from './resolve.ts';
import type { SpecDocument } from './specDocument.ts';

/** Every node that a node leads to through the `$ref`s inside it, itself first; `undefined` for each `$ref` to nowhere. */
export function* reachableFrom(document: SpecDocument, node: SpecNode): Generator<SpecNode | undefined> {
  const seen = new Set<string>();
  const queue: (SpecNode | undefined)[] = [node];
  while (queue.length > 0) {
    const at = queue.pop();
    const identity = at && identityOf(at);
    if (identity !== undefined && seen.has(identity)) continue;
    if (identity !== undefined) seen.add(identity);
    yield at;
    if (at) queue.push(...findReferences(at).map((reference) => resolveOnce(document, reference)));
  }
}

/** Whether every `$ref` from here on leads to a value. If not, little can be said about what should be there. */
export function isComplete(document: SpecDocument, node: SpecNode): boolean {
  for (const at of reachableFrom(document, node)) if (!at) return false;
  return true;
}
