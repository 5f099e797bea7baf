import { members, rootNode, type SpecNode } from '@hookbook/spec-reader/spec/file/specNode';
import { getPath, isBroken, resolveChain } from '@hookbook/spec-reader/spec/resolve';
import type { SpecDocument } from '@hookbook/spec-reader/spec/specDocument';

/** An entry of `x-guides` or `x-releases`. */
export interface InfoEntry {
  readonly name: string;
  /** The document's entry, often only a `$ref`. */
  readonly entry: SpecNode;
  readonly node: SpecNode;
}

export type InfoExtension = 'x-guides' | 'x-releases';

/** The value of an extension of `info`, if there is one. */
export function infoNode(document: SpecDocument, extension: InfoExtension): SpecNode | undefined {
  return getPath(document, rootNode(document.root), 'info', extension);
}

/** Its entries, also those that are not valid. Leaves out broken `$ref`s. */
export function infoEntries(document: SpecDocument, extension: InfoExtension): readonly InfoEntry[] {
  const node = infoNode(document, extension);
  if (!node || Array.isArray(node.value)) return [];
  return members(node).flatMap(([name, entry]) =>
    isBroken(document, entry) ? [] : [{ name, entry, node: resolveChain(document, entry) }],
  );
}
