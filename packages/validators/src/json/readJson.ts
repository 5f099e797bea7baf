import type { JsonCode } from '../issues/issue.ts';
import { explainJson } from './explainJson.ts';
import { type JsonIssue, jsonIssue } from './jsonIssue.ts';
import { countMembers, verifyMembers } from './memberCount.ts';
import { parseJson } from './parseJson.ts';

/** The limits for the text of a body. */
export interface JsonLimits {
  /** The maximum size in bytes, or in UTF-16 code units if the body is a string. Default: 1 MiB. */
  readonly maxBytes?: number | undefined;
  /** The maximum nesting of objects and arrays. Default: 64. */
  readonly maxDepth?: number | undefined;
}

export const DEFAULT_MAX_BYTES = 1_048_576;

export type JsonResult =
  | { readonly ok: true; readonly value: unknown; readonly warnings: readonly JsonIssue[] }
  | { readonly ok: false; readonly issue: JsonIssue };

/** Reads the body of a request. Never throws, and takes time proportional to the size of the body. */
export function readJson(
  input: string | Uint8Array,
  { maxBytes = DEFAULT_MAX_BYTES, maxDepth = 64 }: JsonLimits = {},
): JsonResult {
  if (input.length > maxBytes) return failure('too-large');
  let text: string;
  try {
    text = typeof input === 'string' ? input : UTF8.decode(input);
  } catch {
    return failure('invalid-utf-8', validUtf8(input as Uint8Array));
  }
  try {
    return readText(text, maxDepth);
  } catch {
    // Engines give up when a single string of several million characters has to be explained.
    return failure('too-large');
  }
}

const UTF8 = /* @__PURE__ */ new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text up to the first invalid byte, which is the first that decoding and encoding again would change. */
function validUtf8(bytes: Uint8Array): string {
  const encoded = new TextEncoder().encode(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
  const end = bytes.findIndex((byte, index) => byte !== encoded[index]);
  return new TextDecoder().decode(bytes.subarray(0, end), { stream: true });
}

function readText(input: string, maxDepth: number): JsonResult {
  const warnings: JsonIssue[] = [];
  let text = input;
  if (text.charCodeAt(0) === 0xfeff) {
    text = text.slice(1);
    warnings.push(jsonIssue('byte-order-mark'));
  }
  const isSuspicious = !text.isWellFormed() || ESCAPED_SURROGATE.test(text);
  const count = isSuspicious ? undefined : countMembers(text, maxDepth);
  let value = count === undefined ? count : parseJson(text);
  if (value === undefined || !verifyMembers(value, count)) {
    if (!/[^ \t\r\n]/.test(text)) return failure('empty-body', text);
    if (!explainJson(text, maxDepth, warnings)) return { ok: false, issue: warnings.at(-1) as JsonIssue };
    value = parseJson(text);
  }
  return { ok: true, value, warnings };
}

function failure(code: JsonCode, before?: string): JsonResult {
  return { ok: false, issue: jsonIssue(code, before) };
}

/** Half of a surrogate pair, whose other half may be missing. */
const ESCAPED_SURROGATE = /\\u[Dd][89A-Fa-f]/;
