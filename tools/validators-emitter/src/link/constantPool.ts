/** Texts that may contain each other. A text that is used more than once becomes a constant. */
export interface ConstantPool {
  /** Adds a text. Returns the placeholder that other texts contain in its place. */
  readonly add: (text: string) => string;
  /**
   * Adds a function of the given name that returns the text, and calls `text` at the first request only. Functions may
   * refer to each other in a circle, and nothing that they contain is built before they are called.
   */
  readonly addFunction: (name: string, text: () => string) => string;
  /**
   * The statements for the given placeholders and everything that they contain: the functions, then the constants, each
   * after the constants that it contains.
   */
  readonly statements: (roots: readonly string[]) => string[];
}

interface Entry {
  /** The name of a function. */
  readonly name: string | undefined;
  /** Its text, with the index of an entry at every second place. */
  pieces: readonly string[];
  length: number;
}

/** Texts of at most this length are repeated, because the name of a constant would not be shorter. */
const MAX_REPEATED_LENGTH = 10;

export function createConstantPool(): ConstantPool {
  const entries: Entry[] = [];
  const byText = new Map<string, string>();
  const byName = new Map<string, string>();

  const append = (entry: Entry): string => `\u0001${entries.push(entry) - 1}\u0002`;

  return {
    add: (text) => {
      const known = byText.get(text);
      if (known !== undefined) return known;
      const placeholder = append({ name: undefined, pieces: piecesOf(text), length: text.length });
      byText.set(text, placeholder);
      return placeholder;
    },
    addFunction: (name, text) => {
      const existing = byName.get(name);
      if (existing !== undefined) return existing;
      const entry: Entry = { name, pieces: [], length: 0 };
      const placeholder = append(entry);
      byName.set(name, placeholder);
      entry.pieces = piecesOf(text());
      return placeholder;
    },
    statements: (roots) => print(entries, roots.map(piecesOf).flatMap(referencedEntries)),
  };
}

/** Splits a text at its placeholders. */
function piecesOf(text: string): readonly string[] {
  return text.split(/\u0001(\d+)\u0002/);
}

/** The indexes of the entries whose placeholders a text contains. */
function referencedEntries(pieces: readonly string[]): number[] {
  return pieces.filter((_, index) => index % 2 === 1).map(Number);
}

function print(entries: readonly Entry[], roots: readonly number[]): string[] {
  const uses = countUses(entries, roots);
  const functions: string[] = [];
  const constants: string[] = [];
  const constantNames = new Map<number, string>();

  const entryAt = (index: number): Entry => entries[index] as Entry;
  const isConstant = (index: number): boolean =>
    (uses.get(index) ?? 0) > 1 && entryAt(index).length > MAX_REPEATED_LENGTH;
  const expand = (pieces: readonly string[]): string =>
    pieces.length === 1
      ? (pieces[0] ?? '')
      : pieces.map((piece, index) => (index % 2 === 0 ? piece : textAt(Number(piece)))).join('');
  const textAt = (index: number): string => {
    const { name, pieces } = entryAt(index);
    return name ?? (isConstant(index) ? (constantNames.get(index) ?? '') : expand(pieces));
  };
  const visited = new Set<number>();
  const visit = (index: number): void => {
    if (visited.has(index)) return;
    visited.add(index);
    const { name, pieces } = entryAt(index);
    // Before its contents are visited, because a function in there may refer back to it.
    if (name === undefined && isConstant(index)) constantNames.set(index, `part_${constantNames.size + 1}`);
    for (const inner of referencedEntries(pieces)) visit(inner);
    if (name !== undefined) functions.push(`const ${name} = (): EventRules => (${expand(pieces)});`);
    else if (isConstant(index)) constants.push(`const ${constantNames.get(index)} = ${expand(pieces)};`);
  };
  for (const root of roots) visit(root);
  return [...functions, ...constants];
}

/** By entry: how many times the roots and the texts that they need contain its placeholder. */
function countUses(entries: readonly Entry[], roots: readonly number[]): Map<number, number> {
  const uses = new Map<number, number>();
  const queue = [...roots];
  for (let index = queue.pop(); index !== undefined; index = queue.pop()) {
    const count = (uses.get(index) ?? 0) + 1;
    uses.set(index, count);
    if (count === 1) queue.push(...referencedEntries((entries[index] as Entry).pieces));
  }
  return uses;
}
