import { isMapping, toPointer } from '@hookbook/contract/data';
import { resolveReference } from '@hookbook/spec-reader/spec/resolve';
import type { ReferenceFailure } from './files.ts';
import { member, type OpenapiNode } from './node.ts';
import type { OpenapiDocument } from './readDocument.ts';

/** The target of a reference, or the `$ref` that has none with the reason. */
export type Resolution =
  | { readonly node: OpenapiNode }
  | { readonly failure: ReferenceFailure & { readonly reference: OpenapiNode } };

/** Follows a `$ref`, and the `$ref` of its target, until there is none. Values without a `$ref` resolve to themselves. */
export function resolve(document: OpenapiDocument, node: OpenapiNode): Resolution {
  const visited = new Set<unknown>();
  let current = node;
  for (let reference = writtenReference(current); reference; reference = writtenReference(current)) {
    const target = visited.has(current.value) ? undefined : findTarget(document, current);
    if (!target) return { failure: { reference, ...explainFailure(document, current) } };
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

/** The node of a `$ref` that is a text or, by mistake, empty or a number. An object may have a member of that name. */
function writtenReference(node: OpenapiNode): OpenapiNode | undefined {
  const reference = isMapping(node.value) ? member(node, '$ref') : undefined;
  return reference && (typeof reference.value !== 'object' || reference.value === null) ? reference : undefined;
}

/** Whether a chain of `$ref`s leads back into itself. */
export function isEndless(document: OpenapiDocument, node: OpenapiNode): boolean {
  const visited = new Set<unknown>();
  for (let current: OpenapiNode | undefined = node; current; current = findTarget(document, current)) {
    if (visited.has(current.value)) return true;
    if (!referenceOf(current)) return false;
    visited.add(current.value);
  }
  return false;
}

/** The node that a reference points to. Undefined if it is missing, or if it is the whole document. */
export function findTarget({ files }: OpenapiDocument, node: OpenapiNode, keyword = '$ref'): OpenapiNode | undefined {
  const target = resolveReference(files, { node, keyword });
  return target && (target.path.length > 0 || target.file !== files.root) ? target : undefined;
}

/** The node at a path below another one. */
export function atPath(root: OpenapiNode, path: readonly string[]): OpenapiNode | undefined {
  return path.reduce<OpenapiNode | undefined>((node, token) => node && member(node, token), root);
}

/** The node at a path below another one, with the `$ref`s on the way followed. */
export function throughReferences(
  document: OpenapiDocument,
  root: OpenapiNode,
  path: readonly string[],
): OpenapiNode | undefined {
  return path.reduce<OpenapiNode | undefined>((node, token) => {
    const next = node && member(node, token);
    const resolution = next && resolve(document, next);
    return resolution && 'node' in resolution ? resolution.node : undefined;
  }, root);
}

/** The `$ref` of a path in the same document. */
export function referenceTo(path: readonly string[]): string {
  return `#${toPointer(path).replace(/[^\w\-.~!$&'()*+,;=:@/?\ud800-\udfff]/g, encodeURIComponent)}`;
}

/** Why the reference in a node has no target, or none that ends. */
export function explainFailure(document: OpenapiDocument, node: OpenapiNode, keyword = '$ref'): ReferenceFailure {
  const { value } = member(node, keyword) ?? {};
  const name = JSON.stringify(value);
  if (value === null) return { message: 'The $ref is empty.', fix: "Quote a value that starts with #: $ref: '#/…'." };
  if (typeof value !== 'string') return { message: `The $ref is ${name}.`, fix: 'Write the $ref as a string.' };
  if (findTarget(document, node, keyword))
    return { message: `${name} refers to itself.`, fix: 'Replace one of the references by an object.' };
  if (resolveReference(document.files, { node, keyword }))
    return { message: `${name} is the whole document.`, fix: 'Refer to a part of it.' };
  const failure = document.files.unresolved(node, keyword);
  return (
    failure ?? {
      message: `${name} has no target.`,
      fix: 'Correct the reference, or the file that it points to.',
    }
  );
}
