/** A request, with the outcome that validators must report in every runtime. Plain data, which is embedded as JSON. */
export interface Case {
  readonly name: string;
  /** The subpath of `@hookbook/validators`. */
  readonly provider: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: CaseBody;
  readonly limits?: { readonly maxBytes?: number };
  /** The outcome in tolerant mode. */
  readonly expected: Outcome;
  /** The outcome in strict mode. By default the same, or `invalid` if tolerant mode reports drift or a warning. */
  readonly strict?: Outcome;
}

export type CaseBody =
  /** Parsed as value, as text and as bytes. */
  | { readonly json: string }
  /** Parsed as text and as bytes, because the outcome depends on the text. */
  | { readonly text: string }
  /** Parsed as bytes, which are not valid UTF-8. */
  | { readonly base64: string };

/** `invalid` allows any issues, `invalid once` a single one of any code, and `invalid <code>` a single one of that code. */
export type Outcome = `known ${string}` | `unknown ${string}` | 'invalid' | `invalid ${string}`;
