import { isExact } from './isExact.ts';

/**
 * Counts the members of all objects in a text. `undefined` where it needs a closer look: it is nested too deep, or has
 * a number that JavaScript cannot hold. Whether it is JSON at all is not looked at.
 */
export function countMembers(text: string, maxDepth: number): number | undefined {
  let count = 0;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) at = endOfString(text, at);
    else if (code === 58) count++;
    else if (code === 91 || code === 123) {
      if (++depth > maxDepth) return undefined;
    } else if (code === 93 || code === 125) depth--;
    else if (code > 47 && code < 58) {
      at = endOfNumber(text, at);
      if (at < 0) return undefined;
    }
  }
  return count;
}

/** The closing quote, or the end of the text. Searching it is much faster than looking at each character. */
function endOfString(text: string, start: number): number {
  let end = start;
  let escapes: number;
  do {
    end = text.indexOf('"', end + 1);
    escapes = end;
    while (text.charCodeAt(escapes - 1) === 92) escapes--;
  } while ((end - escapes) & 1);
  return end < 0 ? text.length : end;
}

/** The last character of a number; negative where JavaScript cannot hold the number. */
function endOfNumber(text: string, start: number): number {
  let end = start;
  let letters = 0;
  for (let code = 48; (code > 42 && code < 58 && code !== 44) || (code | 32) === 101; code = text.charCodeAt(++end)) {
    letters += code >> 6;
  }
  // Whatever is shorter and has no exponent is exact.
  return (letters > 0 || end - start > 15) && !isExact(text.slice(start, end)) ? -1 : end - 1;
}
