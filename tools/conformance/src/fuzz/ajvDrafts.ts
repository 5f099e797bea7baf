import { hasDuplicates, isMultipleOf } from '@hookbook/payloads/evaluate';
import { Ajv, type KeywordDefinition, type Options } from 'ajv';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { addFormats } from './ajvFormats.ts';
import { withNullBranches } from './nullable.ts';

/** A version of JSON Schema as far as Ajv distinguishes them. */
export type Draft = 'draft-04' | 'openapi-3.0' | 'draft-07' | '2019-09' | '2020-12';

const DRAFTS: readonly { readonly pattern: RegExp; readonly draft: Draft }[] = [
  { pattern: /2020-12|openapi.*version=3\.[12]/, draft: '2020-12' },
  { pattern: /2019-09/, draft: '2019-09' },
  { pattern: /draft-0?4/, draft: 'draft-04' },
  { pattern: /openapi/, draft: 'openapi-3.0' },
];

/** The draft of a `schemaFormat`. AsyncAPI's own format is draft-07. */
export function draftOf(schemaFormat: string): Draft {
  return DRAFTS.find(({ pattern }) => pattern.test(schemaFormat))?.draft ?? 'draft-07';
}

/** Ajv refuses patterns that are valid only without the `u` flag. */
const regExp = Object.assign(
  (pattern: string, flags: string) => {
    try {
      return new RegExp(pattern, flags);
    } catch {
      return new RegExp(pattern);
    }
  },
  { code: 'new RegExp' },
);

const OPTIONS: Options = { strict: false, validateSchema: false, logger: false, code: { regExp } };

/** Before 2019-09, keywords beside a `$ref` have no effect. */
const REF_ALONE: Options = { ...OPTIONS, ignoreKeywordsWithRef: true };

const CREATE: Readonly<Record<Draft, (options: Options) => Ajv>> = {
  'draft-04': (options) => withFlagBounds(new Ajv({ ...REF_ALONE, ...options })),
  'openapi-3.0': (options) => withFlagBounds(new Ajv({ ...REF_ALONE, ...options })),
  'draft-07': (options) => new Ajv({ ...REF_ALONE, ...options }),
  '2019-09': (options) => new Ajv2019({ ...OPTIONS, ...options }),
  '2020-12': (options) => new Ajv2020({ ...OPTIONS, ...options }),
};

/** An instance of Ajv for a draft, which asserts the formats of JSON Schema. */
export function createAjv(draft: Draft, options: Pick<Options, 'validateFormats'>): Ajv {
  const ajv = CREATE[draft](options);
  for (const { keyword } of CORRECTED) ajv.removeKeyword(keyword);
  for (const definition of CORRECTED) ajv.addKeyword(definition);
  addFormats(ajv);
  return ajv;
}

/** A document as Ajv understands it. */
export function documentForAjv(document: Readonly<Record<string, unknown>>): object {
  return withNullBranches(document) as object;
}

/** Keywords that Ajv gets wrong. */
const CORRECTED: readonly (KeywordDefinition & { readonly keyword: string })[] = [
  // It refuses schemas and documents that have one.
  { keyword: 'id' },
  // It divides binary numbers.
  { keyword: 'multipleOf', type: 'number', compile: (step) => (value) => isMultipleOf(value, step) },
  // It accepts ["__proto__", "__proto__"].
  { keyword: 'uniqueItems', type: 'array', compile: (flag) => (value) => !flag || !hasDuplicates(value) },
];

const FLAGS = [
  ['exclusiveMinimum', 'minimum', (value: number, bound: number) => value > bound],
  ['exclusiveMaximum', 'maximum', (value: number, bound: number) => value < bound],
] as const;

/** `exclusiveMinimum: true` makes `minimum` exclusive. */
function withFlagBounds(ajv: Ajv): Ajv {
  for (const [keyword, bound, isInside] of FLAGS) {
    ajv.removeKeyword(keyword);
    ajv.addKeyword({
      keyword,
      type: 'number',
      schemaType: 'boolean',
      compile: (flag: boolean, schema) => (value: number) =>
        !flag || schema[bound] === undefined || isInside(value, schema[bound]),
    });
  }
  return ajv;
}
