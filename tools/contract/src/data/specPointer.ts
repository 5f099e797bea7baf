/** A place in a spec. */
export interface SpecPointer {
  /** Relative to the folder of the root document, with `/`. */
  readonly file: string;
  /** RFC 6901 JSON pointer inside the file; empty for the whole file. */
  readonly pointer: string;
}
