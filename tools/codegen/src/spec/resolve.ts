import { fromPointer, isMapping } from '@hookbook/contract/data';
import type { SpecFile } from './file/specFile.ts';
import { member, rootNode, type SpecNode } from './file/specNode.ts';
import { resolveUri } from './file/uri.ts';
import { isReference } from './findReferences.ts';
import { parseReference } from './parseReference.ts';
import { enclosingScope, type Resource } from './resources.ts';
import type { SpecDocument } from './specDocument.ts';

type ReferenceIndex = Pick<SpecDocument, 'files' | 'resources'>;

/** The node that a `$ref` leads to, one step; undefined if there is none. */
export function resolveOnce(
  document: ReferenceIndex,
  node: SpecNode,
  active: ReadonlySet<unknown> = new Set(),
): SpecNode | undefined {
  return resolveReference(document, { node, keyword: '$ref' }, active);
}

/**
 * What a reference leads to: first as JSON Schema reads it, by the URIs that `$id`s declare, and if that leads nowhere as
 * AsyncAPI reads it, by the path of the file.
 */
export function resolveReference(
  document: ReferenceIndex,
  { node, keyword }: { readonly node: SpecNode; readonly keyword: string },
  active: ReadonlySet<unknown> = new Set(),
): SpecNode | undefined {
  const reference = isMapping(node.value) ? node.value[keyword] : undefined;
  if (typeof reference !== 'string' || active.has(node.value)) return undefined;
  const enter = createStep(document, new Set([...active, node.value]));
  const { resource: around } = enclosingScope(document.resources, node);
  const resolved = resolveUri(reference, around.uri);
  const resource = resolved && document.resources.byUri.get(resolved.uri);
  const byUri = resource && resolveFragment(resource, resolved.fragment, enter);
  return byUri ?? resolveByPath(document, reference, node, enter);
}

type StepInto = (at: SpecNode, token: string) => SpecNode | undefined;

/** The file that a reference names, whatever it looks for there. */
export function referencedFile(
  { files, resources }: ReferenceIndex,
  { node, keyword }: { readonly node: SpecNode; readonly keyword: string },
): SpecFile | undefined {
  const reference = isMapping(node.value) ? String(node.value[keyword]) : '';
  const uri = resolveUri(reference, enclosingScope(resources, node).resource.uri)?.uri;
  const path = parseReference(reference, node.file.path);
  return files.get(uri ?? '') ?? (path.kind === 'pointer' || path.kind === 'anchor' ? files.get(path.file) : undefined);
}

function resolveFragment(resource: Resource, fragment: string, enter: StepInto): SpecNode | undefined {
  const pointer = fromPointer(fragment);
  return pointer ? resolvePointer(resource.node, pointer, enter) : resource.anchors.get(fragment);
}

function resolveByPath(
  { files, resources }: ReferenceIndex,
  ref: string,
  from: SpecNode,
  enter: StepInto,
): SpecNode | undefined {
  const reference = parseReference(ref, from.file.path);
  const file = reference.kind === 'pointer' || reference.kind === 'anchor' ? files.get(reference.file) : undefined;
  if (!file) return undefined;
  if (reference.kind === 'pointer') return resolvePointer(rootNode(file), reference.pointer, enter);
  return reference.kind === 'anchor'
    ? enclosingScope(resources, rootNode(file)).resource.anchors.get(reference.anchor)
    : undefined;
}

function resolvePointer(from: SpecNode, pointer: readonly string[], enter: StepInto): SpecNode | undefined {
  return pointer.reduce<SpecNode | undefined>((at, token) => at && enter(at, token), from);
}

/** A step of a JSON pointer, which may lead through a `$ref`. */
function createStep(document: ReferenceIndex, walking: ReadonlySet<unknown>): StepInto {
  return (at, token) => member(at, token) ?? member(resolveChain(document, at, walking), token);
}

/** The node itself or, if it is a `$ref`, what the chain of `$ref`s ends in; a broken chain ends where it breaks. */
export function resolveChain(
  document: ReferenceIndex,
  node: SpecNode,
  active: ReadonlySet<unknown> = new Set(),
): SpecNode {
  const seen = new Set<unknown>(active);
  let at = node;
  while (isMapping(at.value) && typeof at.value.$ref === 'string' && !seen.has(at.value)) {
    const next = resolveOnce(document, at, seen);
    seen.add(at.value);
    if (!next) return at;
    at = next;
  }
  return at;
}

/** Like `follow`, but stops where keywords stand beside a `$ref`, because in a schema they count. */
export function resolvePure(document: ReferenceIndex, node: SpecNode): SpecNode {
  const seen = new Set<unknown>();
  let at = node;
  while (isReference(at.value) && !seen.has(at.value)) {
    const next = resolveOnce(document, at);
    seen.add(at.value);
    if (!next) return at;
    at = next;
  }
  return at;
}

/** A member, with `$ref`s followed on the way. */
export function getPath(document: SpecDocument, node: SpecNode, ...keys: readonly string[]): SpecNode | undefined {
  return keys.reduce<SpecNode | undefined>(
    (at, key) => at && followed(document, member(at, key)),
    resolveChain(document, node),
  );
}

function followed(document: SpecDocument, node: SpecNode | undefined): SpecNode | undefined {
  return node && resolveChain(document, node);
}
