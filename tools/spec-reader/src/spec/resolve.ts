import { fromPointer, isMapping } from '@hookbook/contract/data';
import type { SpecFile } from './file/specFile.ts';
import { member, rootNode, type SpecNode } from './file/specNode.ts';
import { resolveUri } from './file/uri.ts';
import { isReference } from './findReferences.ts';
import { parseReference } from './parseReference.ts';
import { enclosingScope, type Resource } from './resources.ts';
import type { SpecDocument } from './specDocument.ts';

/** What resolving a reference needs of a document. */
export type ReferenceIndex = Pick<SpecDocument, 'files' | 'resources'>;

/** An object with the keyword whose value is a reference. */
interface ReferenceNode {
  readonly node: SpecNode;
  readonly keyword: string;
}

/** The node that a `$ref` points to, which may be another `$ref`; undefined if it does not exist. */
export function resolveOnce(
  document: ReferenceIndex,
  node: SpecNode,
  resolving: ReadonlySet<unknown> = new Set(),
): SpecNode | undefined {
  return resolveReference(document, { node, keyword: '$ref' }, resolving);
}

/**
 * The node that a reference points to; undefined if it does not exist. A reference is first resolved as in JSON Schema,
 * by the URIs that `$id`s declare, and then as in AsyncAPI, by file path. `resolving` contains the objects whose
 * references are being resolved, so that a cycle ends.
 */
export function resolveReference(
  document: ReferenceIndex,
  { node, keyword }: ReferenceNode,
  resolving: ReadonlySet<unknown> = new Set(),
): SpecNode | undefined {
  const reference = isMapping(node.value) ? node.value[keyword] : undefined;
  if (typeof reference !== 'string' || resolving.has(node.value)) return undefined;
  const step = createStep(document, new Set([...resolving, node.value]));
  const base = enclosingScope(document.resources, node).resource.uri;
  const resolved = resolveUri(reference, base);
  const resource = resolved && document.resources.byUri.get(resolved.uri);
  const byUri = resource && resolveFragment(resource, resolved.fragment, step);
  return byUri ?? resolveByPath(document, reference, node, step);
}

/** Returns the member of a node that a token of a JSON pointer names. */
type Step = (node: SpecNode, token: string) => SpecNode | undefined;

/** The file that a reference points to, whether or not its fragment exists there. */
export function referencedFile(
  { files, resources }: ReferenceIndex,
  { node, keyword }: ReferenceNode,
): SpecFile | undefined {
  const reference = isMapping(node.value) ? String(node.value[keyword]) : '';
  const uri = resolveUri(reference, enclosingScope(resources, node).resource.uri)?.uri;
  const parsed = parseReference(reference, node.file.path);
  return (
    files.get(uri ?? '') ?? (parsed.kind === 'pointer' || parsed.kind === 'anchor' ? files.get(parsed.file) : undefined)
  );
}

function resolveFragment(resource: Resource, fragment: string, step: Step): SpecNode | undefined {
  const pointer = fromPointer(fragment);
  return pointer ? resolvePointer(resource.node, pointer, step) : resource.anchors.get(fragment);
}

function resolveByPath(
  { files, resources }: ReferenceIndex,
  reference: string,
  from: SpecNode,
  step: Step,
): SpecNode | undefined {
  const parsed = parseReference(reference, from.file.path);
  const file = parsed.kind === 'pointer' || parsed.kind === 'anchor' ? files.get(parsed.file) : undefined;
  if (!file) return undefined;
  if (parsed.kind === 'pointer') return resolvePointer(rootNode(file), parsed.pointer, step);
  return parsed.kind === 'anchor'
    ? enclosingScope(resources, rootNode(file)).resource.anchors.get(parsed.anchor)
    : undefined;
}

function resolvePointer(root: SpecNode, pointer: readonly string[], step: Step): SpecNode | undefined {
  return pointer.reduce<SpecNode | undefined>((node, token) => node && step(node, token), root);
}

/** A JSON pointer may continue through a `$ref`. */
function createStep(document: ReferenceIndex, resolving: ReadonlySet<unknown>): Step {
  return (node, token) => member(node, token) ?? member(resolveChain(document, node, resolving), token);
}

/** Follows a chain of `$ref`s to its end. If a `$ref` in the chain cannot be resolved, returns the node with that `$ref`. */
export function resolveChain(
  document: ReferenceIndex,
  node: SpecNode,
  resolving: ReadonlySet<unknown> = new Set(),
): SpecNode {
  const visited = new Set<unknown>(resolving);
  let current = node;
  while (isMapping(current.value) && typeof current.value.$ref === 'string' && !visited.has(current.value)) {
    const next = resolveOnce(document, current, visited);
    visited.add(current.value);
    if (!next) return current;
    current = next;
  }
  return current;
}

/** Whether a chain of `$ref`s has no target. The loader reports it, so nothing else is reported about the node. */
export function isBroken(document: ReferenceIndex, node: SpecNode): boolean {
  const { value } = resolveChain(document, node);
  return isMapping(value) && Object.hasOwn(value, '$ref');
}

/** Like `resolveChain`, but stops at a `$ref` with other keywords next to it, because in a schema they may apply. */
export function resolvePure(document: ReferenceIndex, node: SpecNode): SpecNode {
  const visited = new Set<unknown>();
  let current = node;
  while (isReference(current.value) && !visited.has(current.value)) {
    const next = resolveOnce(document, current);
    visited.add(current.value);
    if (!next) return current;
    current = next;
  }
  return current;
}

/** The value at a path of keys, with `$ref`s resolved at every step; undefined if it does not exist. */
export function getPath(document: SpecDocument, node: SpecNode, ...keys: readonly string[]): SpecNode | undefined {
  return keys.reduce<SpecNode | undefined>(
    (current, key) => current && resolveMember(document, current, key),
    resolveChain(document, node),
  );
}

function resolveMember(document: SpecDocument, node: SpecNode, key: string): SpecNode | undefined {
  const value = member(node, key);
  return value && resolveChain(document, value);
}
