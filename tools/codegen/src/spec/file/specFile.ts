import { findTooDeep, MAX_DEPTH } from '@hookbook/contract/data';
import { LineCounter, type Node, parseDocument } from 'yaml';
import { createDiagnostic, type Diagnostic, FILE_START, type Range } from '../../diagnostics/diagnostic.ts';
import { isJson, jsonDiagnostic } from './jsonSyntax.ts';
import { rangeIn, spanAt } from './spans.ts';
import { fileUri } from './uri.ts';
import { aliasDiagnostic, yamlDiagnostics } from './yamlSyntax.ts';

/** A parsed spec file, with the position of every value. */
export interface SpecFile {
  /** Absolute. */
  readonly path: string;
  /** Relative to the folder of the root document, with `/` as the separator. */
  readonly name: string;
  /** The base URI of the references in the file, unless an `$id` sets another one. */
  readonly uri: string;
  readonly text: string;
  readonly value: unknown;
  /** The range of the key or value at a path, or of its nearest existing parent. */
  readonly rangeAt: (path: readonly string[], part?: 'key' | 'value') => Range;
}

/** The text of a spec file, before it is parsed. */
export interface SpecText {
  readonly path: string;
  readonly name: string;
  readonly text: string;
  /** Set if the file was found by its URI. */
  readonly uri?: string;
}

/** Parses YAML or, for `*.json`, JSON. A file with syntax errors has no usable value, so it yields only diagnostics. */
export function parseSpecFile(source: SpecText): { file?: SpecFile; diagnostics: Diagnostic[] } {
  const { path, name, text } = source;
  if (path.endsWith('.json') && !isJson(text)) return { diagnostics: [jsonDiagnostic(path, text)] };
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true });
  const rangeOf = rangeIn(lines);
  if (document.errors.some(({ code }) => code === 'RESOURCE_EXHAUSTION'))
    return { diagnostics: [tooDeepDiagnostic(path)] };
  const syntaxErrors = yamlDiagnostics(source, document, rangeOf);
  if (syntaxErrors.length > 0) return { diagnostics: syntaxErrors };
  const rangeAt: SpecFile['rangeAt'] = (valuePath, part = 'value') => {
    const span = spanAt(document.contents as Node | null, valuePath, part);
    return span ? rangeOf(span) : FILE_START;
  };
  try {
    const value: unknown = document.toJS();
    const tooDeep = findTooDeep(value);
    if (tooDeep) return { diagnostics: [tooDeepDiagnostic(path, rangeAt(tooDeep))] };
    return { file: { uri: fileUri(name), ...source, value, rangeAt }, diagnostics: [] };
  } catch (error) {
    if (error instanceof RangeError) return { diagnostics: [tooDeepDiagnostic(path)] };
    return { diagnostics: [aliasDiagnostic(path, document, { error, rangeOf })] };
  }
}

function tooDeepDiagnostic(file: string, range: Range = FILE_START): Diagnostic {
  return createDiagnostic('spec-too-deep', { file, range }, `Values are nested more than ${MAX_DEPTH} levels deep.`);
}
