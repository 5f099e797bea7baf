import type { SpecPointer } from '@hookbook/contract';
import { isMapping, toPointer } from '@hookbook/contract/data';
import type { SourceLocation } from '../../diagnostics/diagnostic.ts';
import type { SpecFile } from './specFile.ts';

/** A value in a spec file together with its position. */
export interface SpecNode {
  readonly file: SpecFile;
  readonly path: readonly string[];
  readonly value: unknown;
}

export function rootNode(file: SpecFile): SpecNode {
  return { file, path: [], value: file.value };
}

/** The member of a mapping or list; undefined if it does not exist. */
export function member(node: SpecNode, key: string): SpecNode | undefined {
  const { value } = node;
  if (
    Array.isArray(value)
      ? !/^(0|[1-9]\d*)$/.test(key) || Number(key) >= value.length
      : !isMapping(value) || !Object.hasOwn(value, key)
  )
    return undefined;
  return { file: node.file, path: [...node.path, key], value: (value as Record<string, unknown>)[key] };
}

/** All members of a mapping or list, in spec order. */
export function members(node: SpecNode): (readonly [string, SpecNode])[] {
  if (!isMapping(node.value) && !Array.isArray(node.value)) return [];
  return Object.entries(node.value).map(
    ([key, value]) => [key, { file: node.file, path: [...node.path, key], value }] as const,
  );
}

/** The location of a node's value, or of its key. */
export function locationOf(node: SpecNode, part: 'key' | 'value' = 'value'): SourceLocation {
  const location = node.file.locationAt(node.path, part);
  const subject = { file: node.file.path, pointer: toPointer(node.path) };
  return location.file === subject.file && location.pointer === subject.pointer ? location : { ...location, subject };
}

export function specPointerOf(node: SpecNode): SpecPointer {
  return { file: node.file.name, pointer: toPointer(node.path) };
}

/** A string that identifies the node's position: equal for two nodes at the same position. */
export function identityOf(node: SpecNode): string {
  return `${node.file.name}#${toPointer(node.path)}`;
}
