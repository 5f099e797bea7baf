/** How deep a file may nest: far beyond what people write, far below what makes a recursive function run out of stack. */
export const MAX_DEPTH = 256;

/** The path to the first value that is nested too deep; undefined if there is none. Cycles of YAML aliases never end. */
export function findTooDeep(value: unknown): readonly string[] | undefined {
  const stack: Nested[] = [{ value, depth: 0 }];
  for (let at = stack.pop(); at; at = stack.pop()) {
    if (typeof at.value !== 'object' || at.value === null) continue;
    if (at.depth > MAX_DEPTH) return pathTo(at);
    for (const [key, child] of Object.entries(at.value))
      stack.push({ value: child, depth: at.depth + 1, key, holder: at });
  }
  return undefined;
}

interface Nested {
  readonly value: unknown;
  readonly depth: number;
  readonly key?: string;
  readonly holder?: Nested;
}

function pathTo(nested: Nested): string[] {
  const path: string[] = [];
  for (let at: Nested | undefined = nested; at?.key !== undefined; at = at.holder) path.unshift(at.key);
  return path;
}
