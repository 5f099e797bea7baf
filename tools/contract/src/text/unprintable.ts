/**
 * Characters that hide, reorder or break text, except the line feed. Unescaped, they would let a spec control a terminal,
 * or make generated code look different from what it does.
 */
const UNPRINTABLE = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

export function replaceUnprintable(text: string, replacement: (char: string) => string): string {
  return text.replace(UNPRINTABLE, replacement);
}
