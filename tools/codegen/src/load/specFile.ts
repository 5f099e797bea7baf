import { isAlias, isMap, isSeq, LineCounter, type Node, type Pair, parseDocument, visit, type YAMLError } from 'yaml';
import { type Diagnostic, FILE_START, type Position, problem, type Range } from '../diagnostic.ts';
import { DEEPEST, tooDeep } from './depth.ts';
import { jsonFault } from './jsonFault.ts';
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

/** Parses YAML or, for `*.json`, JSON. A file with syntax errors has no usable value, so it yields only diagnostics. */
export function parseSpecFile(source: { path: string; name: string; text: string; uri?: string }): {
  file?: SpecFile;
  diagnostics: Diagnostic[];
} {
  const lines = new LineCounter();
  if (source.path.endsWith('.json') && !isJson(source.text))
    return { diagnostics: [jsonProblem(source.path, source.text)] };
  const document = parseDocument(source.text, { lineCounter: lines, prettyErrors: false, stringKeys: true });
  if (document.errors.some(({ code }) => code === 'RESOURCE_EXHAUSTION'))
    return { diagnostics: [tooDeepProblem(source.path, FILE_START)] };
  const faults = [...document.errors, ...document.warnings];
  if (faults.length > 0) return { diagnostics: yamlProblems(source.path, faults, lines) };
  const root = document.contents as Node | null;
  const at = (from: number, to: number): Range => ({ start: position(lines, from), end: position(lines, to) });
  const locate: SpecFile['locate'] = (path, part = 'value') => {
    const span = spanOf(root, path, part);
    return span ? at(span[0], span[1]) : FILE_START;
  };
  try {
    const value: unknown = document.toJS();
    const deep = tooDeep(value);
    if (deep) return { diagnostics: [tooDeepProblem(source.path, locate(deep))] };
    return { file: { uri: fileUri(source.name), ...source, value, locate }, diagnostics: [] };
  } catch (error) {
    if (error instanceof RangeError) return { diagnostics: [tooDeepProblem(source.path, FILE_START)] };
    const broken = unresolvedAlias(document);
    const range = broken ? at(broken[0], broken[1]) : FILE_START;
    const message = error instanceof Error ? error.message : String(error);
    return { diagnostics: [problem('yaml-syntax', { file: source.path, range }, sentence(message))] };
  }
}

function tooDeepProblem(file: string, range: Range): Diagnostic {
  return problem('spec-too-deep', { file, range }, `This is nested more than ${DEEPEST} levels deep.`);
}

/** An alias of nothing is only noticed when values are put together, where its place is no longer known. */
function unresolvedAlias(document: ReturnType<typeof parseDocument>): Span | undefined {
  let found: Span | undefined;
  visit(document, {
    Alias: (_, alias) => {
      if (alias.resolve(document)) return undefined;
      found = rangeOf(alias);
      return visit.BREAK;
    },
  });
  return found;
}

type Span = readonly [from: number, to: number];

function spanOf(root: Node | null, path: readonly string[], part: 'key' | 'value'): Span | undefined {
  let node: unknown = root;
  let span = rangeOf(root);
  for (const [index, token] of path.entries()) {
    const step = stepInto(node, token);
    if (!step) return span;
    const last = index === path.length - 1;
    span = (last && part === 'key' ? rangeOf(step.key) : rangeOf(step.value)) ?? rangeOf(step.key) ?? span;
    node = step.value;
  }
  return span;
}

function stepInto(node: unknown, token: string): { key: unknown; value: unknown } | undefined {
  if (isMap(node)) {
    const pair = node.items.find((each: Pair) => String((each.key as { value?: unknown } | null)?.value) === token);
    return pair && { key: pair.key, value: pair.value };
  }
  if (isSeq(node)) {
    const item = node.items[Number(token)];
    return item === undefined ? undefined : { key: item, value: item };
  }
  return undefined;
}

function rangeOf(node: unknown): Span | undefined {
  const range = (node as Node | null)?.range;
  if (!range || (isAlias(node) && !range)) return undefined;
  return [range[0], range[1]];
}

function position(lines: LineCounter, offset: number): Position {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}

/** Behind a slip the YAML parser complains about all that it no longer understands, so only the first fault is told. */
function yamlProblems(file: string, faults: readonly YAMLError[], lines: LineCounter): Diagnostic[] {
  const place = ({ pos }: YAMLError) => ({
    file,
    range: { start: position(lines, pos[0]), end: position(lines, pos[1]) },
  });
  const slip = faults.find(({ code }) => code !== 'DUPLICATE_KEY');
  if (slip) return [problem('yaml-syntax', place(slip), messageOf(slip))];
  return faults.map((fault) => problem('duplicate-key', place(fault), 'This key stands twice in one mapping.'));
}

function messageOf({ code, message }: YAMLError): string {
  if (code === 'MULTIPLE_DOCS') return 'Here a second YAML document begins, and a file of a spec has one.';
  return sentence(message);
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text.replace(/^\ufeff/, ''));
    return true;
  } catch {
    return false;
  }
}

function jsonProblem(file: string, text: string): Diagnostic {
  const { offset, message } = jsonFault(text);
  const before = text.slice(0, offset).split('\n');
  const start = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  return problem('json-syntax', { file, range: { start, end: { ...start, column: start.column + 1 } } }, message);
}
