import { toPointer } from '@hookbook/contract/data';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SpecNode } from '../spec/file/specNode.ts';
import { reachableFrom } from '../spec/reachable.ts';
import type { SpecDocument } from '../spec/specDocument.ts';

export interface ErrorLocation {
  readonly file: string;
  readonly pointer: string;
}

export function errorLocations(diagnostics: readonly Diagnostic[]): ErrorLocation[] {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  return errors.map(({ file, pointer = '' }) => ({ file, pointer }));
}

/** Whether an error is inside a node or inside a target of its `$ref`s. A broken `$ref` counts as an error. */
export function containsAny(document: SpecDocument, node: SpecNode, errors: readonly ErrorLocation[]): boolean {
  if (errors.length === 0) return false;
  for (const reachable of reachableFrom(document, node))
    if (!reachable || errors.some((error) => isInside(error, reachable))) return true;
  return false;
}

function isInside(error: ErrorLocation, { file, path }: SpecNode): boolean {
  const pointer = toPointer(path);
  return error.file === file.path && (error.pointer === pointer || error.pointer.startsWith(`${pointer}/`));
}
