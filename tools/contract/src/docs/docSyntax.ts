/** How a documentation format, such as TSDoc, contains text of a spec. */
export interface DocSyntax {
  /** Markdown. */
  readonly prose: (text: string) => string;
  /** A name or value in a line. */
  readonly code: (text: string) => string;
  readonly json: (value: unknown) => string;
  /** The name of another type. */
  readonly type: (name: string) => string;
}
