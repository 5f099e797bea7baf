import type { Digest } from './runtime.ts';

/** Text is UTF-8. */
export type Content = readonly (string | Uint8Array)[];

/** The bytes of all pieces, one after the other. */
export function joined(content: Content): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const pieces = content.map((piece) => (typeof piece === 'string' ? encoder.encode(piece) : piece));
  const bytes = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let offset = 0;
  for (const piece of pieces) {
    bytes.set(piece, offset);
    offset += piece.length;
  }
  return bytes;
}

/** A hash or an HMAC with the content. */
export function updated(digest: Digest, content: Content): Digest {
  for (const piece of content) digest.update(piece);
  return digest;
}
