import { isMapping } from '@hookbook/contract/data';
import { LANGUAGES, type Language } from '../dialect/language.ts';
import { contentOf, type KeyContent } from './asyncapiKeys.ts';
import { openapiContentOf } from './openapiKeys.ts';

/** A format of documents: what its keys contain, and how it writes schemas. */
export interface DocumentFormat {
  readonly name: string;
  readonly contentOf: (key: string) => KeyContent;
  /** The language of the schemas of a root document, unless they declare another one. */
  readonly languageOf: (root: unknown) => Language;
}

export const ASYNCAPI: DocumentFormat = {
  name: 'asyncapi',
  contentOf,
  languageOf: () => LANGUAGES['draft-07'],
};

export const OPENAPI: DocumentFormat = {
  name: 'openapi',
  contentOf: openapiContentOf,
  languageOf: (root) =>
    LANGUAGES[isMapping(root) && /^3\.0(\.|$)/.test(String(root.openapi)) ? 'openapi-3.0' : 'openapi-3.1'],
};
