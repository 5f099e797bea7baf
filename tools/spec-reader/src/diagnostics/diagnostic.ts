import { CATALOGUE, type DiagnosticCode, type Severity } from './catalogue.ts';

/** One problem in a spec. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  /** The problem, in one sentence. */
  readonly message: string;
  /** How to fix it. */
  readonly fix: string;
  /** Absolute path. */
  readonly file: string;
  readonly range: Range;
  /** RFC 6901 JSON pointer of the value in the file; absent if the location is not a value. */
  readonly pointer?: string;
  /** The value in the document that the problem is about, if it is written elsewhere, such as in a merged mapping. */
  readonly subject?: Subject;
  /** Other locations that belong to the problem, such as the first use of a name. */
  readonly related?: readonly RelatedLocation[];
  /** In how many places the problem is, if there are several. The first is the location, the next are `related`. */
  readonly count?: number;
}

/** A value by its position in the document. */
export interface Subject {
  /** Absolute path. */
  readonly file: string;
  readonly pointer: string;
}

interface RelatedLocation {
  readonly message: string;
  readonly file: string;
  readonly range: Range;
}

/** One-based lines and columns; `end` is exclusive. */
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
  readonly subject?: Subject;
}

/** The value that a location is about; for a location that is not a value, the whole file. */
export function subjectOf({ file, pointer = '', subject }: SourceLocation): Subject {
  return subject ?? { file, pointer };
}

/** A related location, with a note that says how it belongs to the problem. */
export function related(message: string, { file, range }: SourceLocation): RelatedLocation {
  return { message, file, range };
}

export const FILE_START: Range = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };

/** Creates a diagnostic with the severity of its code, and the usual fix unless `options` has another one. */
export function createDiagnostic(
  code: DiagnosticCode,
  location: SourceLocation,
  message: string,
  options: { readonly fix?: string | undefined; readonly related?: readonly RelatedLocation[] } = {},
): Diagnostic {
  const { severity, fix } = CATALOGUE[code];
  const { file, range, pointer, subject } = location;
  return {
    code,
    severity,
    message,
    fix: options.fix ?? fix,
    file,
    range,
    ...(pointer !== undefined && { pointer }),
    ...(subject && { subject }),
    ...(options.related && { related: options.related }),
  };
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}
