import { capitalise, type Name } from './name.ts';

/** A value on the wire, and the part of the webhook's name that has the same words. */
export interface NamedValue {
  readonly name: Name;
  readonly value: string;
}

/** The ways in which a name becomes a value on the wire. */
const SPELLINGS: readonly ((name: Name) => string)[] = [
  ({ text }) => text,
  ...['_', '-', '.', '/', ':', ' ', ''].flatMap((separator) => [
    ({ words }: Name) => words.join(separator),
    ({ words }: Name) => words.join(separator).toUpperCase(),
  ]),
  ({ words: [first = '', ...others] }) => first + others.map(capitalise).join(''),
  ({ words }) => words.map(capitalise).join(''),
];

/**
 * Spells names as a vendor spells known values. The result is undefined for a name that the known values allow to spell in
 * several ways: `user` and `order` do not tell how the vendor separates words.
 */
export function learnSpelling(known: readonly NamedValue[]): (name: Name) => string | undefined {
  const spellings = SPELLINGS.filter((spell) => known.every(({ name, value }) => spell(name) === value));
  return (name) => {
    const values = new Set(spellings.map((spell) => spell(name)));
    return values.size === 1 ? [...values][0] : undefined;
  };
}
