import { formatTypeScript } from './formatTypeScript.ts';

/** Lays out a declaration, which ends with a line break. */
export type LayOut = (text: string) => Promise<string>;

/** A line that no declaration contains: each line of a comment begins with an asterisk, and literals have no line breaks. */
const SEPARATOR = '// next\n';
const SEPARATORS = /^\/\/ next\n/m;

/**
 * Lays out declarations that are asked for at about the same time in one go, because each call takes longer than a declaration.
 * The layout of one does not depend on others.
 */
export function layoutTogether(): LayOut {
  let next: Promise<readonly string[]> | undefined;
  let waiting: string[] = [];
  const start = async (): Promise<readonly string[]> => {
    await new Promise(setImmediate);
    const texts = waiting;
    next = undefined;
    waiting = [];
    return (await formatTypeScript(texts.join(SEPARATOR))).split(SEPARATORS);
  };
  return async (text) => {
    const index = waiting.push(text) - 1;
    next ??= start();
    return (await next)[index] ?? '';
  };
}
