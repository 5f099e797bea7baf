/** The unescaped tokens of a JSON pointer. */
export function pointerPath(pointer: string): readonly string[] {
  return pointer.split('/').slice(1).map(unescapeToken);
}

/** The JSON pointer of a path. */
export function toPointer(path: readonly string[]): string {
  return path.map((name) => `/${escapeToken(name)}`).join('');
}

/** A name as a token of a JSON pointer. */
export function escapeToken(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

function unescapeToken(token: string): string {
  return token.replaceAll('~1', '/').replaceAll('~0', '~');
}
