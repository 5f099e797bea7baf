const AND = new Intl.ListFormat('en-GB', { type: 'conjunction' });
const OR = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/** `a, b and c` */
export function andList(texts: Iterable<string>): string {
  return AND.format(texts);
}

/** `a, b or c` */
export function orList(texts: Iterable<string>): string {
  return OR.format(texts);
}

/** `a, b and 3 more`, if there are more than `most`. */
export function andListOfMost(texts: readonly string[], most: number): string {
  const hidden = texts.length - most;
  return andList(hidden > 0 ? [...texts.slice(0, most), `${hidden} more`] : texts);
}
