import { explainJson } from './explainJson.ts';
import { hasMembers } from './hasMembers.ts';
import { type JsonCode, type JsonIssue, jsonIssue } from './jsonIssue.ts';
import { countMembers } from './memberCount.ts';
import { parseJson } from './parseJson.ts';

export interface JsonLimits {
  /** 1 MiB where not given. Of a string its UTF-16 code units are counted. */
  readonly maxBytes?: number | undefined;
  /** Of objects and arrays in each other; 64 where not given. */
  readonly maxDepth?: number | undefined;
}

export type JsonResult =
  | { readonly ok: true; readonly value: unknown; readonly warnings: readonly JsonIssue[] }
  | { readonly ok: false; readonly issue: JsonIssue };

/** Reads the body of a request. Never throws, and takes time in proportion to the body's size. */
export function readJson(
  input: string | Uint8Array,
  { maxBytes = 1_048_576, maxDepth = 64 }: JsonLimits = {},
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
    // Engines give up on a single string of several million characters where it has to be explained.
    return failure('too-large');
  }
}

const UTF8 = /* @__PURE__ */ new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text up to the first byte that is wrong: the one that decoding and encoding again would change. */
function validUtf8(bytes: Uint8Array): string {
  const again = new TextEncoder().encode(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
  const end = bytes.findIndex((byte, at) => byte !== again[at]);
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
  if (value === undefined || !hasMembers(value, count)) {
    if (!/[^ \t\r\n]/.test(text)) return failure('empty-body', text);
    if (!explainJson(text, maxDepth, warnings)) return { ok: false, issue: warnings.at(-1) as JsonIssue };
    value = parseJson(text);
  }
  return { ok: true, value, warnings };
}

function failure(code: JsonCode, before?: string): JsonResult {
  return { ok: false, issue: jsonIssue(code, before) };
}

/** Of which the other half may be missing. */
const ESCAPED_SURROGATE = /\\u[Dd][89A-Fa-f]/;
