/** Texts that refer to each other, of which those that are needed more than once become constants. */
export interface Parts {
  /** A piece of an expression, as a placeholder to be put into others. */
  readonly add: (text: string) => string;
  /** A piece that is a constant under this name, however often it is needed. The text is asked for once. */
  readonly named: (name: string, text: () => string) => string;
  /** The same piece where it is not looked at before all constants are there. */
  readonly late: (placeholder: string) => string;
  /** The constants behind the given placeholders and all they need, each after what it needs itself. */
  readonly statements: (roots: readonly string[]) => { readonly name: string; readonly text: string }[];
}

interface Part {
  readonly name: string | undefined;
  text: string;
}

/** Shorter texts are repeated: a name would not be shorter. */
const SHORT = 10;

export function createParts(): Parts {
  const parts: Part[] = [];
  const byText = new Map<string, string>();
  const byName = new Map<string, string>();

  const append = (part: Part): string => `\u0001${parts.push(part) - 1}\u0002`;

  return {
    add: (text) => {
      const known = byText.get(text) ?? append({ name: undefined, text });
      byText.set(text, known);
      return known;
    },
    named: (name, text) => {
      const known = byName.get(name);
      if (known !== undefined) return known;
      const part: Part = { name, text: '' };
      const placeholder = append(part);
      byName.set(name, placeholder);
      part.text = text();
      return placeholder;
    },
    late: (placeholder) => placeholder.replace('\u0001', '\u0003'),
    statements: (roots) =>
      print(
        parts,
        roots.flatMap((root) => partsIn(root)),
      ),
  };
}

function partsIn(text: string, mark = '[\u0001\u0003]'): number[] {
  return Array.from(text.matchAll(new RegExp(`${mark}(\\d+)\u0002`, 'g')), ([, number]) => Number(number));
}

function print(parts: readonly Part[], roots: readonly number[]): { name: string; text: string }[] {
  const uses = countUses(parts, roots);
  const statements: { name: string; text: string }[] = [];
  const names = new Map<number, string>();
  const done = new Set<number>();

  const isConstant = (number: number): boolean => {
    const { name, text } = parts[number] as Part;
    return name !== undefined || ((uses.get(number) ?? 0) > 1 && text.length > SHORT);
  };
  const expand = (text: string): string =>
    text.replaceAll(/[\u0001\u0003](\d+)\u0002/g, (_, digits: string) => {
      const number = Number(digits);
      return isConstant(number) ? nameOf(number) : expand((parts[number] as Part).text);
    });
  const nameOf = (number: number): string => {
    const name = parts[number]?.name ?? names.get(number) ?? `part_${names.size + 1}`;
    if (parts[number]?.name === undefined) names.set(number, name);
    return name;
  };
  const visit = (number: number): void => {
    if (done.has(number)) return;
    done.add(number);
    const { text } = parts[number] as Part;
    for (const each of partsIn(text, '\u0001')) visit(each);
    if (isConstant(number)) statements.push({ name: nameOf(number), text: expand(text) });
    for (const each of partsIn(text, '\u0003')) visit(each);
  };
  for (const root of roots) visit(root);
  return statements;
}

/** How many places in all needed texts a part stands in. */
function countUses(parts: readonly Part[], roots: readonly number[]): Map<number, number> {
  const uses = new Map<number, number>();
  const todo = [...roots];
  for (let number = todo.pop(); number !== undefined; number = todo.pop()) {
    const count = (uses.get(number) ?? 0) + 1;
    uses.set(number, count);
    if (count === 1) todo.push(...partsIn((parts[number] as Part).text));
  }
  return uses;
}
