/** Text is UTF-8. */
export type Content = readonly (string | Uint8Array)[];

/** The bytes of all pieces, one after the other. Those of a single piece are not copied. */
export function joined(content: Content): Uint8Array<ArrayBuffer> {
  const [first] = content;
  if (content.length === 1 && typeof first === 'object') return first as Uint8Array<ArrayBuffer>;
  const pieces = content.map((piece) => (typeof piece === 'string' ? new TextEncoder().encode(piece) : piece));
  const bytes = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let offset = 0;
  for (const piece of pieces) {
    bytes.set(piece, offset);
    offset += piece.length;
  }
  return bytes;
}
