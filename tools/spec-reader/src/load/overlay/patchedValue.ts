import { isMapping } from '@hookbook/contract/data';
import type { SourceLocation } from '../../diagnostics/diagnostic.ts';
import { members, type SpecNode } from '../../spec/file/specNode.ts';

/** A value that overlays may change, with the place where each part of it is written. */
export interface PatchedValue {
  /** In the file that is changed, or in an overlay. */
  readonly origin: SpecNode;
  readonly content: PatchedContent;
  /** The number of values in it, including itself. */
  readonly size: number;
  readonly depth: number;
}

export type PatchedContent =
  | { readonly kind: 'object'; readonly members: ReadonlyMap<string, PatchedValue> }
  | { readonly kind: 'array'; readonly items: readonly PatchedValue[] }
  | { readonly kind: 'primitive'; readonly value: unknown };

/** A value as it is written in a file. */
export function unpatched(node: SpecNode): PatchedValue {
  const children = members(node).map(([key, child]) => [key, unpatched(child)] as const);
  if (Array.isArray(node.value))
    return arrayOf(
      node,
      children.map(([, item]) => item),
    );
  if (isMapping(node.value)) return objectOf(node, new Map(children));
  return { origin: node, content: { kind: 'primitive', value: node.value }, size: 1, depth: 1 };
}

export function objectOf(origin: SpecNode, members: ReadonlyMap<string, PatchedValue>): PatchedValue {
  return { origin, content: { kind: 'object', members }, ...measure([...members.values()]) };
}

export function arrayOf(origin: SpecNode, items: readonly PatchedValue[]): PatchedValue {
  return { origin, content: { kind: 'array', items }, ...measure(items) };
}

function measure(children: readonly PatchedValue[]): Pick<PatchedValue, 'size' | 'depth'> {
  return {
    size: children.reduce((sum, { size }) => sum + size, 1),
    depth: children.reduce((deepest, { depth }) => Math.max(deepest, depth + 1), 1),
  };
}

/** The value without its places. */
export function plainValue({ content }: PatchedValue): unknown {
  switch (content.kind) {
    case 'object':
      return Object.fromEntries([...content.members].map(([key, member]) => [key, plainValue(member)]));
    case 'array':
      return content.items.map(plainValue);
    case 'primitive':
      return content.value;
  }
}

function patchedMember({ content }: PatchedValue, key: string): PatchedValue | undefined {
  if (content.kind === 'object') return content.members.get(key);
  return content.kind === 'array' ? content.items[Number(key)] : undefined;
}

/** The value at a path; undefined if there is none. */
export function patchedAt(value: PatchedValue, path: readonly string[]): PatchedValue | undefined {
  return path.reduce<PatchedValue | undefined>((parent, key) => parent && patchedMember(parent, key), value);
}

/** Where the key or value at a path is written, or its nearest existing parent. */
export function patchedLocation(
  value: PatchedValue,
  path: readonly string[],
  part: 'key' | 'value' = 'value',
): SourceLocation {
  const [key, ...rest] = path;
  const member = key === undefined ? undefined : patchedMember(value, key);
  if (member) return patchedLocation(member, rest, part);
  const { file, path: written } = value.origin;
  return file.locationAt([...written, ...path], part);
}
