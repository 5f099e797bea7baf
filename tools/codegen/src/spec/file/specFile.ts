import { LineCounter, type Node, parseDocument } from 'yaml';
import { createDiagnostic, type Diagnostic, FILE_START, type Range } from '../../diagnostics/diagnostic.ts';
import { findTooDeep, MAX_DEPTH } from './depth.ts';
import { isJson, jsonDiagnostic } from './jsonSyntax.ts';
import { rangeIn, spanAt } from './spans.ts';
import { fileUri } from './uri.ts';
import { aliasDiagnostic, yamlDiagnostics } from './yamlSyntax.ts';

/** One file of a spec, read and parsed, with the position of everything in it. */
export interface SpecFile {
  /** Absolute. */
  readonly path: string;
  /** Relative to the folder of the root document, with `/`. */
  readonly name: string;
  /** What references inside are relative to, unless an `$id` says otherwise. */
  readonly uri: string;
  readonly text: string;
  readonly value: unknown;
  /** The range of the key or value at a path; of its nearest existing parent if there is none. */
  readonly rangeAt: (path: readonly string[], part?: 'key' | 'value') => Range;
}

/** The text of a file, with what it is called. */
export interface SpecText {
  readonly path: string;
  readonly name: string;
  readonly text: string;
  /** Where the file was supplied by one. */
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
  const faults = yamlDiagnostics(source, document, rangeOf);
  if (faults.length > 0) return { diagnostics: faults };
  const locate: SpecFile['rangeAt'] = (at, part = 'value') => {
    const span = spanAt(document.contents as Node | null, at, part);
    return span ? rangeOf(span) : FILE_START;
  };
  try {
    const value: unknown = document.toJS();
    const deep = findTooDeep(value);
    if (deep) return { diagnostics: [tooDeepDiagnostic(path, locate(deep))] };
    return { file: { uri: fileUri(name), ...source, value, rangeAt: locate }, diagnostics: [] };
  } catch (error) {
    if (error instanceof RangeError) return { diagnostics: [tooDeepDiagnostic(path)] };
    return { diagnostics: [aliasDiagnostic(path, document, { error, rangeOf })] };
  }
}

function tooDeepDiagnostic(file: string, range: Range = FILE_START): Diagnostic {
  return createDiagnostic('spec-too-deep', { file, range }, `This is nested more than ${MAX_DEPTH} levels deep.`);
}
