/** A request without its signature. */
export interface UnsignedRequest {
  readonly method?: string;
  readonly url?: string | undefined;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** The payload, for schemes that sign members of it. */
  readonly payload?: unknown;
}

/** The scheme cannot sign a request: it lacks something that the scheme signs, or the secret has another form. */
export class SigningError extends Error {
  override readonly name = 'SigningError';
  readonly code: 'invalid-secret' | 'invalid-value' | 'missing-content' | 'missing-url';

  constructor(code: SigningError['code'], message: string) {
    super(message);
    this.code = code;
  }
}
