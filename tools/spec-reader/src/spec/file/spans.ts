import { isAlias, isMap, isScalar, isSeq, type Node, type Pair } from 'yaml';
import type { AliasTargets } from './aliases.ts';
import { keyText, type WrittenPaths } from './mergeKeys.ts';
import type { Span } from './parsedText.ts';

/** Where a key or value is written. */
export interface Written {
  readonly span: Span | undefined;
  /** Differs from the path that was asked for if a merge key copies the value. */
  readonly path: readonly string[];
}

/** Where the key or value at a path is written, or its nearest existing parent. */
export function findWritten(
  root: Node | null,
  path: readonly string[],
  part: 'key' | 'value',
  merged: WrittenPaths,
): Written {
  let node: unknown = root;
  let span = spanOf(root);
  let writtenPath: readonly string[] = [];
  for (const [index, token] of path.entries()) {
    const step = stepInto(node, token);
    if (!step) return { span, path: [...writtenPath, ...path.slice(index)] };
    const isLast = index === path.length - 1;
    span = (isLast && part === 'key' ? spanOf(step.key) : spanOf(step.value)) ?? spanOf(step.key) ?? span;
    writtenPath = merged.get(step.pair) ?? [...writtenPath, token];
    node = step.value;
  }
  return { span, path: writtenPath };
}

interface Step {
  readonly key: unknown;
  readonly value: unknown;
  readonly pair?: Pair;
}

function stepInto(node: unknown, token: string): Step | undefined {
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => keyText(key) === token);
    return pair && { key: pair.key, value: pair.value, pair };
  }
  if (isSeq(node)) {
    const item = node.items[Number(token)];
    return item === undefined ? undefined : { key: item, value: item };
  }
  return undefined;
}

/** The text of the number at a path; undefined if there is none. */
export function numberSource(root: unknown, path: readonly string[], aliases: AliasTargets): string | undefined {
  const resolve = (node: unknown) => (isAlias(node) ? aliases.get(node) : node);
  const node = path.reduce<unknown>((parent, token) => resolve(stepInto(parent, token)?.value), resolve(root));
  return isScalar(node) && typeof node.value === 'number' ? node.source : undefined;
}

export function spanOf(node: unknown): Span | undefined {
  const range = (node as Node | null)?.range;
  return range ? [range[0], range[1]] : undefined;
}
