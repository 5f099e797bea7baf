import { isMapping } from '@hookbook/contract/data';
import { type Dialect, isAnnotation, type KeywordKind, keywordKind, keywordsOf } from '@hookbook/contract/schema';
import { findBacktracking, patternError } from '@hookbook/redos';
import { createDiagnostic, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { didYouMean } from '../../diagnostics/suggest.ts';
import { knownLanguage } from '../../dialect/language.ts';
import { locationOf, members, type SpecNode } from '../../spec/file/specNode.ts';
import { subschemas } from '../../spec/subschemas.ts';
import { isSince, SINCE_FORM } from './since.ts';

/** Every problem in a schema and its subschemas. Does not follow references, which the loader checks. */
export function checkSchema(node: SpecNode, outer: Dialect): Diagnostic[] {
  if (typeof node.value === 'boolean') return [];
  if (!isMapping(node.value))
    return [createDiagnostic('schema-invalid', locationOf(node), 'A schema must be a mapping, true or false.')];
  const dialect = knownLanguage(node.value.$schema)?.dialect ?? outer;
  return [
    ...members(node).flatMap(([keyword, value]) => checkKeyword(keyword, value, dialect)),
    ...checkSiblings(node, dialect),
    ...subschemas(node, dialect).flatMap((subschema) => checkSchema(subschema, dialect)),
  ];
}

function checkKeyword(keyword: string, value: SpecNode, dialect: Dialect): Diagnostic[] {
  const kind = keywordKind(keyword, dialect);
  if (kind === undefined)
    return keyword.startsWith('x-') ? checkExtensionName(keyword, value) : [unknownKeyword(keyword, value, dialect)];
  if (kind === 'pattern') return checkPattern(value);
  if (keyword === 'patternProperties' && isMapping(value.value))
    return members(value).flatMap(([pattern, schema]) => checkPattern(schema, pattern));
  const form = requiredForm(kind, value.value);
  if (form === undefined) return [];
  const code = keyword.startsWith('x-') ? 'extension-invalid' : 'schema-invalid';
  return [createDiagnostic(code, locationOf(value), `${keyword} must be ${form}.${suggestion(kind, value.value)}`)];
}

const EXTENSIONS = ['x-extensible-enum', 'x-inferred', 'x-undocumented', 'x-since'];

/** A typo in the name of an extension would silently drop its value. */
function checkExtensionName(name: string, value: SpecNode): Diagnostic[] {
  const hint = didYouMean(name, EXTENSIONS);
  if (hint === '') return [];
  return [createDiagnostic('schema-keyword-unknown', locationOf(value, 'key'), `${name} is not known.${hint}`)];
}

function unknownKeyword(keyword: string, value: SpecNode, dialect: Dialect): Diagnostic {
  const message = `"${keyword}" is not a keyword of JSON Schema ${dialect}.${didYouMean(keyword, keywordsOf(dialect))}`;
  const fix = FIXES.get(keyword);
  return createDiagnostic(
    'schema-keyword-unknown',
    locationOf(value, 'key'),
    message,
    fix === undefined ? {} : { fix },
  );
}

/** For keywords of OpenAPI and of other drafts. */
const FIXES: ReadonlyMap<string, string> = new Map([
  ['nullable', "Write type: [string, 'null'], or anyOf: [{ $ref: … }, { type: 'null' }]."],
  ['example', 'Write examples: [ … ].'],
  ['prefixItems', 'In draft-07 write items: [ … ], or give the payload a schemaFormat of 2020-12.'],
  ['optional', 'List the required properties in required.'],
]);

function checkSiblings(node: SpecNode, dialect: Dialect): Diagnostic[] {
  const { value } = node;
  if (dialect !== 'draft-07' || !isMapping(value) || typeof value.$ref !== 'string') return [];
  const ignored = members(node).filter(([keyword]) => !hasEffectBesideRef(keyword));
  const [first] = ignored;
  if (!first) return [];
  const keywords = ignored.map(([keyword]) => keyword).join(', ');
  const message = `${keywords} ${ignored.length === 1 ? 'has' : 'have'} no effect beside a $ref.`;
  return [createDiagnostic('ref-siblings', locationOf(first[1], 'key'), message)];
}

const ALLOWED_BESIDE_REF = new Set(['$ref', 'definitions', '$defs', '$id', '$schema']);

function hasEffectBesideRef(keyword: string): boolean {
  return ALLOWED_BESIDE_REF.has(keyword) || isAnnotation(keyword) || keyword.startsWith('x-');
}

function checkPattern(node: SpecNode, pattern: unknown = node.value): Diagnostic[] {
  const location = locationOf(node, pattern === node.value ? 'value' : 'key');
  if (typeof pattern !== 'string') return [createDiagnostic('schema-invalid', location, 'pattern must be a string.')];
  const error = patternError(pattern);
  if (error) {
    const message = `This is not a regular expression: ${error.message} (character ${error.offset + 1}).`;
    return [createDiagnostic('pattern-invalid', location, message)];
  }
  const backtracking = findBacktracking(pattern);
  return backtracking ? [createDiagnostic('pattern-backtracking', location, backtracking.explanation)] : [];
}

const TYPES = ['null', 'boolean', 'object', 'array', 'number', 'integer', 'string'];

function suggestion(kind: KeywordKind, value: unknown): string {
  if (value === null && kind === 'reference') return ' Without quotes, what begins with # is a comment.';
  if (value === null && kind === 'type') return " Write 'null' in quotes.";
  const names = Array.isArray(value) ? value : [value];
  const unknown = names.find((name): name is string => typeof name === 'string' && !TYPES.includes(name));
  return kind === 'type' && unknown !== undefined ? didYouMean(unknown, TYPES) : '';
}

/** The form that the value of a keyword must have, or undefined if it has that form. */
function requiredForm(kind: KeywordKind, value: unknown): string | undefined {
  const { isValid, form } = FORMS[kind];
  return isValid(value) ? undefined : form;
}

interface Form {
  readonly isValid: (value: unknown) => boolean;
  readonly form: string;
}

const ANY: Form = { isValid: () => true, form: 'any value' };
const STRING: Form = { isValid: (value) => typeof value === 'string', form: 'a string' };

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
    isValid: (value) => typeof value === 'number' && value > 0,
    form: 'a number greater than 0',
  },
  count: { isValid: (value) => Number.isInteger(value) && (value as number) >= 0, form: 'an integer, 0 or more' },
  strings: { isValid: isStringList, form: 'a list of different strings' },
  'string lists': {
    isValid: (value) => isMapping(value) && Object.values(value).every(isStringList),
    form: 'a mapping of names to lists of names',
  },
  type: { isValid: isType, form: `one or a list of ${TYPES.join(', ')}` },
  pattern: STRING,
  list: { isValid: Array.isArray, form: 'a list' },
  any: ANY,
  map: { isValid: isMapping, form: 'a mapping' },
  since: { isValid: isSince, form: SINCE_FORM },
};

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
