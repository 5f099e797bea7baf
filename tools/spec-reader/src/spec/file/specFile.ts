import { findTooDeep, MAX_DEPTH, toPointer } from '@hookbook/contract/data';
import { LineCounter, type Node, parseDocument } from 'yaml';
import {
  createDiagnostic,
  type Diagnostic,
  FILE_START,
  type Range,
  type SourceLocation,
} from '../../diagnostics/diagnostic.ts';
import { isExcessive, resolveAliases } from './aliases.ts';
import { isJson, jsonDiagnostic } from './jsonSyntax.ts';
import { applyMergeKeys, type WrittenPaths } from './mergeKeys.ts';
import { roundedNumber } from './roundedNumber.ts';
import { findWritten, numberSource, rangeIn, type Span } from './spans.ts';
import { aliasDiagnostic, excessDiagnostic, mergeDiagnostic, yamlDiagnostics } from './yamlSyntax.ts';

/** A parsed spec file, with the position of every value. */
export interface SpecFile {
  /** Absolute. */
  readonly path: string;
  /** Relative to the folder of the root document, with `/` as the separator. */
  readonly name: string;
  /** The base URI of the references in the file, unless an `$id` sets another one. */
  readonly uri: string;
  /** As on disk. */
  readonly text: string;
  /** The same value for parsers that do not know merge keys. */
  readonly plainText: string;
  readonly value: unknown;
  /** Where the key or value at a path is written, or its nearest existing parent. */
  readonly locationAt: (path: readonly string[], part?: 'key' | 'value') => SourceLocation;
  /** The number at a path as JSON, with its written digits, if a double rounds it. */
  readonly roundedNumberAt: (path: readonly string[]) => string | undefined;
}

/** The text of a spec file, before it is parsed. */
export interface SpecText {
  readonly path: string;
  readonly name: string;
  readonly text: string;
  readonly uri: string;
}

/** Parses YAML or, for `*.json`, JSON. A file with syntax errors has no usable value, so it yields only diagnostics. */
export function parseSpecFile(source: SpecText): { file?: SpecFile; diagnostics: Diagnostic[] } {
  const { path, text } = source;
  const isJsonFile = path.endsWith('.json');
  if (isJsonFile && !isJson(text)) return { diagnostics: [jsonDiagnostic(path, text)] };
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true });
  const rangeOf = rangeIn(lines);
  if (document.errors.some(({ code }) => code === 'RESOURCE_EXHAUSTION'))
    return { diagnostics: [tooDeepDiagnostic({ file: path, range: FILE_START })] };
  const syntaxErrors = yamlDiagnostics(source, document, rangeOf);
  if (syntaxErrors.length > 0) return { diagnostics: syntaxErrors };
  try {
    const aliases = resolveAliases(document);
    const { written, errors } = isJsonFile ? NOTHING_MERGED : applyMergeKeys(document, aliases);
    if (errors.length > 0) return { diagnostics: errors.map((error) => mergeDiagnostic(path, error, rangeOf)) };
    if (isExcessive(document, aliases)) return { diagnostics: [excessDiagnostic(path)] };
    const locationAt = createLocator(path, { contents: document.contents, written, rangeOf });
    const value: unknown = document.toJS({ maxAliasCount: -1 });
    const tooDeep = findTooDeep(value);
    if (tooDeep) return { diagnostics: [tooDeepDiagnostic(locationAt(tooDeep))] };
    const plainText = !isJsonFile && text.includes('<<') ? JSON.stringify(value) : text;
    const roundedNumberAt: SpecFile['roundedNumberAt'] = (valuePath) =>
      roundedNumber(numberSource(document.contents, valuePath, aliases) ?? '');
    return { file: { ...source, plainText, value, locationAt, roundedNumberAt }, diagnostics: [] };
  } catch (error) {
    if (error instanceof RangeError) return { diagnostics: [tooDeepDiagnostic({ file: path, range: FILE_START })] };
    return { diagnostics: [aliasDiagnostic(path, document, { error, rangeOf })] };
  }
}

const NOTHING_MERGED = { written: new Map(), errors: [] } as const;

function createLocator(
  file: string,
  {
    contents,
    written,
    rangeOf,
  }: { readonly contents: unknown; readonly written: WrittenPaths; readonly rangeOf: (span: Span) => Range },
): SpecFile['locationAt'] {
  return (valuePath, part = 'value') => {
    const { span, path } = findWritten(contents as Node | null, valuePath, part, written);
    return { file, range: span ? rangeOf(span) : FILE_START, pointer: toPointer(path) };
  };
}

function tooDeepDiagnostic({ file, range }: SourceLocation): Diagnostic {
  return createDiagnostic('spec-too-deep', { file, range }, `Values are nested more than ${MAX_DEPTH} levels deep.`);
}
