import { isMapping } from '@hookbook/contract/data';
import { type Dialect, isAnnotation, type KeywordKind, keywordKind, keywordsOf } from '@hookbook/contract/schema';
import { findBacktracking, patternError } from '@hookbook/redos';
import { createDiagnostic, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { didYouMean } from '../../diagnostics/suggest.ts';
import { knownLanguage } from '../../dialect/language.ts';
import { locationOf, members, type SpecNode } from '../../spec/file/specNode.ts';
import { subschemas } from '../../spec/subschemas.ts';
import { isSince, SINCE } from './since.ts';

/** Every mistake in a schema and in the schemas inside it. References are checked elsewhere and not followed. */
export function checkSchema(node: SpecNode, outer: Dialect): Diagnostic[] {
  if (typeof node.value === 'boolean') return [];
  if (!isMapping(node.value))
    return [createDiagnostic('schema-invalid', locationOf(node), 'A schema must be a mapping, true or false.')];
  const dialect = knownLanguage(node.value.$schema)?.dialect ?? outer;
  const own = members(node).flatMap(([keyword, value]) => checkKeyword(keyword, value, dialect));
  return [
    ...own,
    ...checkSiblings(node, dialect),
    ...subschemas(node, dialect).flatMap((each) => checkSchema(each, dialect)),
  ];
}

function checkKeyword(keyword: string, value: SpecNode, dialect: Dialect): Diagnostic[] {
  const kind = keywordKind(keyword, dialect);
  if (kind === undefined)
    return keyword.startsWith('x-') ? checkExtensionName(keyword, value) : [unknownKeyword(keyword, value, dialect)];
  if (kind === 'pattern') return checkPattern(value);
  if (keyword === 'patternProperties' && isMapping(value.value))
    return members(value).flatMap(([pattern, each]) => checkPattern(each, pattern));
  const wrong = SHAPES[kind](value.value);
  if (wrong === undefined) return [];
  const code = keyword.startsWith('x-') ? 'extension-invalid' : 'schema-invalid';
  return [createDiagnostic(code, locationOf(value), `${keyword} must be ${wrong}.${suggestion(kind, value.value)}`)];
}

/** A slip in one of hookbook's own extensions would silently lose its meaning. */
function checkExtensionName(keyword: string, value: SpecNode): Diagnostic[] {
  const own = ['x-extensible-enum', 'x-inferred', 'x-undocumented', 'x-since'];
  const hint = didYouMean(keyword, own);
  return hint === ''
    ? []
    : [createDiagnostic('schema-keyword-unknown', locationOf(value, 'key'), `${keyword} is not known.${hint}`)];
}

function unknownKeyword(keyword: string, value: SpecNode, dialect: Dialect): Diagnostic {
  const message = `"${keyword}" is not a keyword of JSON Schema ${dialect}.${didYouMean(keyword, keywordsOf(dialect))}`;
  const fix = FIXES[keyword];
  return createDiagnostic(
    'schema-keyword-unknown',
    locationOf(value, 'key'),
    message,
    fix === undefined ? {} : { fix },
  );
}

/** Keywords of neighbours of JSON Schema and of other drafts, with what to write instead. */
const FIXES: Readonly<Record<string, string>> = {
  nullable: "Write type: [string, 'null'], or anyOf: [{ $ref: … }, { type: 'null' }].",
  example: 'Write examples: [ … ].',
  prefixItems: 'In draft-07 write items: [ … ], or give the payload a schemaFormat of 2020-12.',
  optional: 'List the required properties in required.',
};

function checkSiblings(node: SpecNode, dialect: Dialect): Diagnostic[] {
  const { value } = node;
  if (dialect !== 'draft-07' || !isMapping(value) || typeof value.$ref !== 'string') return [];
  const idle = members(node).filter(
    ([keyword]) =>
      keyword !== '$ref' && !isAnnotation(keyword) && !NO_EFFECT_BESIDE_REF.has(keyword) && !keyword.startsWith('x-'),
  );
  const [first] = idle;
  if (!first) return [];
  const names = idle.map(([keyword]) => keyword).join(', ');
  const what = `${names} ${idle.length === 1 ? 'has' : 'have'} no effect beside a $ref.`;
  return [createDiagnostic('ref-siblings', locationOf(first[1], 'key'), what)];
}

const NO_EFFECT_BESIDE_REF = new Set(['definitions', '$defs', '$id', '$schema']);

function checkPattern(value: SpecNode, pattern: unknown = value.value): Diagnostic[] {
  const place = locationOf(value, pattern === value.value ? 'value' : 'key');
  if (typeof pattern !== 'string') return [createDiagnostic('schema-invalid', place, 'pattern must be a string.')];
  const error = patternError(pattern);
  if (error) {
    const what = `This is not a regular expression: ${error.message} (character ${error.offset + 1}).`;
    return [createDiagnostic('pattern-invalid', place, what)];
  }
  const found = findBacktracking(pattern);
  return found ? [createDiagnostic('pattern-backtracking', place, found.explanation)] : [];
}

const TYPES = ['null', 'boolean', 'object', 'array', 'number', 'integer', 'string'];

function suggestion(kind: KeywordKind, value: unknown): string {
  if (value === null && kind === 'reference') return ' Without quotes, what begins with # is a comment.';
  if (value === null && kind === 'type') return " Write 'null' in quotes.";
  const names = Array.isArray(value) ? value : [value];
  const wrong = names.find((each): each is string => typeof each === 'string' && !TYPES.includes(each));
  return kind === 'type' && wrong !== undefined ? didYouMean(wrong, TYPES) : '';
}

/** For each kind of keyword: undefined if the value has the right form, else what it must be. */
const SHAPES: Readonly<Record<KeywordKind, (value: unknown) => string | undefined>> = {
  schema: () => undefined,
  schemas: (value) => unless(Array.isArray(value) && value.length > 0, 'a list of at least one schema'),
  'schema map': (value) => unless(isMapping(value), 'a mapping of names to schemas'),
  'schema or schemas': () => undefined,
  dependencies: (value) => unless(isMapping(value), 'a mapping of names to schemas or lists of names'),
  reference: (value) => unless(typeof value === 'string', 'a string'),
  string: (value) => unless(typeof value === 'string', 'a string'),
  boolean: (value) => unless(typeof value === 'boolean', 'true or false'),
  number: (value) => unless(typeof value === 'number' && Number.isFinite(value), 'a number'),
  'positive number': (value) => unless(typeof value === 'number' && value > 0, 'a number greater than 0'),
  count: (value) => unless(Number.isInteger(value) && (value as number) >= 0, 'an integer, 0 or more'),
  strings: (value) => unless(isStringList(value), 'a list of different strings'),
  'string lists': (value) =>
    unless(isMapping(value) && Object.values(value).every(isStringList), 'a mapping of names to lists of names'),
  type: (value) => unless(isType(value), `one or a list of ${TYPES.join(', ')}`),
  pattern: (value) => unless(typeof value === 'string', 'a string'),
  list: (value) => unless(Array.isArray(value), 'a list'),
  any: () => undefined,
  map: (value) => unless(isMapping(value), 'a mapping'),
  since: (value) => unless(isSince(value), SINCE),
};

function unless(right: boolean, expected: string): string | undefined {
  return right ? undefined : expected;
}

function isStringList(value: unknown): boolean {
  return (
    Array.isArray(value) && value.every((each) => typeof each === 'string') && new Set(value).size === value.length
  );
}

function isType(value: unknown): boolean {
  const names = Array.isArray(value) ? value : [value];
  return names.length > 0 && names.every((each) => TYPES.includes(each)) && new Set(names).size === names.length;
}
