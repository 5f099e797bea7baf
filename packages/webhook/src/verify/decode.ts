import { latin1 } from '../crypto/latin1.ts';

/** The bytes of a signature; undefined if the text is not in the form of the encoding. */
export type Decode = (text: string) => Uint8Array | undefined;

export const hex: Decode = (text) => {
  if (!/^(?:[\da-fA-F]{2})+$/.test(text)) return undefined;
  const bytes = new Uint8Array(text.length / 2);
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    // Letters, in either case, are from 64 on.
    bytes[index >> 1] = ((bytes[index >> 1] ?? 0) << 4) | ((code & 15) + (code >> 6) * 9);
  }
  return bytes;
};

export const base64: Decode = (text) =>
  /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text) ? fromBase64(text) : undefined;

export const base64url: Decode = (text) => (/^[A-Za-z0-9_-]+={0,2}$/.test(text) ? fromBase64(text) : undefined);

/** A token that stands for itself. */
export const utf8: Decode = (text) => new TextEncoder().encode(text);

/** Of both alphabets, with or without padding. */
function fromBase64(text: string): Uint8Array | undefined {
  if (text === '') return undefined;
  try {
    return latin1(atob(text.replaceAll('-', '+').replaceAll('_', '/')));
  } catch {
    return undefined;
  }
}
