import { LineCounter, type Node, parseDocument } from 'yaml';
import { type Diagnostic, FILE_START, problem, type Range } from '../diagnostics/diagnostic.ts';
import { DEEPEST, tooDeep } from './depth.ts';
import { rangeIn, spanAt } from './spans.ts';
import { aliasProblem, isJson, jsonProblem, yamlProblems } from './syntaxDiagnostics.ts';
import { fileUri } from './uri.ts';

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
  readonly locate: (path: readonly string[], part?: 'key' | 'value') => Range;
}

/** The text of a file, with what it is called. */
export interface Source {
  readonly path: string;
  readonly name: string;
  readonly text: string;
  /** Where the file was supplied by one. */
  readonly uri?: string;
}

/** Parses YAML or, for `*.json`, JSON. A file with syntax errors has no usable value, so it yields only diagnostics. */
export function parseSpecFile(source: Source): { file?: SpecFile; diagnostics: Diagnostic[] } {
  const { path, name, text } = source;
  if (path.endsWith('.json') && !isJson(text)) return { diagnostics: [jsonProblem(path, text)] };
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true });
  const rangeOf = rangeIn(lines);
  if (document.errors.some(({ code }) => code === 'RESOURCE_EXHAUSTION')) return { diagnostics: [deepProblem(path)] };
  const faults = yamlProblems(source, document, rangeOf);
  if (faults.length > 0) return { diagnostics: faults };
  const locate: SpecFile['locate'] = (at, part = 'value') => {
    const span = spanAt(document.contents as Node | null, at, part);
    return span ? rangeOf(span) : FILE_START;
  };
  try {
    const value: unknown = document.toJS();
    const deep = tooDeep(value);
    if (deep) return { diagnostics: [deepProblem(path, locate(deep))] };
    return { file: { uri: fileUri(name), ...source, value, locate }, diagnostics: [] };
  } catch (error) {
    if (error instanceof RangeError) return { diagnostics: [deepProblem(path)] };
    return { diagnostics: [aliasProblem(path, document, { error, rangeOf })] };
  }
}

function deepProblem(file: string, range: Range = FILE_START): Diagnostic {
  return problem('spec-too-deep', { file, range }, `This is nested more than ${DEEPEST} levels deep.`);
}
