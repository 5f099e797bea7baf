/** One problem found in a spec. */
export interface Diagnostic {
  /** A key of the catalogue, e.g. `event-type-clash`. */
  readonly code: string;
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
  readonly related?: readonly { readonly message: string; readonly file: string; readonly range: Range }[];
}

/** One-based lines and columns; `end` is behind the last character. */
export interface Range {
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}
