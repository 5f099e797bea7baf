import type { Random } from '../random/random.ts';

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
export function freshId(sample: unknown, random: Random): string | number {
  if (typeof sample === 'number') return random.below(2 ** 47);
  return typeof sample === 'string' ? freshText(sample, random) : random.uuid();
}

function freshText(sample: string, random: Random): string {
  if (UUID.test(sample)) return sample === sample.toUpperCase() ? random.uuid().toUpperCase() : random.uuid();
  const { prefix = '', rest = sample } = PREFIXED.exec(sample)?.groups ?? {};
  if (prefix !== '' && UUID.test(rest)) return prefix + freshText(rest, random);
  const alphabet = ALPHABETS.find((letters) => [...rest].every((letter) => letters.includes(letter)));
  if (alphabet === undefined || (prefix === '' && rest.length < MIN_RANDOM_LENGTH && alphabet !== DIGITS)) {
    return prefix + random.uuid();
  }
  return prefix + randomText(alphabet, Math.max(rest.length, MIN_RANDOM_LENGTH), random);
}

/** Random letters of the alphabet. A leading zero becomes a one, so that numbers keep their length. */
export function randomText(alphabet: string, length: number, random: Random): string {
  let letters = '';
  while (letters.length < length) letters += alphabet[random.below(alphabet.length)];
  return letters.replace(/^0/, '1');
}
