import type { AST } from '@eslint-community/regexpp';

/** The part of a pattern that matches exactly one character. */
export interface CharacterSet {
  /** Equal sets have equal keys. */
  readonly key: string;
  readonly has: (char: string) => boolean;
}

export const ANY_CHARACTER: CharacterSet = { key: '[^]', has: () => true };

/** The set of a node that matches one character. The engine decides, so every class and property means the same there. */
export function characterSet({ raw }: AST.Node): CharacterSet {
  const set = new RegExp(`^(?:${raw})$`, 'u');
  const known = new Map<string, boolean>();
  const has = (char: string): boolean => {
    const decided = known.get(char) ?? set.test(char);
    known.set(char, decided);
    return decided;
  };
  return { key: raw, has };
}

/** Characters to write texts with, the most readable ones first. */
const READABLE = [
  ...'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-_. ',
  ...'/:,@+#=&?!%$()[]{}<>*;|^~`\'"\\\t\n\r',
  ...'éüßñøžαλΩждЯאבعسहकไทあカ漢字한글ａ１²½€£©→☺😀🎉\u00a0\u2028\u0000\u0301\ue000',
];

/** A class offers this many characters, so that texts vary and stay readable. */
const MAX_MEMBERS = 36;

/** Characters grouped into classes that none of the sets distinguishes; the most readable members and classes first. */
export function characterClasses(sets: readonly CharacterSet[], literals: Iterable<string>): (readonly string[])[] {
  const classes = new Map<string, string[]>();
  for (const char of new Set([...READABLE, ...literals])) {
    const signature = sets.map((set) => (set.has(char) ? '1' : '0')).join('');
    const members = classes.get(signature);
    if (!members) classes.set(signature, [char]);
    else if (members.length < MAX_MEMBERS) members.push(char);
  }
  return [...classes.values()];
}
