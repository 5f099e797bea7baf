import type { SpecPointer } from '@hookbook/contract';
import { toPointer } from '@hookbook/contract/data';
import type { SourceLocation } from '../../diagnostics/diagnostic.ts';
import type { SpecFile } from './specFile.ts';

/** A value of a spec together with the place where it is written. */
export interface SpecNode {
  readonly file: SpecFile;
  readonly path: readonly string[];
  readonly value: unknown;
}

export function rootNode(file: SpecFile): SpecNode {
  return { file, path: [], value: file.value };
}

export function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The member of a mapping or list, or undefined if there is none. */
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

/** All members of a mapping or list, in the order of the spec. */
export function members(node: SpecNode): (readonly [string, SpecNode])[] {
  if (!isMapping(node.value) && !Array.isArray(node.value)) return [];
  return Object.entries(node.value).map(
    ([key, value]) => [key, { file: node.file, path: [...node.path, key], value }] as const,
  );
}

/** Where the node's value stands; with `key`, where its key stands. */
export function locationOf(node: SpecNode, part: 'key' | 'value' = 'value'): SourceLocation {
  return { file: node.file.path, range: node.file.rangeAt(node.path, part), pointer: toPointer(node.path) };
}

export function specPointerOf(node: SpecNode): SpecPointer {
  return { file: node.file.name, pointer: toPointer(node.path) };
}

/** The same for the same place. */
export function identityOf(node: SpecNode): string {
  return `${node.file.name}#${toPointer(node.path)}`;
}
