import { type Failure, LazyFailure } from '../issues/failure.ts';
import type { Issue } from '../issues/issue.ts';
import type { JsonIssue } from '../json/jsonIssue.ts';
import { readJson } from '../json/readJson.ts';
import type { ParseOptions } from './options.ts';

export type BodyResult = { readonly ok: true; readonly value: unknown } | Failure;

/** The text or bytes of a body, in any form that platforms provide; `undefined` if the body has already been parsed. */
export function toRawBody(body: unknown): string | Uint8Array | undefined {
  if (typeof body === 'string' || body instanceof Uint8Array) return body;
  if (ArrayBuffer.isView(body)) return new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
  return body instanceof ArrayBuffer ? new Uint8Array(body) : undefined;
}

/** Parses the text or bytes of a body. In strict mode, warnings are issues. */
export function readBody(body: string | Uint8Array, { limits, mode, onWarning }: ParseOptions): BodyResult {
  const result = readJson(body, limits);
  if (!result.ok) return new LazyFailure(() => [bodyIssue(result.issue)]);
  const warnings = result.warnings.map(bodyIssue);
  if (mode === 'strict' && warnings.length > 0) return new LazyFailure(() => warnings);
  for (const warning of warnings) onWarning?.(warning);
  return { ok: true, value: result.value };
}

function bodyIssue({ message, line, column, ...issue }: JsonIssue): Issue {
  return problemOf({ ...issue, message: `${message} (line ${line}, column ${column})` }, 'valid JSON');
}

/** A problem of a body as an issue. */
export function problemOf(
  { code, message, path, pointer }: Pick<JsonIssue, 'code' | 'message' | 'path' | 'pointer'>,
  expected: string,
): Issue {
  return { code, path, pointer, message, expected, received: code, schema: '' };
}
