import { type Dialect, KEYWORDS } from '@hookbook/contract/schema';

/** How a schema is read: its dialect, without the keywords whose vocabulary its metaschema leaves out. */
export interface Language {
  /** The same for the same language. */
  readonly name: string;
  readonly dialect: Dialect;
  readonly without: ReadonlySet<string>;
}

export const LANGUAGES: Readonly<Record<Dialect, Language>> = {
  'draft-07': { name: 'draft-07', dialect: 'draft-07', without: new Set() },
  '2020-12': { name: '2020-12', dialect: '2020-12', without: new Set() },
};

const DIALECTS: Readonly<Record<string, Dialect>> = {
  'json-schema.org/draft-06/schema': 'draft-07',
  'json-schema.org/draft-07/schema': 'draft-07',
  'json-schema.org/draft/2020-12/schema': '2020-12',
};

/** The language of a well-known `$schema`. Draft-06 is draft-07 without `if`. */
export function knownLanguage($schema: unknown): Language | undefined {
  if (typeof $schema !== 'string') return undefined;
  const uri = $schema.replace(/^https?:\/\//, '').replace(/#$/, '');
  const dialect = Object.hasOwn(DIALECTS, uri) ? DIALECTS[uri] : undefined;
  return dialect && LANGUAGES[dialect];
}

const VOCABULARY = 'https://json-schema.org/draft/2020-12/vocab/';

/** The vocabularies whose keywords a metaschema may leave out. */
const VOCABULARIES: ReadonlySet<string> = new Set(
  [...KEYWORDS.values()].map(({ vocabulary }) => vocabulary).filter((name) => name !== 'none'),
);

function keywordsOfVocabulary(name: string): string[] {
  return [...KEYWORDS].flatMap(([keyword, { vocabulary }]) => (vocabulary === name ? [keyword] : []));
}

/** A metaschema's own language, narrowed to the vocabularies that it lists. */
export function narrowed(language: Language, vocabulary: Readonly<Record<string, unknown>>): Language {
  const listed = new Set(Object.keys(vocabulary).map(nameOfVocabulary));
  const missing = [...VOCABULARIES].filter((name) => !listed.has(name));
  if (language.dialect !== '2020-12' || missing.length === 0) return language;
  const without = new Set([...language.without, ...missing.flatMap(keywordsOfVocabulary)]);
  return { name: `2020-12 without ${missing.join(', ')}`, dialect: '2020-12', without };
}

/** Vocabularies that a metaschema requires and that nobody here understands. */
export function unknownVocabularies(vocabulary: Readonly<Record<string, unknown>>): string[] {
  const known = new Set(['core', ...VOCABULARIES]);
  return Object.keys(vocabulary).filter((uri) => vocabulary[uri] === true && !known.has(nameOfVocabulary(uri)));
}

/** `format` is one vocabulary to us, because formats are always asserted. */
function nameOfVocabulary(uri: string): string {
  return uri.startsWith(VOCABULARY) ? uri.slice(VOCABULARY.length).replace(/^format-.*/, 'format') : uri;
}
