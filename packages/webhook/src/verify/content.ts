import type { Content, Crypto } from '../crypto/crypto.ts';
import type { ContentPart, Piece } from '../signature/content.ts';
import { headerOf, type SignedRequest } from './request.ts';

/** What a piece of the content may need besides the request. */
export interface ContentValues {
  readonly crypto: Crypto;
  readonly request: SignedRequest;
  readonly timestamp: string | undefined;
  readonly id: string | undefined;
  readonly secret: string;
  readonly member: (path: readonly string[]) => string | undefined;
}

/** The signed content of a request, or the piece for which it has no value. */
export async function signedContent(
  parts: readonly ContentPart[],
  values: ContentValues,
): Promise<Content | { readonly missing: Piece }> {
  const content: (string | Uint8Array)[] = [];
  for (const { pieces, isOptional } of parts) {
    const found = await Promise.all(pieces.map((piece) => valueFor(piece, values)));
    const missing = pieces.find((_, index) => found[index] === undefined);
    if (missing === undefined) content.push(...found.filter((value) => value !== undefined));
    else if (!isOptional) return { missing };
  }
  return content;
}

function valueFor(
  piece: Piece,
  { crypto, request, timestamp, id, secret, member }: ContentValues,
): string | Uint8Array | undefined | Promise<string | undefined> {
  switch (piece.kind) {
    case 'text':
      return piece.text;
    case 'body':
      return request.body;
    case 'timestamp':
      return timestamp;
    case 'id':
      return id;
    case 'method':
      return request.method ?? 'POST';
    case 'url':
      return request.url;
    case 'form':
      return formText(request, crypto);
    case 'sha256':
      return hexHash(request.body, crypto);
    case 'crc32':
      return String(crc32(request.body));
    case 'secret':
      return secret;
    case 'header':
      return headerOf(request.headers, piece.name);
    case 'member':
      return member(piece.path);
  }
}

/**
 * The fields of a form by name, and those of one name by value, each of them once. JSON has none, so the URL has to contain
 * its hash, as Twilio's `bodySHA256`: nothing else would protect the body. Undefined without it, and for bytes that are not
 * UTF-8, which are decoded to the same text as others.
 */
async function formText({ body, url = '' }: SignedRequest, crypto: Crypto): Promise<string | undefined> {
  if (body[0] === 0x7b || body[0] === 0x5b) return url.includes(await hexHash(body, crypto)) ? '' : undefined;
  const fields = formFields(body);
  if (!fields) return undefined;
  const names = [...new Set(fields.map(([name]) => name))].sort();
  const valuesOf = (name: string) => fields.filter(([other]) => other === name).map(([, value]) => value);
  return names.flatMap((name) => [...new Set(valuesOf(name))].sort().map((value) => name + value)).join('');
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

async function hexHash(body: Uint8Array, crypto: Crypto): Promise<string> {
  const hash = await crypto.hash('sha256', [body]);
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
