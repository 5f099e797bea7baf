/** A request, the secrets of its receiver, and whether the receiver must accept it. */
export interface Vector {
  /** The scheme, a slash and the name of the case, which several schemes share. */
  readonly id: string;
  /** The name of a preset, or of a scheme in the file. */
  readonly scheme: string;
  /** What the receiver has: the newest first; for asymmetric schemes public keys. */
  readonly secrets: readonly string[];
  /** The receiver's clock. */
  readonly now: string;
  readonly request: VectorRequest;
  readonly valid: boolean;
  /** Why an invalid request is refused. */
  readonly reason?: string;
  readonly note: string;
}

export interface VectorRequest {
  readonly method: string;
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The raw bytes in base64, or bytes in base64 that are repeated. */
  readonly body: string | { readonly repeat: string; readonly times: number };
}
