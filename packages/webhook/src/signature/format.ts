import type { Signature } from './signature.ts';

/** The text before the signature, in the part of the format that is repeated. */
export function signaturePrefix({ format, separator }: Pick<Signature, 'format' | 'separator'>): string {
  const parts = separator === undefined ? [format] : format.split(separator);
  const own = parts.find((part) => part.includes('{signature}')) ?? '';
  return own.slice(0, own.indexOf('{signature}'));
}
