import path from 'node:path';
import { fromPointer } from '../pointer.ts';
import type { SpecFile } from './specFile.ts';
import { isMapping, member, rootNode, type SpecNode } from './specNode.ts';

/** A root document with every file that it refers to, directly or not. */
export interface SpecDocument {
  readonly root: SpecFile;
  /** By absolute path; the root document is among them. */
  readonly files: ReadonlyMap<string, SpecFile>;
  /** SHA-256 over names and contents of all files. */
  readonly hash: string;
}

export type Reference =
  | { readonly kind: 'local'; readonly file: string; readonly pointer: readonly string[] }
  | { readonly kind: 'remote' }
  | { readonly kind: 'invalid' };

/** Takes a `$ref` apart, as seen from the file that holds it. Nothing is read. */
export function parseReference(ref: string, from: string): Reference {
  if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(ref)) return { kind: 'remote' };
  const [address = '', fragment = '', ...rest] = ref.split('#');
  const decoded = decode(fragment);
  const pointer = decoded === undefined ? undefined : fromPointer(decoded);
  const file = decode(address);
  if (rest.length > 0 || pointer === undefined || file === undefined || file.includes('\0')) return { kind: 'invalid' };
  return { kind: 'local', file: file === '' ? from : path.resolve(path.dirname(from), file), pointer };
}

/** The node that a `$ref` leads to, one step; undefined if there is none. */
export function target(
  document: SpecDocument,
  node: SpecNode,
  active: ReadonlySet<unknown> = new Set(),
): SpecNode | undefined {
  const ref = isMapping(node.value) ? node.value.$ref : undefined;
  if (typeof ref !== 'string' || active.has(node.value)) return undefined;
  const reference = parseReference(ref, node.file.path);
  const file = reference.kind === 'local' ? document.files.get(reference.file) : undefined;
  if (!file || reference.kind !== 'local') return undefined;
  const walking = new Set([...active, node.value]);
  const step = (at: SpecNode | undefined, token: string) => at && member(follow(document, at, walking), token);
  return reference.pointer.reduce(step, rootNode(file));
}

/** The node itself or, if it is a `$ref`, what the chain of `$ref`s ends in; a broken chain ends where it breaks. */
export function follow(document: SpecDocument, node: SpecNode, active: ReadonlySet<unknown> = new Set()): SpecNode {
  const seen = new Set<unknown>(active);
  let at = node;
  while (isMapping(at.value) && typeof at.value.$ref === 'string' && !seen.has(at.value)) {
    const next = target(document, at, seen);
    seen.add(at.value);
    if (!next) return at;
    at = next;
  }
  return at;
}

/** A member, with `$ref`s followed on the way. */
export function get(document: SpecDocument, node: SpecNode, ...keys: readonly string[]): SpecNode | undefined {
  return keys.reduce<SpecNode | undefined>(
    (at, key) => at && followed(document, member(at, key)),
    follow(document, node),
  );
}

function followed(document: SpecDocument, node: SpecNode | undefined): SpecNode | undefined {
  return node && follow(document, node);
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
