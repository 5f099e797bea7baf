import type { Diagnostic, Range } from '../../diagnostics/diagnostic.ts';

/** The text of a spec file, before it is parsed. */
export interface SpecText {
  readonly path: string;
  readonly name: string;
  readonly text: string;
  readonly uri: string;
}

/** What a text without syntax errors contains, apart from positions. */
export interface SpecValue {
  readonly value: unknown;
  /** Whether the text has a number that a double rounds. */
  readonly hasRoundedNumbers: boolean;
}

/** Offsets in a text; `to` is exclusive. */
export type Span = readonly [from: number, to: number];

/** Where the values of a text are written. */
export interface Positions {
  /** The range of the key or value at a path, or of its nearest existing parent, with the pointer to where it is written. */
  readonly written: (
    path: readonly string[],
    part: 'key' | 'value',
  ) => { readonly range: Range; readonly pointer: string };
  /** The number at a path as JSON, with its written digits, if a double rounds it. */
  readonly roundedNumber: (path: readonly string[]) => string | undefined;
}

/** The value of a text, with positions, or why it has none. */
export type ParsedText =
  | (SpecValue & { readonly positions: Positions })
  | { readonly diagnostics: readonly Diagnostic[] };
