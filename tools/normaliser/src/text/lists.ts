/** `a, b and c` */
export function andList(texts: Iterable<string>): string {
  return listWith('and', texts);
}

/** `a, b or c` */
export function orList(texts: Iterable<string>): string {
  return listWith('or', texts);
}

/** `a, b and 3 more`, if there are more than `most`. */
export function andListOfMost(texts: readonly string[], most: number): string {
  const hidden = texts.length - most;
  return andList(hidden > 0 ? [...texts.slice(0, most), `${hidden} more`] : texts);
}

/** `Intl.ListFormat` does the same, and takes 20 ms to load the language. */
function listWith(word: string, texts: Iterable<string>): string {
  const items = [...texts];
  const last = items.pop() ?? '';
  return items.length === 0 ? last : `${items.join(', ')} ${word} ${last}`;
}
