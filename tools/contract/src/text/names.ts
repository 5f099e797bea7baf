import { createHash } from 'node:crypto';

const MAX_LENGTH = 80;

/** `user.created`, `USER_CREATED`, `userCreated` → `UserCreated`. Always a valid identifier. */
export function pascalCase(text: string): string {
  const name = wordsOf(text).map(capitalise).join('');
  return shorten(/^[A-Z]/.test(name) ? name : `N${name}`, text);
}

/** Adds a hash of `identity` to a name that is taken. */
export function disambiguate(name: string, identity: string): string {
  return `${name}_${digest(identity)}`;
}

/** Words of ASCII letters and digits. Text without any, such as an emoji, becomes its code points. */
export function wordsOf(text: string): string[] {
  const spaced = text.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2');
  const words = spaced.match(/[A-Za-z0-9]+/g) ?? [];
  if (words.length > 0) return words;
  return [...text].map((char) => `u${(char.codePointAt(0) ?? 0).toString(16)}`);
}

function capitalise(word: string): string {
  const rest = word.slice(1);
  return word.charAt(0).toUpperCase() + (/^[A-Z0-9]+$/.test(word) ? rest.toLowerCase() : rest);
}

/** A name of at most 80 characters. A longer one ends with a hash of the text that it was made from. */
export function shorten(name: string, text: string): string {
  return name.length <= MAX_LENGTH ? name : `${name.slice(0, MAX_LENGTH - 9)}_${digest(text)}`;
}

/** Eight hexadecimal digits. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
