import { randomInt, randomUUID } from 'node:crypto';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const PREFIXED = /^(?<prefix>(?:[A-Za-z]+[_-])+)(?<rest>.+)$/;
/** Shorter random text could repeat. */
const MIN_RANDOM_LENGTH = 16;

const DIGITS = '0123456789';
const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const UPPER = LOWER.toUpperCase();
/** Narrowest first: the first alphabet that contains an id is used for the new one. */
const ALPHABETS = [
  DIGITS,
  `${DIGITS}abcdef`,
  `${DIGITS}ABCDEF`,
  DIGITS + LOWER,
  DIGITS + UPPER,
  DIGITS + UPPER + LOWER,
] as const;

/** A new unique id in the format of the sample: a number, a UUID, or text with the same prefix and alphabet. */
export function freshId(sample: unknown): string | number {
  if (typeof sample === 'number') return randomInt(2 ** 47);
  return typeof sample === 'string' ? freshText(sample) : randomUUID();
}

function freshText(sample: string): string {
  if (UUID.test(sample)) return sample === sample.toUpperCase() ? randomUUID().toUpperCase() : randomUUID();
  const { prefix = '', rest = sample } = PREFIXED.exec(sample)?.groups ?? {};
  if (prefix !== '' && UUID.test(rest)) return prefix + freshText(rest);
  const alphabet = ALPHABETS.find((letters) => [...rest].every((letter) => letters.includes(letter)));
  if (alphabet === undefined || (prefix === '' && rest.length < MIN_RANDOM_LENGTH && alphabet !== DIGITS)) {
    return prefix + randomUUID();
  }
  return prefix + randomText(alphabet, Math.max(rest.length, MIN_RANDOM_LENGTH));
}

/** Random letters of the alphabet. A leading zero becomes a one, so that numbers keep their length. */
export function randomText(alphabet: string, length: number): string {
  const letters = Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
  return letters.replace(/^0/, '1');
}
