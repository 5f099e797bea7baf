/** The name of a member or the index of an item. */
export type Key = string | number;

/** A path as a JSON pointer (RFC 6901): `/data/items/0`. */
export function pointer(path: readonly Key[]): string {
  let text = '';
  for (const key of path) text += `/${escapeKey(key)}`;
  return text;
}

export function escapeKey(key: Key): Key {
  if (typeof key === 'number' || !(key.includes('~') || key.includes('/'))) return key;
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
