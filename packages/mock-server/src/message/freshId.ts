import type { Random } from '../random/random.ts';
import { remembering } from './remembering.ts';

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
  return typeof sample === 'string' ? formatOf(sample)(random) : random.uuid();
}

/** Deliveries have the samples of few examples. */
const MAX_FORMATS = 1000;
const formatOf = remembering(MAX_FORMATS, readFormat);

function readFormat(sample: string): (random: Random) => string {
  if (UUID.test(sample)) return sample === sample.toUpperCase() ? upperUuid : lowerUuid;
  const { prefix = '', rest = sample } = PREFIXED.exec(sample)?.groups ?? {};
  if (prefix !== '' && UUID.test(rest)) return withPrefix(prefix, readFormat(rest));
  const alphabet = ALPHABETS.find((letters) => [...rest].every((letter) => letters.includes(letter)));
  if (alphabet === undefined || (prefix === '' && rest.length < MIN_RANDOM_LENGTH && alphabet !== DIGITS))
    return withPrefix(prefix, lowerUuid);
  const length = Math.max(rest.length, MIN_RANDOM_LENGTH);
  return withPrefix(prefix, (random) => randomText(alphabet, length, random));
}

function lowerUuid(random: Random): string {
  return random.uuid();
}

function upperUuid(random: Random): string {
  return random.uuid().toUpperCase();
}

function withPrefix(prefix: string, format: (random: Random) => string): (random: Random) => string {
  return (random) => prefix + format(random);
}

/** Random letters of the alphabet. A leading zero becomes a one, so that numbers keep their length. */
export function randomText(alphabet: string, length: number, random: Random): string {
  let letters = '';
  while (letters.length < length) letters += alphabet[random.below(alphabet.length)];
  return letters.replace(/^0/, '1');
}
