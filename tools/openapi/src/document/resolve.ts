import { fromPointer, isMapping, toPointer } from '@hookbook/contract/data';
import { member, type OpenapiNode } from './node.ts';
import type { OpenapiDocument } from './readDocument.ts';

/** Why a reference has no target. */
export type ReferenceFailure = 'external' | 'missing' | 'circular' | 'anchor';

/** The target of a reference, or the `$ref` that has none with the reason as a sentence and its fix. */
export type Resolution =
  | { readonly node: OpenapiNode }
  | { readonly failure: { readonly reference: OpenapiNode; readonly message: string; readonly fix: string } };

/** Follows a `$ref`, and the `$ref` of its target, until there is none. Values without a `$ref` resolve to themselves. */
export function resolve(document: OpenapiDocument, node: OpenapiNode): Resolution {
  const visited = new Set<unknown>();
  let current = node;
  for (let reference = referenceOf(current); reference; reference = referenceOf(current)) {
    const $ref = String(reference.value);
    const target = visited.has(current.value) ? 'circular' : findTarget(document, $ref);
    if (typeof target === 'string') return { failure: { reference, ...explainFailure(target, $ref) } };
    visited.add(current.value);
    current = target;
  }
  return { node: current };
}

/** The node of a `$ref`; undefined if the value has none. */
export function referenceOf(node: OpenapiNode): OpenapiNode | undefined {
  const reference = isMapping(node.value) ? member(node, '$ref') : undefined;
  return typeof reference?.value === 'string' ? reference : undefined;
}

/** The node that a `$ref` points to inside the document, or the reason why it points to none. */
export function findTarget(document: OpenapiDocument, $ref: string): OpenapiNode | ReferenceFailure {
  if (!$ref.startsWith('#')) return 'external';
  const path = pathOf($ref);
  if (!path) return 'anchor';
  return atPath(document.root, path) ?? 'missing';
}

/** The node at a path below another one. */
export function atPath(root: OpenapiNode, path: readonly string[]): OpenapiNode | undefined {
  return path.reduce<OpenapiNode | undefined>((node, token) => node && member(node, token), root);
}

/** The path of a `$ref` inside the document; undefined if it is no JSON pointer. */
export function pathOf($ref: string): string[] | undefined {
  try {
    return fromPointer(decodeURIComponent($ref.slice(1)));
  } catch {
    return undefined;
  }
}

/** The `$ref` of a path in the same document. */
export function referenceTo(path: readonly string[]): string {
  return `#${toPointer(path).replace(/[^\w\-.~!$&'()*+,;=:@/?\ud800-\udfff]/g, encodeURIComponent)}`;
}

/** Why a `$ref` has no target, as a sentence, and how to fix it. */
export function explainFailure(failure: ReferenceFailure, $ref: string): { message: string; fix: string } {
  const name = JSON.stringify($ref);
  switch (failure) {
    case 'external':
      return { message: `${name} points to another document.`, fix: 'Bundle the document into one file.' };
    case 'missing':
      return { message: `${name} has no target.`, fix: 'Correct the reference.' };
    case 'circular':
      return { message: `${name} refers to itself.`, fix: 'Replace one of the references by an object.' };
    case 'anchor':
      return { message: `${name} is not a JSON pointer.`, fix: 'Refer to the target by a JSON pointer.' };
  }
}
