import { type AST, RegExpParser, visitRegExpAST } from '@eslint-community/regexpp';
import { ECMA_VERSION, patternError } from './patternError.ts';

/** A pattern as it is written with the `u` flag, without which authors escape more and less: `\@`, `[\w-.]`. */
export function unicodePattern(pattern: string): string | undefined {
  if (!patternError(pattern)) return pattern;
  const tree = parseWithoutFlag(pattern);
  if (!tree) return undefined;
  const replacements = new Map(invalidCharacters(tree).map((character) => [character.start, character]));
  let rewritten = '';
  for (let at = 0; at < pattern.length; ) {
    const character = replacements.get(at);
    rewritten += character ? written(character) : pattern[at];
    at = character?.end ?? at + 1;
  }
  return patternError(rewritten) ? undefined : rewritten;
}

/** A character of a pattern that has to be written differently with the `u` flag. */
export interface UnicodeRewrite {
  readonly raw: string;
  /** Its first position in the pattern, in UTF-16 code units. */
  readonly offset: number;
  readonly written: string;
  /** Whether it is a hyphen that could begin or end a range with a set, such as `\w`. */
  readonly isBesideSet: boolean;
}

/** The characters that make a pattern invalid with the `u` flag, each once, in the order of the pattern. */
export function unicodeRewrites(pattern: string): UnicodeRewrite[] {
  const tree = patternError(pattern) && parseWithoutFlag(pattern);
  const rewrites = tree ? invalidCharacters(tree).map(toRewrite) : [];
  const needed = rewrites.filter(({ raw, isBesideSet }) => raw !== '-' || isBesideSet);
  const firsts = new Map<string, UnicodeRewrite>();
  for (const rewrite of needed) if (!firsts.has(rewrite.raw)) firsts.set(rewrite.raw, rewrite);
  return [...firsts.values()];
}

function toRewrite(character: AST.Character): UnicodeRewrite {
  const { raw, start: offset } = character;
  return { raw, offset, written: written(character), isBesideSet: isBesideSet(character) };
}

/** Between two members of a class, of which at least one is a set. */
function isBesideSet(character: AST.Character): boolean {
  if (character.raw !== '-' || character.parent.type !== 'CharacterClass') return false;
  const { elements } = character.parent;
  const at = (elements as readonly AST.Element[]).indexOf(character);
  const [before, after] = [elements[at - 1], elements[at + 1]];
  return before !== undefined && after !== undefined && [before, after].some(({ type }) => type === 'CharacterSet');
}

function invalidCharacters(tree: AST.Pattern): AST.Character[] {
  const invalid: AST.Character[] = [];
  visitRegExpAST(tree, {
    onCharacterEnter: (character) => {
      if (!isValidInUnicodeMode(character)) invalid.push(character);
    },
  });
  return invalid.sort((a, b) => a.start - b.start);
}

function parseWithoutFlag(pattern: string): AST.Pattern | undefined {
  try {
    return new RegExpParser({ ecmaVersion: ECMA_VERSION }).parsePattern(pattern, 0, pattern.length);
  } catch {
    return undefined;
  }
}

/** A hyphen in a class may be invalid: if a set such as `\w` is beside it. */
function isValidInUnicodeMode(character: AST.Character): boolean {
  if (character.raw === '-') return !isInClass(character);
  return patternError(isInClass(character) ? `[${character.raw}]` : character.raw) === undefined;
}

/** A letter or digit could become a part of what is before it. */
function written(character: AST.Character): string {
  const text = String.fromCodePoint(character.value);
  const isSyntax = /[\^$\\.*+?()[\]{}|/]/.test(text) || (text === '-' && isInClass(character));
  if (isSyntax) return `\\${text}`;
  return /[ !"#%&',\-:;<=>@_`~]/.test(text) ? text : `\\u{${character.value.toString(16)}}`;
}

function isInClass({ parent }: AST.Character): boolean {
  return parent.type.startsWith('CharacterClass');
}
