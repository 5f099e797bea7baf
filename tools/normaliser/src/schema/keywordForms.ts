import { isMapping } from '@hookbook/contract/data';
import { type KeywordKind, SCHEMA_TYPES } from '@hookbook/contract/schema';
import { DATE_FORM, isDate } from './date.ts';
import { isSince, SINCE_FORM } from './since.ts';

/** The values of `type`. */
export const TYPES: readonly string[] = SCHEMA_TYPES;

/** The form that the value of a keyword must have, or undefined if it has that form. */
export function requiredForm(kind: KeywordKind, value: unknown): string | undefined {
  const { isValid, form } = FORMS[kind];
  return isValid(value) ? undefined : form;
}

interface Form {
  readonly isValid: (value: unknown) => boolean;
  readonly form: string;
}

const ANY: Form = { isValid: () => true, form: 'any value' };
const isText = (value: unknown) => typeof value === 'string';
const STRING: Form = { isValid: isText, form: 'a string' };

const FORMS: Readonly<Record<KeywordKind, Form>> = {
  schema: ANY,
  schemas: { isValid: (value) => Array.isArray(value) && value.length > 0, form: 'a list of at least one schema' },
  'schema map': { isValid: isMapping, form: 'a mapping of names to schemas' },
  'schema or schemas': ANY,
  dependencies: { isValid: isMapping, form: 'a mapping of names to schemas or lists of names' },
  reference: STRING,
  string: STRING,
  boolean: { isValid: (value) => typeof value === 'boolean', form: 'true or false' },
  number: { isValid: Number.isFinite, form: 'a number' },
  'positive number': {
    isValid: (value) => Number.isFinite(value) && (value as number) > 0,
    form: 'a number greater than 0',
  },
  count: { isValid: (value) => Number.isInteger(value) && (value as number) >= 0, form: 'a non-negative integer' },
  strings: { isValid: isStringList, form: 'a list of unique strings' },
  'string lists': {
    isValid: (value) => isMapping(value) && Object.values(value).every(isStringList),
    form: 'a mapping of names to lists of names',
  },
  type: { isValid: isType, form: 'the name of a type, or a list of names without duplicates' },
  pattern: STRING,
  list: { isValid: (value) => Array.isArray(value) && isJson(value), form: 'a list of JSON values' },
  any: { isValid: isJson, form: 'a JSON value' },
  map: { isValid: isMapping, form: 'a mapping' },
  descriptions: {
    isValid: (value) => (isMapping(value) || Array.isArray(value)) && Object.values(value).every(isText),
    form: 'a mapping of values to texts, or a list of texts in the order of the values',
  },
  since: { isValid: isSince, form: SINCE_FORM },
  date: { isValid: isDate, form: DATE_FORM },
};

/** YAML has numbers that JSON does not have, such as `.nan`. */
function isJson(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value !== 'object' || value === null || Object.values(value).every(isJson);
}

function isStringList(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === 'string') && isUnique(value);
}

function isType(value: unknown): boolean {
  const names = Array.isArray(value) ? value : [value];
  return names.length > 0 && names.every((name) => TYPES.includes(name)) && isUnique(names);
}

function isUnique(values: readonly unknown[]): boolean {
  return new Set(values).size === values.length;
}
