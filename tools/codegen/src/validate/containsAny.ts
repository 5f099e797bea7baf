import { toPointer } from '@hookbook/contract/data';
import type { SpecNode } from '../spec/file/specNode.ts';
import { reachableFrom } from '../spec/reachable.ts';
import type { SpecDocument } from '../spec/specDocument.ts';

export interface ErrorLocation {
  readonly file: string;
  readonly pointer: string;
}

/** Whether a fault lies inside a node, `$ref`s to other places included. A `$ref` to nowhere is a fault as well. */
export function containsAny(document: SpecDocument, node: SpecNode, faults: readonly ErrorLocation[]): boolean {
  if (faults.length === 0) return false;
  for (const at of reachableFrom(document, node)) if (!at || faults.some((fault) => isInside(at, fault))) return true;
  return false;
}

function isInside({ file, path }: SpecNode, fault: ErrorLocation): boolean {
  const own = toPointer(path);
  return fault.file === file.path && (fault.pointer === own || fault.pointer.startsWith(`${own}/`));
}
