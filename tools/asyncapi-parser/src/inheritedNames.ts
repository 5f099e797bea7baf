/** The names that every object inherits, such as `constructor`. */
const NAMES = Object.getOwnPropertyNames(Object.prototype);

/** The first vowel becomes a digit, so that the positions in messages stay correct. */
const ESCAPED = new Map(NAMES.map((name) => [name, name.replace(/[aeiou]/, '0')]));
const UNESCAPED = new Map([...ESCAPED].map(([name, escaped]) => [escaped, name]));

/**
 * Replaces inherited names in the text of a file. The parser calls `hasOwnProperty` of mappings, and would use a key
 * `__proto__` as the prototype of its mapping.
 */
export function escapeInherited(text: string): string {
  return replaceAll(text, ESCAPED);
}

export function unescapeInherited(text: string): string {
  return replaceAll(text, UNESCAPED);
}

function replaceAll(text: string, replacements: ReadonlyMap<string, string>): string {
  return text.replace(new RegExp([...replacements.keys()].join('|'), 'g'), (name) => replacements.get(name) ?? name);
}
