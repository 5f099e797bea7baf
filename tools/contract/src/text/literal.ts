import { isRawNumber } from '../data/exactNumbers.ts';
import { escapeUnicode, escapeUnprintable, replaceUnprintable } from './unprintable.ts';

/*
 * Every text of a spec is untrusted, and reaches an output file through one of these functions.
 */

/** A JavaScript and TypeScript string literal, also safe inside an HTML `<script>` and inside a template's `${}`. */
export function stringLiteral(text: string): string {
  return JSON.stringify(text).replace(/[<>\u2028\u2029\u007f-\u009f]/g, escapeUnicode);
}

/** A JavaScript expression for a JSON value. A member called `__proto__` stays a member. */
export function jsonLiteral(value: unknown): string {
  if (typeof value === 'string') return stringLiteral(value);
  if (isRawNumber(value)) return value.rawJSON;
  if (Array.isArray(value)) return `[${value.map(jsonLiteral).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined';
  const members = Object.entries(value).map(([key, member]) => `${keyLiteral(key)}: ${jsonLiteral(member)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

/** A key in an object literal. `__proto__` is computed, because a plain one would set the prototype. */
export function keyLiteral(key: string): string {
  if (key === '__proto__') return '["__proto__"]';
  return isIdentifierName(key) ? key : stringLiteral(key);
}

/** The name of a member in an interface or a type literal. */
export function memberName(key: string): string {
  return isIdentifierName(key) ? key : stringLiteral(key);
}

/** Property access on an expression: `.name` or `["odd name"]`. */
export function memberAccess(key: string): string {
  return isIdentifierName(key) ? `.${key}` : `[${stringLiteral(key)}]`;
}

/** Text inside a block comment: cannot end it, and contains no invisible or line-breaking character except `\n`. */
function commentText(text: string): string {
  const safe = text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(/\*\//g, '*\\/');
  return replaceUnprintable(safe, () => ' ').replace(
    /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    '\ufffd',
  );
}

/** A TSDoc block with a line break at the end; empty for an empty text. */
export function docComment(text: string, indent = ''): string {
  const clean = commentText(text).trim();
  if (clean === '') return '';
  const lines = clean.split('\n').map((line) => line.trimEnd());
  if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} *${line === '' ? '' : ` ${line}`}\n`).join('')}${indent} */\n`;
}

/** Prose inside a TSDoc block: cannot start a tag. */
export function docProse(text: string): string {
  return commentText(text).replace(/(^|\s)@(?=\S)/g, '$1\\@');
}

/** JSON inside a TSDoc block: cannot start a tag, end a code fence or end the comment, and parses to the same value. */
export function docJson(value: unknown, indent?: number): string {
  return escapeUnprintable(JSON.stringify(value, null, indent) ?? 'undefined')
    .replace(/(?<=\s)@|(?<=``)`/g, escapeUnicode)
    .replace(/\*\//g, '*\\/');
}

/** A Markdown code span inside a TSDoc block. */
export function codeSpan(text: string): string {
  const line = docProse(text.replace(/\s+/g, ' '));
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest > 0 || line.trim() === '' ? `${fence} ${line} ${fence}` : `${fence}${line}${fence}`;
}

/** Text in HTML content, or in an attribute value with double or single quotes. */
export function htmlText(text: string): string {
  return text.replace(/[&<>"']/g, (char) => HTML_ESCAPES[char] ?? char);
}

/** Text inside a line of Markdown, without mark-up, HTML or links. */
export function markdownText(text: string): string {
  return text
    .replace(/[\\`*[\]|~]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\$&')
    .replace(/[&<]/g, (char) => HTML_ESCAPES[char] ?? char)
    .replace(/^(\s*)([-+=#>])/gm, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/gm, '$1\\$2');
}

/** A code span in Markdown, with more backticks than the text contains. */
export function markdownCode(text: string): string {
  const line = text.replace(/\s*\n\s*/g, ' ');
  if (line.trim() === '') return '` `';
  const fence = '`'.repeat(longestRun(line) + 1);
  return /^[` ]|[` ]$/.test(line) ? `${fence} ${line} ${fence}` : `${fence}${line}${fence}`;
}

/** A code block in Markdown, which the text cannot end. */
export function markdownFence(text: string, language: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${text}\n${fence}`;
}

const HTML_ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}

function isIdentifierName(text: string): boolean {
  return /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(text) && text !== '__proto__';
}
