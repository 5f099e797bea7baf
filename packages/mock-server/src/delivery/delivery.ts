/** One signed HTTP request that carries one event. Fits `fetch(url, delivery)` and `new Request(url, delivery)`. */
export interface Delivery {
  readonly method: 'POST';
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The bytes that are signed, as UTF-8. */
  readonly body: string;

  /** The provider's name, e.g. `dynamic`. */
  readonly provider: string;
  /** The event's type, e.g. `user.created`. */
  readonly event: string;
  /** What a receiver may skip repeated deliveries by: in the payload or a header where the provider has a place for it. */
  readonly id: string;
  readonly signature: SignatureInfo;
  /** Milliseconds within which the receiver has to answer. */
  readonly timeout: number;
  /** The status codes that count as delivered: a class like `2xx`, or one code. */
  readonly success: string;
  /** Milliseconds to wait before each further attempt. */
  readonly retries: readonly number[];
  /** The headers of an attempt at that time: schemes that sign the time of the attempt sign it anew. */
  readonly headersAt: (now: Date) => Readonly<Record<string, string>>;
}

export interface SignatureInfo {
  readonly scheme: 'hmac-sha256' | 'standard-webhooks';
  /** The header that carries the signature. */
  readonly header: string;
  /** `hookbook` where the vendor publishes no scheme and this one is a choice of Hookbook's. */
  readonly origin: 'vendor' | 'hookbook';
  /** For people: what to know about the scheme. */
  readonly note: string;
}
