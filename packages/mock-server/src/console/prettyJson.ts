import type { Token } from './jsonTokens.ts';

/** Deeper levels are not indented further, or the text of a deep payload would grow with the square of its depth. */
const MAX_INDENT = 40;

/** The tokens with the white space between them, two spaces for each level. Empty objects and arrays stay on one line. */
export function prettyTokens(tokens: readonly Token[]): readonly Token[] {
  let depth = 0;
  return tokens.map((token, index) => {
    const previous = tokens[index - 1];
    if (token.kind === 'close') depth--;
    const isEmpty = previous?.kind === 'open' && token.kind === 'close';
    const startsLine =
      !isEmpty && (previous?.kind === 'open' || previous?.kind === 'comma' || (previous && token.kind === 'close'));
    const space = startsLine ? `\n${'  '.repeat(Math.min(depth, MAX_INDENT))}` : previous?.kind === 'colon' ? ' ' : '';
    if (token.kind === 'open') depth++;
    return { ...token, text: space + token.text };
  });
}
