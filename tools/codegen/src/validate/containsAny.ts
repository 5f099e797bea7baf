import { toPointer } from '@hookbook/contract/data';
import { type Diagnostic, type Subject, subjectOf } from '@hookbook/spec-reader/diagnostics/diagnostic';
import type { SpecNode } from '@hookbook/spec-reader/spec/file/specNode';
import { reachableFrom } from '@hookbook/spec-reader/spec/reachable';
import type { SpecDocument } from '@hookbook/spec-reader/spec/specDocument';

export function errorLocations(diagnostics: readonly Diagnostic[]): Subject[] {
  return diagnostics.filter(({ severity }) => severity === 'error').map(subjectOf);
}

/** Whether an error is inside a node or inside a target of its `$ref`s. A broken `$ref` counts as an error. */
export function containsAny(document: SpecDocument, node: SpecNode, errors: readonly Subject[]): boolean {
  if (errors.length === 0) return false;
  for (const reachable of reachableFrom(document, node))
    if (!reachable || errors.some((error) => isInside(error, reachable))) return true;
  return false;
}

function isInside(error: Subject, { file, path }: SpecNode): boolean {
  const pointer = toPointer(path);
  return error.file === file.path && (error.pointer === pointer || error.pointer.startsWith(`${pointer}/`));
}
