/** Texts that contain each other, of which those that are needed more than once become constants. */
export interface ConstantPool {
  /** A piece of an expression, as a placeholder to be put into others. */
  readonly add: (text: string) => string;
  /**
   * A piece that becomes a function of this name, which gives it when it is called. The text is asked for once. As
   * functions, pieces may contain each other, and cost next to nothing before they are needed.
   */
  readonly named: (name: string, text: () => string) => string;
  /** The functions and constants behind the given placeholders and all they contain, each constant after what it contains. */
  readonly statements: (roots: readonly string[]) => string[];
}

interface Part {
  readonly name: string | undefined;
  text: string;
}

/** Shorter texts are repeated: a name would not be shorter. */
const MIN_LENGTH = 10;

export function createConstantPool(): ConstantPool {
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
    statements: (roots) => print(parts, roots.flatMap(partsIn)),
  };
}

const PLACEHOLDER = /\u0001(\d+)\u0002/g;

function partsIn(text: string): number[] {
  return Array.from(text.matchAll(PLACEHOLDER), ([, number]) => Number(number));
}

function print(parts: readonly Part[], roots: readonly number[]): string[] {
  const uses = countUses(parts, roots);
  const functions: string[] = [];
  const constants: string[] = [];
  const names = new Map<number, string>();

  const partOf = (number: number): Part => parts[number] as Part;
  const isConstant = (number: number): boolean =>
    (uses.get(number) ?? 0) > 1 && partOf(number).text.length > MIN_LENGTH;
  const expand = (text: string): string => text.replace(PLACEHOLDER, (_, digits: string) => written(Number(digits)));
  const written = (number: number): string => {
    const { name, text } = partOf(number);
    return name ?? (isConstant(number) ? (names.get(number) ?? '') : expand(text));
  };
  const done = new Set<number>();
  const visit = (number: number): void => {
    if (done.has(number)) return;
    done.add(number);
    const { name, text } = partOf(number);
    // Named before what it contains, because a function in there may lead back to it.
    if (name === undefined && isConstant(number)) names.set(number, `part_${names.size + 1}`);
    for (const each of partsIn(text)) visit(each);
    if (name !== undefined) functions.push(`const ${name} = (): EventRules => (${expand(text)});`);
    else if (isConstant(number)) constants.push(`const ${names.get(number)} = ${expand(text)};`);
  };
  for (const root of roots) visit(root);
  return [...functions, ...constants];
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
