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
): string | Uint8Array | undefined | Promise<string> {
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
      return formText(request.body);
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

/** A body that is JSON is no form. */
function formText(body: Uint8Array): string {
  if (body[0] === 0x7b || body[0] === 0x5b) return '';
  const form = [...new URLSearchParams(new TextDecoder().decode(body))];
  const sorted = form.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return sorted.map(([name, value]) => name + value).join('');
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
