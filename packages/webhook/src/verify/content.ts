import { type Awaitable, andThen } from '../crypto/awaitable.ts';
import type { Content } from '../crypto/content.ts';
import { hashOf } from '../crypto/hash.ts';
import type { Attempt, ContentPiece, Value } from './scheme.ts';

/** Content that is left out if the request lacks a value of it. */
export function optional(...pieces: readonly ContentPiece[]): Value<Promise<Content>> {
  return {
    label: 'optional content',
    read: async (attempt) => {
      const content: (string | Uint8Array)[] = [];
      for (const piece of pieces) {
        const value = typeof piece === 'string' ? piece : await piece.read(attempt);
        if (value === undefined) return [];
        content.push(value);
      }
      return content;
    },
  };
}

type Piece<Result> = Value<Awaitable<Result | undefined>>;

// Literals, of which a bundler drops those that no scheme uses.
export const body: Piece<Uint8Array> = { label: 'body', read: ({ request }) => request.body };
export const timestamp: Piece<string> = { label: 'timestamp', read: (attempt) => attempt.timestamp };
export const id: Piece<string> = { label: 'id', read: (attempt) => attempt.id };
export const method: Piece<string> = { label: 'method', read: ({ request }) => request.method ?? 'POST' };
export const url: Piece<string> = { label: 'url', read: ({ request }) => request.url };
export const authority: Piece<string> = { label: 'authority', read: ({ request }) => authorityOf(request.url) };
export const path: Piece<string> = { label: 'path', read: ({ request }) => targetOf(request.url)?.path };
export const query: Piece<string> = { label: 'query', read: ({ request }) => targetOf(request.url)?.query };
export const form: Piece<string> = { label: 'form', read: formText };
export const sha256: Piece<string> = { label: 'sha256', read: hexHash };
export const sha256Base64: Piece<string> = { label: 'sha256-base64', read: base64Hash };
export const crc32: Piece<string> = { label: 'crc32', read: ({ request }) => String(checksum(request.body)) };
export const secret: Piece<string> = { label: 'secret', read: (attempt) => attempt.secret };

/** The host in lower case, with its port unless it is that of the protocol. */
function authorityOf(url = ''): string | undefined {
  try {
    return new URL(url).host || undefined;
  } catch {
    return undefined;
  }
}

/** The path and the query as they are: a parser would change dots and escapes. */
function targetOf(url = ''): { readonly path: string; readonly query: string } | undefined {
  const [found, path, query = '?'] = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*([^?#]*)(\?[^#]*)?/i.exec(url) ?? [];
  return found === undefined ? undefined : { path: path || '/', query };
}

/**
 * The fields of a form by name, and those of one name by value, each of them once. JSON has none, so the URL has to contain
 * its hash, as Twilio's `bodySHA256`: nothing else would protect the body. Undefined without it, and for bytes that are not
 * UTF-8, which are decoded to the same text as others.
 */
function formText(attempt: Attempt): Awaitable<string | undefined> {
  const { body, url = '' } = attempt.request;
  if (body[0] === 0x7b || body[0] === 0x5b)
    return andThen(hexHash(attempt), (hash) => (url.includes(hash) ? '' : undefined));
  const fields = formFields(body);
  if (!fields) return undefined;
  const values = new Map<string, Set<string>>();
  for (const [name, value] of fields) {
    const own = values.get(name);
    if (own) own.add(value);
    else values.set(name, new Set([value]));
  }
  const names = [...values.keys()].sort();
  return names.flatMap((name) => [...(values.get(name) ?? [])].sort().map((value) => name + value)).join('');
}

function formFields(body: Uint8Array): readonly (readonly [string, string])[] | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
    // `URLSearchParams` would replace what is not UTF-8.
    decodeURIComponent(text.replace(/%(?![0-9a-fA-F]{2})/g, '%25'));
    return [...new URLSearchParams(text)];
  } catch {
    return undefined;
  }
}

function base64Hash({ request, node }: Attempt): Awaitable<string> {
  return andThen(hashOf('sha256', [request.body], node), (hash) => btoa(String.fromCharCode(...hash)));
}

function hexHash({ request, node }: Attempt): Awaitable<string> {
  return andThen(hashOf('sha256', [request.body], node), (hash) =>
    Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join(''),
  );
}

function checksum(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
