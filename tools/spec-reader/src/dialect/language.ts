import { type Dialect, KEYWORDS } from '@hookbook/contract/schema';

/** A dialect, minus the keywords of the vocabularies that a metaschema omits. */
export interface Language {
  /** Identifies the language. */
  readonly name: string;
  readonly dialect: Dialect;
  /** The keywords that are ignored. */
  readonly without: ReadonlySet<string>;
}

export const LANGUAGES: Readonly<Record<Dialect, Language>> = {
  'draft-04': wholeLanguage('draft-04'),
  'draft-07': wholeLanguage('draft-07'),
  '2019-09': wholeLanguage('2019-09'),
  '2020-12': wholeLanguage('2020-12'),
  'openapi-3.0': wholeLanguage('openapi-3.0'),
  'openapi-3.1': wholeLanguage('openapi-3.1'),
};

function wholeLanguage(dialect: Dialect): Language {
  return { name: dialect, dialect, without: new Set() };
}

const DIALECTS: Readonly<Record<string, Dialect>> = {
  'json-schema.org/draft-04/schema': 'draft-04',
  'json-schema.org/draft-06/schema': 'draft-07',
  'json-schema.org/draft-07/schema': 'draft-07',
  'json-schema.org/draft/2019-09/schema': '2019-09',
  'json-schema.org/draft/2020-12/schema': '2020-12',
  'spec.openapis.org/oas/3.1/dialect/base': 'openapi-3.1',
};

/** The `$schema` of a dialect; undefined for the dialect of AsyncAPI itself, and for one without a URI. */
export function schemaUriOf(dialect: Dialect): string | undefined {
  if (dialect === 'draft-07') return undefined;
  const [uri] = Object.entries(DIALECTS).find(([, name]) => name === dialect) ?? [];
  return uri === undefined ? undefined : `${dialect === 'draft-04' ? 'http' : 'https'}://${uri}`;
}

/** The language of a known `$schema`; undefined if it is not known. Draft-07 extends draft-06, so both are read the same. */
export function knownLanguage($schema: unknown): Language | undefined {
  if (typeof $schema !== 'string') return undefined;
  const uri = $schema.replace(/^https?:\/\//, '').replace(/#$/, '');
  const dialect = Object.hasOwn(DIALECTS, uri) ? DIALECTS[uri] : undefined;
  return dialect && LANGUAGES[dialect];
}

const VOCABULARY = 'https://json-schema.org/draft/2020-12/vocab/';

/** The vocabularies that a metaschema may omit. */
const VOCABULARIES: ReadonlySet<string> = new Set(
  [...KEYWORDS.values()].map(({ vocabulary }) => vocabulary).filter((name) => name !== 'none'),
);

function keywordsOfVocabulary(name: string): string[] {
  return [...KEYWORDS].flatMap(([keyword, { vocabulary }]) => (vocabulary === name ? [keyword] : []));
}

/** Restricts a language to the vocabularies that a metaschema lists. */
export function narrowLanguage(language: Language, vocabulary: Readonly<Record<string, unknown>>): Language {
  const listed = new Set(Object.keys(vocabulary).map(nameOfVocabulary));
  const missing = [...VOCABULARIES].filter((name) => !listed.has(name));
  if (language.dialect !== '2020-12' || missing.length === 0) return language;
  const without = new Set([...language.without, ...missing.flatMap(keywordsOfVocabulary)]);
  return { name: `2020-12 without ${missing.join(', ')}`, dialect: '2020-12', without };
}

/** The vocabularies that a metaschema requires and that are not supported. */
export function unknownVocabularies(vocabulary: Readonly<Record<string, unknown>>): string[] {
  const known = new Set(['core', ...VOCABULARIES]);
  return Object.keys(vocabulary).filter((uri) => vocabulary[uri] === true && !known.has(nameOfVocabulary(uri)));
}

/** Maps `format-annotation` and `format-assertion` to one vocabulary, because `format` is always asserted. */
function nameOfVocabulary(uri: string): string {
  return uri.startsWith(VOCABULARY) ? uri.slice(VOCABULARY.length).replace(/^format-.*/, 'format') : uri;
}
