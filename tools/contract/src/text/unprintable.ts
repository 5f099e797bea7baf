/**
 * Characters that hide, reorder or break text, except the line feed. Unescaped, they would let a spec control a terminal,
 * or make generated code look different from what it does.
 */
const UNPRINTABLE = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

export function replaceUnprintable(text: string, replacement: (char: string) => string): string {
  return text.replace(UNPRINTABLE, replacement);
}

/** The text of a JSON value or a string literal with escapes for what is unprintable: `\u200b`. */
export function escapeUnprintable(text: string): string {
  return replaceUnprintable(text, escapeUnicode);
}

export function escapeUnicode(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
