/** Lengths are counted in code points, and only where the number of UTF-16 units leaves room for doubt. */

export function longEnough(text: string, least: number): boolean {
  return text.length >= least && (text.length >= 2 * least || codePoints(text) >= least);
}

export function shortEnough(text: string, most: number): boolean {
  return text.length <= most || (text.length <= 2 * most && codePoints(text) <= most);
}

function codePoints(text: string): number {
  let count = text.length;
  for (let index = 1; index < text.length; index++)
    if ((text.charCodeAt(index) & 0xfc00) === 0xdc00 && (text.charCodeAt(index - 1) & 0xfc00) === 0xd800) count--;
  return count;
}
