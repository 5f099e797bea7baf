import { isMapping } from '@hookbook/contract/data';
import { type Dialect, isAnnotation, KEYWORDS, keywordKind, keywordsOf, REF_ALONE } from '@hookbook/contract/schema';
import { createDiagnostic, type Diagnostic } from '@hookbook/spec-reader/diagnostics/diagnostic';
import { didYouMean, nearest } from '@hookbook/spec-reader/diagnostics/suggest';
import { knownLanguage } from '@hookbook/spec-reader/dialect/language';
import { locationOf, members, type SpecNode } from '@hookbook/spec-reader/spec/file/specNode';
import type { KnownResults } from '@hookbook/spec-reader/spec/knownResults';
import { subschemas } from '@hookbook/spec-reader/spec/subschemas';
import { andList, orList } from '../text/lists.ts';
import { checkFormat } from './checkFormat.ts';
import { checkLists } from './checkLists.ts';
import { checkNumbers } from './checkNumbers.ts';
import { checkPattern } from './checkPattern.ts';
import { checkDescribedValues } from './describedValues.ts';
import { checkExcludedValues } from './excludedValues.ts';
import { requiredForm, TYPES } from './keywordForms.ts';
import { checkMissingType } from './missingType.ts';
import { misspeltExtension } from './misspeltExtension.ts';

/** Equals `checkSchema`, but skips a schema that is known to have no problems. */
export function checkKnownSchema(node: SpecNode, dialect: Dialect, known: KnownResults): Diagnostic[] {
  // Their digits are not part of the value.
  if (node.file.hasRoundedNumbers) return checkSchema(node, dialect);
  let problems: Diagnostic[] | undefined;
  const isSound = known.result(known.keyOf('sound', dialect, node.value), () => {
    problems = checkSchema(node, dialect);
    return problems.length === 0;
  });
  return isSound ? [] : (problems ?? checkSchema(node, dialect));
}

/** Every problem in a schema and its subschemas. Does not follow references, which the loader checks. */
export function checkSchema(node: SpecNode, outer: Dialect): Diagnostic[] {
  if (typeof node.value === 'boolean') return [];
  if (!isMapping(node.value))
    return [createDiagnostic('schema-invalid', locationOf(node), 'A schema must be a mapping, true or false.')];
  const dialect = knownLanguage(node.value.$schema)?.dialect ?? outer;
  return [
    ...members(node).flatMap(([keyword, value]) => checkKeyword(keyword, value, dialect)),
    ...members(node).flatMap(([keyword, value]) => checkNumbers(keyword, value, dialect)),
    ...members(node).flatMap(([keyword, value]) => checkLists(keyword, value, dialect)),
    ...checkSiblings(node, dialect),
    ...(ignoresSiblings(node, dialect)
      ? []
      : [...checkExcludedValues(node), ...checkDescribedValues(node), ...checkMissingType(node)]),
    ...subschemas(node, dialect).flatMap((subschema) => checkSchema(subschema, dialect)),
  ];
}

function checkKeyword(keyword: string, value: SpecNode, dialect: Dialect): Diagnostic[] {
  const kind = keywordKind(keyword, dialect);
  if (kind === undefined)
    return keyword.startsWith('x-')
      ? misspeltExtension('schema-keyword-unknown', [keyword, value], EXTENSIONS)
      : [unknownKeyword(keyword, value, dialect)];
  if (keyword === 'nullable' && dialect !== 'openapi-3.0') return [nullableElsewhere(value, dialect)];
  if (kind === 'pattern') return checkPattern(value);
  if (kind === 'type') return checkType(value);
  if (keyword === 'patternProperties' && isMapping(value.value))
    return members(value).flatMap(([pattern, schema]) => checkPattern(schema, pattern));
  const form = requiredForm(kind, value.value);
  if (form === undefined) return keyword === 'format' ? checkFormat(value) : [];
  const code = keyword.startsWith('x-') ? 'extension-invalid' : 'schema-invalid';
  const isComment = kind === 'reference' && value.value === null;
  const fix = isComment ? 'Put it in quotes: in YAML, an unquoted # starts a comment.' : undefined;
  return [createDiagnostic(code, locationOf(value), `${keyword} must be ${form}.`, { fix })];
}

const EXTENSIONS = [
  'x-extensible-enum',
  'x-enum-descriptions',
  'x-inferred',
  'x-undocumented',
  'x-since',
  'x-sunset',
  'x-former-names',
];

/** A misspelt keyword would silently lose its meaning. Any other unknown keyword is an annotation to JSON Schema. */
function unknownKeyword(keyword: string, value: SpecNode, dialect: Dialect): Diagnostic {
  const location = locationOf(value, 'key');
  const fix = FIXES.get(keyword);
  const candidate = nearest(keyword, keywordsOf(dialect));
  const ignored = `"${keyword}" has no meaning in ${dialect}.`;
  if (candidate === undefined || KEYWORDS.has(keyword) || !hasFormOf(candidate, value, dialect))
    return createDiagnostic('schema-keyword-ignored', location, ignored, { fix });
  const hint = didYouMean(keyword, [candidate]);
  const rename = { fix: fix ?? `Rename it to "${candidate}".` };
  // No value is accepted or refused because of it.
  if (isAnnotation(candidate)) return createDiagnostic('schema-keyword-ignored', location, ignored + hint, rename);
  const message = `Unknown keyword "${keyword}" in JSON Schema ${dialect}.${hint}`;
  return createDiagnostic('schema-keyword-unknown', location, message, rename);
}

/** Many documents use this keyword of OpenAPI. Their authors mean that the value may be null. */
function nullableElsewhere(value: SpecNode, dialect: Dialect): Diagnostic {
  const message = `"nullable" is not in ${dialect}. It is read as in OpenAPI 3.0: the value may be null.`;
  return value.value === true
    ? createDiagnostic('schema-nullable', locationOf(value, 'key'), message)
    : createDiagnostic('schema-keyword-ignored', locationOf(value, 'key'), `"nullable" has no meaning in ${dialect}.`, {
        fix: 'Remove it.',
      });
}

/** Whether a value could be that of a keyword. If not, a similar name is no misspelling. */
function hasFormOf(keyword: string, { value }: SpecNode, dialect: Dialect): boolean {
  const kind = keywordKind(keyword, dialect);
  return kind !== undefined && requiredForm(kind, value) === undefined;
}

/** For keywords of OpenAPI and of other dialects. */
const FIXES: ReadonlyMap<string, string> = new Map([
  ['prefixItems', 'Write items: [ … ], or set the schemaFormat of the payload to draft 2020-12.'],
  ['optional', 'List all other properties under required.'],
]);

/** In some dialects, keywords beside a `$ref` have no effect. */
function ignoresSiblings({ value }: SpecNode, dialect: Dialect): boolean {
  return REF_ALONE.includes(dialect) && isMapping(value) && typeof value.$ref === 'string';
}

function checkSiblings(node: SpecNode, dialect: Dialect): Diagnostic[] {
  if (!ignoresSiblings(node, dialect)) return [];
  const ignored = members(node).filter(([keyword]) => !hasEffectBesideRef(keyword));
  const [first] = ignored;
  if (!first) return [];
  const keywords = andList(ignored.map(([keyword]) => `"${keyword}"`));
  const message = `${keywords} ${ignored.length === 1 ? 'has' : 'have'} no effect beside a $ref in ${dialect}.`;
  return [createDiagnostic('ref-siblings', locationOf(first[1], 'key'), message)];
}

const ALLOWED_BESIDE_REF = new Set(['$ref', 'definitions', '$defs', '$id', '$schema', 'nullable']);

function hasEffectBesideRef(keyword: string): boolean {
  return ALLOWED_BESIDE_REF.has(keyword) || isAnnotation(keyword) || keyword.startsWith('x-');
}

function checkType(node: SpecNode): Diagnostic[] {
  const names: unknown[] = Array.isArray(node.value) ? node.value : [node.value];
  const unknown = names.find((name) => typeof name === 'string' && !TYPES.includes(name));
  if (typeof unknown === 'string') {
    const message = `Unknown type "${unknown}".${didYouMean(unknown, TYPES)}`;
    return [createDiagnostic('schema-invalid', locationOf(node), message, { fix: `Use ${orList(TYPES)}.` })];
  }
  const form = requiredForm('type', node.value);
  if (form === undefined) return [];
  const fix = node.value === null ? "Write 'null' in quotes." : undefined;
  return [createDiagnostic('schema-invalid', locationOf(node), `type must be ${form}.`, { fix })];
}
