import { isMap, isSeq, type LineCounter, type Node, type Pair } from 'yaml';
import type { Position, Range } from '../../diagnostics/diagnostic.ts';

/** Offsets in a text; `to` is exclusive. */
export type Span = readonly [from: number, to: number];

/** The span of the key or value at a path, or of its nearest existing parent. */
export function spanAt(root: Node | null, path: readonly string[], part: 'key' | 'value'): Span | undefined {
  let node: unknown = root;
  let span = spanOf(root);
  for (const [index, token] of path.entries()) {
    const step = stepInto(node, token);
    if (!step) return span;
    const isLast = index === path.length - 1;
    span = (isLast && part === 'key' ? spanOf(step.key) : spanOf(step.value)) ?? spanOf(step.key) ?? span;
    node = step.value;
  }
  return span;
}

function stepInto(node: unknown, token: string): { key: unknown; value: unknown } | undefined {
  if (isMap(node)) {
    const pair = node.items.find(({ key }: Pair) => String((key as { value?: unknown } | null)?.value) === token);
    return pair && { key: pair.key, value: pair.value };
  }
  if (isSeq(node)) {
    const item = node.items[Number(token)];
    return item === undefined ? undefined : { key: item, value: item };
  }
  return undefined;
}

export function spanOf(node: unknown): Span | undefined {
  const range = (node as Node | null)?.range;
  return range ? [range[0], range[1]] : undefined;
}

/** Converts spans to ranges of lines and columns. */
export function rangeIn(lines: LineCounter): (span: Span) => Range {
  const position = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  return ([from, to]) => ({ start: position(from), end: position(to) });
}

/** The range of one character. */
export function rangeOfCharacter(text: string, offset: number): Range {
  const before = text.slice(0, offset).split('\n');
  const start = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  return { start, end: { ...start, column: start.column + 1 } };
}
