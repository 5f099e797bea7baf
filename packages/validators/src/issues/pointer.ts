/** The name of a member or the index of an item. */
export type Key = string | number;

/** A path as a JSON pointer (RFC 6901): `/data/items/0`. */
export function pointer(path: readonly Key[]): string {
  let text = '';
  for (const key of path) text += `/${/[~/]/.test(key as string) ? escapeKey(key as string) : key}`;
  return text;
}

function escapeKey(key: string): string {
  return key.replace(/~/g, '~0').replace(/\//g, '~1');
}
