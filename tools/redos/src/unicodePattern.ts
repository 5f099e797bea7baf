import { type AST, RegExpParser, visitRegExpAST } from '@eslint-community/regexpp';
import { ECMA_VERSION, patternError } from './patternError.ts';

/** A pattern as it is written with the `u` flag, without which authors escape more and less: `\@`, `[\w-.]`. */
export function unicodePattern(pattern: string): string | undefined {
  if (!patternError(pattern)) return pattern;
  const tree = parseWithoutFlag(pattern);
  if (!tree) return undefined;
  const replacements = new Map<number, AST.Character>();
  visitRegExpAST(tree, {
    onCharacterEnter: (character) => {
      if (!isValidInUnicodeMode(character)) replacements.set(character.start, character);
    },
  });
  let rewritten = '';
  for (let at = 0; at < pattern.length; ) {
    const character = replacements.get(at);
    rewritten += character ? written(character) : pattern[at];
    at = character?.end ?? at + 1;
  }
  return patternError(rewritten) ? undefined : rewritten;
}

function parseWithoutFlag(pattern: string): AST.Pattern | undefined {
  try {
    return new RegExpParser({ ecmaVersion: ECMA_VERSION }).parsePattern(pattern, 0, pattern.length);
  } catch {
    return undefined;
  }
}

/** A hyphen in a class is only valid if no set such as `\w` is beside it. */
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
