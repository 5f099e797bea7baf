import { CATALOGUE, type DiagnosticCode } from './catalogue.ts';

/** One problem found in a spec. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: 'error' | 'warning';
  /** What is wrong, in one sentence. */
  readonly message: string;
  /** How to mend it. */
  readonly fix: string;
  /** Absolute path. */
  readonly file: string;
  readonly range: Range;
  /** RFC 6901 JSON pointer inside the file, where the place has one. */
  readonly pointer?: string;
  /** Other places that belong to the problem, e.g. the first use of a name. */
  readonly related?: readonly RelatedLocation[];
}

interface RelatedLocation {
  readonly message: string;
  readonly file: string;
  readonly range: Range;
}

/** One-based lines and columns; `end` is behind the last character. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface SourceLocation {
  readonly file: string;
  readonly range: Range;
  readonly pointer?: string;
}

/** A place that belongs to a problem somewhere else. */
export function related(message: string, { file, range }: SourceLocation): RelatedLocation {
  return { message, file, range };
}

export const FILE_START: Range = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };

/** A diagnostic whose severity and standard fix come from the catalogue. */
export function createDiagnostic(
  code: DiagnosticCode,
  place: SourceLocation,
  message: string,
  more: { readonly fix?: string; readonly related?: readonly RelatedLocation[] } = {},
): Diagnostic {
  const { severity, fix } = CATALOGUE[code];
  const { file, range, pointer } = place;
  return {
    code,
    severity,
    message,
    fix: more.fix ?? fix,
    file,
    range,
    ...(pointer !== undefined && { pointer }),
    ...(more.related && { related: more.related }),
  };
}

/** Sorted by place, each problem once. */
export function sortAndDeduplicate(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const unique = new Map(diagnostics.map((each) => [keyOf(each), each]));
  return [...unique.values()].sort(byLocation);
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}

function keyOf({ code, file, range, message }: Diagnostic): string {
  return JSON.stringify([code, file, range.start.line, range.start.column, message]);
}

function byLocation(a: Diagnostic, b: Diagnostic): number {
  return (
    compareText(a.file, b.file) ||
    a.range.start.line - b.range.start.line ||
    a.range.start.column - b.range.start.column ||
    compareText(a.code, b.code) ||
    compareText(a.message, b.message)
  );
}

/** By code unit, so that no locale decides an order. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
