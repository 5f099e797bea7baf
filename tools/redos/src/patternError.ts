import { RegExpParser, RegExpSyntaxError } from '@eslint-community/regexpp';

/** Newer syntax (`(?i:…)`, two groups of one name) is refused: some of the engines that validators run in lack it. */
export const ECMA_VERSION = 2024;

interface PatternError {
  readonly message: string;
  /** Where in the pattern, in UTF-16 code units. */
  readonly offset: number;
}

/** What keeps a text from being a regular expression of ECMA-262, in Unicode mode as JSON Schema asks for. */
export function patternError(pattern: string): PatternError | undefined {
  try {
    new RegExpParser({ ecmaVersion: ECMA_VERSION }).parsePattern(pattern, 0, pattern.length, { unicode: true });
    new RegExp(pattern, 'u');
    return undefined;
  } catch (error) {
    if (error instanceof RegExpSyntaxError) return { message: messageOf(error), offset: error.index };
    if (error instanceof RangeError) return { message: 'Nested too deep or too long for an engine', offset: 0 };
    if (error instanceof SyntaxError) return { message: messageOf(error), offset: 0 };
    throw error;
  }
}

/** The reason alone: both kinds of errors repeat the whole pattern before it. */
function messageOf(error: Error): string {
  return error.message.slice(error.message.lastIndexOf(': ') + 2) || error.message;
}
