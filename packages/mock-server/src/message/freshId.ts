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
  return typeof sample === 'string' ? freshText(sample, random) : uuid(random);
}

/** Of version 4, as RFC 9562 says. */
function uuid(random: Random): string {
  const bytes = random.bytes(16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Buffer.from(bytes).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function freshText(sample: string, random: Random): string {
  if (UUID.test(sample)) return sample === sample.toUpperCase() ? uuid(random).toUpperCase() : uuid(random);
  const { prefix = '', rest = sample } = PREFIXED.exec(sample)?.groups ?? {};
  if (prefix !== '' && UUID.test(rest)) return prefix + freshText(rest, random);
  const alphabet = ALPHABETS.find((letters) => [...rest].every((letter) => letters.includes(letter)));
  if (alphabet === undefined || (prefix === '' && rest.length < MIN_RANDOM_LENGTH && alphabet !== DIGITS)) {
    return prefix + uuid(random);
  }
  return prefix + randomText(alphabet, Math.max(rest.length, MIN_RANDOM_LENGTH), random);
}

/** Random letters of the alphabet. A leading zero becomes a one, so that numbers keep their length. */
export function randomText(alphabet: string, length: number, random: Random): string {
  let letters = '';
  while (letters.length < length) letters += alphabet[random.below(alphabet.length)];
  return letters.replace(/^0/, '1');
}
