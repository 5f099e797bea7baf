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
  text: SplitText;
}

/** A text, split at the placeholders of entries. */
interface SplitText {
  readonly length: number;
  readonly pieces: readonly string[];
  /** The indexes of the entries between the pieces. */
  readonly inner: readonly number[];
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
      const placeholder = append({ name: undefined, text: split(text) });
      byText.set(text, placeholder);
      return placeholder;
    },
    addFunction: (name, text) => {
      const existing = byName.get(name);
      if (existing !== undefined) return existing;
      const entry: Entry = { name, text: split('') };
      const placeholder = append(entry);
      byName.set(name, placeholder);
      entry.text = split(text());
      return placeholder;
    },
    statements: (roots) =>
      print(
        entries,
        roots.flatMap((root) => split(root).inner),
      ),
  };
}

function split(text: string): SplitText {
  const [first = '', ...others] = text.split('\u0001');
  const parted = others.map((other) => other.split('\u0002'));
  return {
    length: text.length,
    pieces: [first, ...parted.map(([, piece = '']) => piece)],
    inner: parted.map(([index]) => Number(index)),
  };
}

function print(entries: readonly Entry[], roots: readonly number[]): string[] {
  const uses = countUses(entries, roots);
  const functions: string[] = [];
  const constants: string[] = [];
  const constantNames = new Map<number, string>();

  const entryAt = (index: number): Entry => entries[index] as Entry;
  const isConstant = (index: number): boolean =>
    (uses.get(index) ?? 0) > 1 && entryAt(index).text.length > MAX_REPEATED_LENGTH;
  const expand = ({ pieces, inner }: SplitText): string => {
    let text = pieces[0] ?? '';
    for (const [index, entry] of inner.entries()) text += textAt(entry) + pieces[index + 1];
    return text;
  };
  const textAt = (index: number): string => {
    const { name, text } = entryAt(index);
    return name ?? (isConstant(index) ? (constantNames.get(index) ?? '') : expand(text));
  };
  const visited = new Set<number>();
  const visit = (index: number): void => {
    if (visited.has(index)) return;
    visited.add(index);
    const { name, text } = entryAt(index);
    // Before its contents are visited, because a function in there may refer back to it.
    if (name === undefined && isConstant(index)) constantNames.set(index, `part_${constantNames.size + 1}`);
    for (const inner of text.inner) visit(inner);
    if (name !== undefined) functions.push(`const ${name} = (): EventRules => (${expand(text)});`);
    else if (isConstant(index)) constants.push(`const ${constantNames.get(index)} = ${expand(text)};`);
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
    if (count === 1) queue.push(...(entries[index] as Entry).text.inner);
  }
  return uses;
}
