import type { Signature } from './signature.ts';

/** Text and, at odd indexes, the names of placeholders: `['t=', 'timestamp', '']`. */
export type Pattern = readonly string[];

/** The pattern of a format, or of one of its parts. */
export function patternOf(format: string): Pattern {
  return format.split(/\{(signature|timestamp|id)\}/);
}

/** The text before the signature, in the part of the format that is repeated. */
export function signaturePrefix({ format, separator }: Pick<Signature, 'format' | 'separator'>): string {
  const parts = separator === undefined ? [format] : format.split(separator);
  const own = parts.find((part) => part.includes('{signature}')) ?? '';
  return own.slice(0, own.indexOf('{signature}'));
}
