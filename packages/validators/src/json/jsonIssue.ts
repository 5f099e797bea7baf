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

/** What to do if the body itself may be fine. */
const HINTS: { readonly [code in JsonCode]?: string } = {
  'empty-body': ', has it been read before?',
  'too-deep': ', see the option limits.maxDepth',
  'too-large': ', see the option limits.maxBytes',
};

/** An issue at the position that follows `before`, the start of the text. */
export function jsonIssue(code: JsonCode, before = '', path: readonly (string | number)[] = []): JsonIssue {
  const line = before.split('\n').length;
  const column = before.length - before.lastIndexOf('\n');
  const message = `Body: ${code.replace(/-/g, ' ')}${HINTS[code] ?? ''}`;
  return { code, message, offset: before.length, line, column, path, pointer: pointer(path) };
}
