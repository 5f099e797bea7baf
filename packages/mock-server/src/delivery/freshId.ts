import { randomInt, randomUUID } from 'node:crypto';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const PREFIXED = /^(?<prefix>(?:[A-Za-z]+[_-])+)(?<rest>.+)$/;
/** Shorter random text than this may repeat. */
const MIN_RANDOM_LENGTH = 16;

const DIGITS = '0123456789';
const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const UPPER = LOWER.toUpperCase();
/** The narrowest alphabet that an id is written in is kept. */
const ALPHABETS = [
  DIGITS,
  `${DIGITS}abcdef`,
  `${DIGITS}ABCDEF`,
  DIGITS + LOWER,
  DIGITS + UPPER,
  DIGITS + UPPER + LOWER,
] as const;

/** A new unique id in the style of an old one: a number, a UUID, the same prefix, the same alphabet. */
export function freshId(like: unknown): string | number {
  if (typeof like === 'number') return randomInt(2 ** 47);
  return typeof like === 'string' ? freshText(like) : randomUUID();
}

function freshText(like: string): string {
  if (UUID.test(like)) return like === like.toUpperCase() ? randomUUID().toUpperCase() : randomUUID();
  const { prefix = '', rest = like } = PREFIXED.exec(like)?.groups ?? {};
  if (prefix !== '' && UUID.test(rest)) return prefix + freshText(rest);
  const alphabet = ALPHABETS.find((letters) => [...rest].every((letter) => letters.includes(letter)));
  if (alphabet === undefined || (prefix === '' && rest.length < MIN_RANDOM_LENGTH && alphabet !== DIGITS)) {
    return prefix + randomUUID();
  }
  return prefix + randomText(alphabet, Math.max(rest.length, MIN_RANDOM_LENGTH));
}

/** `length` random letters of the alphabet, the first never a zero. */
export function randomText(alphabet: string, length: number): string {
  const letters = Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
  return letters.replace(/^0/, '1');
}
