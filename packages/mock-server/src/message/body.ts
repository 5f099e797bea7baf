import { formBody, isForm } from '@hookbook/webhook/sign';
import { UsageError } from '../errors/usageError.ts';
import { stringifyExactly } from './exactNumbers.ts';
import { toPointer } from './pointer.ts';
import type { Message } from './runtimeExpression.ts';

/** The body of a request: text, which is sent as UTF-8, or bytes. */
export type Body = string | Uint8Array;

/** Serialised once, so that the signed bytes are the sent bytes. */
export function serialisePayload(message: Message, contentType?: string): string {
  const text = tryStringify(message, contentType);
  if (text !== undefined) return text;
  throw unserialisable('The payload cannot be serialised as JSON.', 'payload');
}

/** The value of a body, for what the contract finds in payloads. Undefined if it is not JSON; the fields of a form are texts. */
export function payloadOf(body: Body, contentType?: string): unknown {
  if (isForm(contentType)) return Object.fromEntries(new URLSearchParams(textOf(body)));
  try {
    return JSON.parse(textOf(body) ?? '');
  } catch {
    return undefined;
  }
}

export function bytesOf(body: Body): Buffer {
  if (typeof body === 'string') return Buffer.from(body);
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength);
}

/** The text of a body; undefined if it is not UTF-8. */
export function textOf(body: Body): string | undefined {
  if (typeof body === 'string') return body;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return undefined;
  }
}

/** A body with text before and after it. */
export function wrapped(body: Body, before: string, after: string): Body {
  if (typeof body === 'string') return before + body + after;
  return new Uint8Array(Buffer.concat([Buffer.from(before), body, Buffer.from(after)]));
}

function tryStringify({ payload, numbers = {} }: Message, contentType: string | undefined): string | undefined {
  const jsonAt = (value: unknown, path: readonly string[] = []) => stringifyExactly(value, numbers, toPointer(path));
  try {
    return isForm(contentType) ? formBody(payload, (value, path) => jsonAt(value, path) ?? '') : jsonAt(payload);
  } catch {
    return undefined;
  }
}

function unserialisable(message: string, where: string): UsageError {
  return new UsageError({
    code: 'invalid-payload',
    message,
    where,
    fix: 'Pass plain data: objects, arrays, strings, finite numbers, booleans and null. Or pass a `body`, which is sent as it is.',
  });
}

/** Throws a `UsageError` for what `JSON.stringify` would leave out or replace without a word. */
export function checkRepresentable(value: unknown, where: 'payload' | 'set'): void {
  const lost = value === undefined ? undefined : lostIn(value);
  if (lost)
    throw unserialisable(`\`${where}\` has ${lost.what} at ${lost.pointer}, which JSON cannot represent.`, where);
}

interface Lost {
  readonly what: string;
  readonly pointer: string;
}

function lostIn(payload: unknown): Lost | undefined {
  const values: { readonly value: unknown; readonly pointer: string }[] = [{ value: payload, pointer: '' }];
  const seen = new Set<unknown>();
  for (let found = values.pop(); found; found = values.pop()) {
    const { value, pointer } = found;
    const what = lostKind(value);
    if (what !== undefined) return { what, pointer: pointer === '' ? 'its root' : pointer };
    if (typeof value !== 'object' || value === null || seen.has(value) || hasOwnForm(value)) continue;
    seen.add(value);
    for (const [key, member] of Object.entries(value))
      if (member !== undefined || Array.isArray(value)) values.push({ value: member, pointer: `${pointer}/${key}` });
  }
  return undefined;
}

function lostKind(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : `${value}`;
  if (typeof value === 'object' && value !== null) return lostObject(value);
  return ['string', 'boolean', 'object'].includes(typeof value) ? undefined : WORDS[typeof value];
}

const WORDS: Readonly<Record<string, string>> = {
  undefined: 'undefined',
  function: 'a function',
  symbol: 'a symbol',
  bigint: 'a bigint',
};

/** Bytes, maps and the like have their content elsewhere than in members. */
function lostObject(value: object): string | undefined {
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return 'bytes';
  if (hasOwnForm(value) || Array.isArray(value)) return undefined;
  const name = Object.prototype.toString.call(value).slice('[object '.length, -1);
  return name === 'Object' ? undefined : `a ${name}`;
}

/** Such as a date, whose form is text. */
function hasOwnForm(value: object): boolean {
  return 'toJSON' in value && typeof value.toJSON === 'function';
}
