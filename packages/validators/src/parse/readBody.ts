import { type Failure, LazyFailure } from '../issues/failure.ts';
import type { Issue } from '../issues/issue.ts';
import type { JsonIssue } from '../json/jsonIssue.ts';
import { readJson } from '../json/readJson.ts';
import type { ParseOptions } from './parse.ts';

export type Body = { readonly ok: true; readonly value: unknown } | Failure;

/** The text or the bytes of a body that has not been parsed yet, in any form that platforms give them in. */
export function unparsed(body: unknown): string | Uint8Array | undefined {
  if (typeof body === 'string' || body instanceof Uint8Array) return body;
  if (ArrayBuffer.isView(body)) return new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
  return body instanceof ArrayBuffer ? new Uint8Array(body) : undefined;
}

/** The value of a body that has not been parsed yet. In strict mode nothing about its text may be doubtful. */
export function readBody(body: string | Uint8Array, { limits, mode, onWarning }: ParseOptions): Body {
  const read = readJson(body, limits);
  if (!read.ok) return new LazyFailure(() => [jsonIssue(read.issue)]);
  const warnings = read.warnings.map(jsonIssue);
  if (mode === 'strict' && warnings.length > 0) return new LazyFailure(() => warnings);
  for (const each of warnings) onWarning?.(each);
  return { ok: true, value: read.value };
}

function jsonIssue({ code, message, line, column, path, pointer }: JsonIssue): Issue {
  const where = `${message} (line ${line}, column ${column})`;
  return { code, path, pointer, message: where, expected: 'sound JSON', received: code, schema: '' };
}
