import type { Case } from '../cases/case.ts';

/** The exports of a provider's module that the program uses. */
export interface Validators {
  readonly safeParseEvent: (body: unknown, options: ParseOptions) => ParseResult;
}

export interface ParseOptions {
  readonly mode?: 'tolerant' | 'strict';
  readonly headers?: Case['headers'] | undefined;
  readonly limits?: Case['limits'] | undefined;
  readonly onDrift?: (drift: Issue) => void;
  readonly onWarning?: (warning: Issue) => void;
}

export type ParseResult =
  | { readonly ok: true; readonly known: boolean; readonly type: string }
  | { readonly ok: false; readonly issues: readonly Issue[] };

export interface Issue {
  readonly code: string;
  readonly pointer: string;
  readonly message: string;
}
