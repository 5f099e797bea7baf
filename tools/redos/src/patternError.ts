import { RegExpParser, RegExpSyntaxError } from '@eslint-community/regexpp';

/** Newer syntax, such as `(?i:…)`, is rejected: some engines that validators run in do not support it. */
export const ECMA_VERSION = 2024;

interface PatternError {
  readonly message: string;
  /** Position in the pattern, in UTF-16 code units. */
  readonly offset: number;
}

/** The reason why a text is not a regular expression of ECMA-262 in Unicode mode, which JSON Schema requires. */
export function patternError(pattern: string): PatternError | undefined {
  try {
    new RegExpParser({ ecmaVersion: ECMA_VERSION }).parsePattern(pattern, 0, pattern.length, { unicode: true });
    new RegExp(pattern, 'u');
    return undefined;
  } catch (error) {
    if (error instanceof RegExpSyntaxError) return { message: reasonOf(error), offset: error.index };
    if (error instanceof RangeError) return { message: 'Too long or too deeply nested', offset: 0 };
    if (error instanceof SyntaxError) return { message: reasonOf(error), offset: 0 };
    throw error;
  }
}

/** The message without the pattern, which both kinds of errors put first. */
function reasonOf(error: Error): string {
  return error.message.slice(error.message.lastIndexOf(': ') + 2) || error.message;
}
