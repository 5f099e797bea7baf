import type { JsonCode } from '../issues/issue.ts';
import { pointer } from '../issues/pointer.ts';

/** A problem in a text, with its position. */
export interface JsonIssue {
  readonly code: JsonCode;
  readonly message: string;
  /** In UTF-16 code units of the text, without a byte order mark. */
  readonly offset: number;
  /** One-based, like `column`. */
  readonly line: number;
  readonly column: number;
  /** The names and indices that lead to the value or member. Empty for the body itself. */
  readonly path: readonly (string | number)[];
  /** The path as a JSON pointer. */
  readonly pointer: string;
}

/** Where the words of the code are not enough. */
const MESSAGES: { readonly [code in JsonCode]?: string } = {
  'empty-body': 'the body is empty; has it already been read?',
  'forbidden-key': 'this key can change a prototype',
  'inexact-number': 'JavaScript cannot represent this number exactly',
  'invalid-json': 'invalid JSON',
  'invalid-utf-8': 'invalid UTF-8',
  'too-deep': 'nested too deeply; see the option limits.maxDepth',
  'too-large': 'the body is too large; see the option limits.maxBytes',
};

/** An issue at the position that follows `before`, the start of the text. */
export function jsonIssue(code: JsonCode, before = '', path: readonly (string | number)[] = []): JsonIssue {
  const line = before.split('\n').length;
  const column = before.length - before.lastIndexOf('\n');
  const message = MESSAGES[code] ?? code.replace(/-/g, ' ');
  return { code, message, offset: before.length, line, column, path, pointer: pointer(path) };
}
