/** A request, and what the validators must say about it in every runtime. Plain data: it travels as JSON. */
export interface Case {
  readonly name: string;
  /** The subpath of the validators. */
  readonly provider: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: CaseBody;
  readonly limits?: { readonly maxBytes?: number };
  readonly expected: Outcome;
  /** In strict mode; where absent it is what was expected, unless there is something that the contract does not know. */
  readonly strict?: Outcome;
}

export type CaseBody =
  /** Parsed by the program, as text and as bytes. */
  | { readonly json: string }
  /** As text and as bytes: what happens is about the text. */
  | { readonly text: string }
  /** As bytes, which are no text. */
  | { readonly base64: string };

/** `invalid` has any issues, `invalid once` a single one of any kind, the others a single one of that code. */
export type Outcome = `known ${string}` | `new ${string}` | 'invalid' | `invalid ${string}`;
