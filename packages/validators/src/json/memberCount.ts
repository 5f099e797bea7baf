import { isLossless } from './parseJson.ts';

/**
 * Counts the members of all objects in a text, without checking that it is JSON. `undefined` if the text needs a closer
 * look because it is nested too deeply or has a number that JavaScript cannot represent exactly.
 */
export function countMembers(text: string, maxDepth: number): number | undefined {
  let count = 0;
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 34) index = endOfString(text, index);
    else if (code === 58) count++;
    else if (code === 91 || code === 123) {
      if (++depth > maxDepth) return undefined;
    } else if (code === 93 || code === 125) depth--;
    else if (code > 47 && code < 58) {
      index = endOfNumber(text, index);
      if (index < 0) return undefined;
    }
  }
  return count;
}

/** The index of the closing quote, or the end of the text. `indexOf` is much faster than a loop over the characters. */
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

/** The index of the last character of a number; negative if JavaScript cannot represent the number exactly. */
function endOfNumber(text: string, start: number): number {
  let end = start;
  let letters = 0;
  for (let code = 48; (code > 42 && code < 58 && code !== 44) || (code | 32) === 101; code = text.charCodeAt(++end)) {
    letters += code >> 6;
  }
  // A shorter number without an exponent is always exact.
  return (letters > 0 || end - start > 15) && !isLossless(text.slice(start, end)) ? -1 : end - 1;
}

/**
 * Whether the objects in a value have this number of members altogether: with a duplicate key, the value has fewer than
 * its text. False if a key could change a prototype.
 */
export function verifyMembers(value: unknown, count: number | undefined): boolean {
  let found = 0;
  // A list instead of recursion, because the value can be nested deeper than the stack.
  const values = [value];
  for (const parent of values) {
    if (typeof parent !== 'object' || !parent) continue;
    const children = Object.values(parent);
    if (!Array.isArray(parent)) {
      if (Object.hasOwn(parent, '__proto__') || Object.hasOwn(parent, 'constructor')) return false;
      found += children.length;
    }
    for (const child of children) if (typeof child === 'object') values.push(child);
  }
  return found === count;
}
