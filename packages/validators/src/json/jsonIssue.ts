import { pointer } from '../issues/preview.ts';

/** What a body can have wrong. */
export type JsonCode =
  /** A warning: RFC 8259 forbids to send one and allows to skip it. It is skipped, as its meaning is clear. */
  | 'byte-order-mark'
  /** A warning: an integer beyond 2^53, or more digits than a double holds. The value has the rounded number. */
  | 'inexact-number'
  /** Parsers differ in which value they take, so a check and its user may see different ones. */
  | 'duplicate-key'
  | 'empty-body'
  /**
   * `__proto__`, or `prototype` inside of `constructor`. `JSON.parse` makes plain members of them, but code that later
   * copies members one by one would set prototypes. A `constructor` or `prototype` on its own is a word like any other.
   */
  | 'forbidden-key'
  | 'invalid-json'
  | 'invalid-utf-8'
  /** Half of a character, escaped or not: it cannot be written as UTF-8 again, and databases refuse it. */
  | 'lone-surrogate'
  /** A number that would become Infinity. */
  | 'number-overflow'
  | 'too-deep'
  | 'too-large'
  | 'trailing-data';

export interface JsonIssue {
  readonly code: JsonCode;
  readonly message: string;
  /** In UTF-16 code units of the text, behind a byte order mark. */
  readonly offset: number;
  /** One-based, as is `column`. */
  readonly line: number;
  readonly column: number;
  /** Where the value or member is, as a list and as a JSON pointer. Empty where it is about the body as a whole. */
  readonly path: readonly (string | number)[];
  readonly pointer: string;
}

/** What can be done about it, where the body itself need not be wrong. */
const HINTS: { readonly [code in JsonCode]?: string } = {
  'empty-body': ', has it been read before?',
  'too-deep': ', see the option limits.maxDepth',
  'too-large': ', see the option limits.maxBytes',
};

/** An issue at the place behind that part of the text. */
export function jsonIssue(code: JsonCode, before = '', path: readonly (string | number)[] = []): JsonIssue {
  const line = before.split('\n').length;
  const column = before.length - before.lastIndexOf('\n');
  const message = `Body: ${code.replace(/-/g, ' ')}${HINTS[code] ?? ''}`;
  return { code, message, offset: before.length, line, column, path, pointer: pointer(path) };
}
