/** The maximum nesting of a document: much more than people write, and much less than recursive functions can process. */
export const MAX_DEPTH = 256;

/**
 * The path to the first value that is nested too deeply; undefined if there is none. A YAML alias that contains itself is
 * nested without end, so this function stops at the maximum depth.
 */
export function findTooDeep(value: unknown): readonly string[] | undefined {
  const stack: Nested[] = [{ value, depth: 0 }];
  for (let nested = stack.pop(); nested; nested = stack.pop()) {
    if (typeof nested.value !== 'object' || nested.value === null) continue;
    if (nested.depth > MAX_DEPTH) return pathTo(nested);
    for (const [key, child] of Object.entries(nested.value))
      stack.push({ value: child, depth: nested.depth + 1, key, parent: nested });
  }
  return undefined;
}

interface Nested {
  readonly value: unknown;
  readonly depth: number;
  readonly key?: string;
  readonly parent?: Nested;
}

function pathTo(nested: Nested): string[] {
  const path: string[] = [];
  for (let current: Nested | undefined = nested; current?.key !== undefined; current = current.parent)
    path.unshift(current.key);
  return path;
}
