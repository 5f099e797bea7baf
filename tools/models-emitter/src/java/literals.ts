import { replaceUnprintable } from '@hookbook/contract/text';

/* Every text of a spec reaches Java through one of these functions, as ASCII: javac reads files in the local encoding. */

/** A class file has room for 65,535 bytes per string, and a UTF-16 code unit needs up to three. */
const MAX_UNITS = 20_000;

/** Whether a text fits into one string literal, as the label of a case must. */
export function isConstant(text: string): boolean {
  return text.length <= MAX_UNITS;
}

/** An expression for a string: a literal, unless the text is too long for one. */
export function stringLiteral(text: string): string {
  if (isConstant(text)) return `"${text.replace(/["\\]|[^ -~]/g, escapeUnit)}"`;
  const parts = Array.from({ length: Math.ceil(text.length / MAX_UNITS) }, (_, index) =>
    stringLiteral(text.slice(index * MAX_UNITS, (index + 1) * MAX_UNITS)),
  );
  // javac joins literals with a plus sign between them into one.
  return `java.lang.String.join("", ${parts.join(', ')})`;
}

const ESCAPES: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Octal for ASCII: javac replaces Unicode escapes before it looks for the ends of lines and literals. */
function escapeUnit(unit: string): string {
  const code = unit.charCodeAt(0);
  const numeric = code < 0x80 ? `\\${code.toString(8).padStart(3, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
  return ESCAPES[unit] ?? numeric;
}

const REPLACEMENT_CHARACTER = 0xfffd;

/** A piece of text in a documentation comment: without mark-up, tags and line breaks. */
export function docText(text: string): string {
  const line = replaceUnprintable(text.replace(/\s/g, ' '), () => ' ');
  return line.replace(/[&<>]|(?<!\w)@|[^ -~]/gu, (char) => {
    const code = char.codePointAt(0) ?? 0;
    const isValid = !(code >= 0xd800 && code <= 0xdfff) && (code & 0xfffe) !== 0xfffe;
    return ENTITIES[char] ?? `&#${isValid ? code : REPLACEMENT_CHARACTER};`;
  });
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** A documentation comment, which its lines cannot end, not even with an escape. They are documentation text and mark-up. */
export function docComment(lines: readonly string[], indent: string): string {
  if (lines.length === 0) return '';
  const safe = lines.map((line) => line.replace(/\*(?=\/)|\\(?=u)/g, (char) => `&#${char.charCodeAt(0)};`));
  if (safe.length === 1) return `${indent}/** ${safe[0]} */\n`;
  return `${indent}/**\n${safe.map((line) => `${`${indent} * ${line}`.trimEnd()}\n`).join('')}${indent} */\n`;
}
