/** One system that sends webhooks, as the generated data modules describe it: the same types as the contract's. */
export interface Provider {
  /** As written in the contract, e.g. `dynamic`. */
  readonly name: string;
  /** Safe in a URL and on a command line. */
  readonly slug: string;
  readonly title: string;
  readonly webhook: Webhook;
  /** Sorted by `type`. */
  readonly events: readonly ProviderEvent[];
}

/** One event of a provider with its examples. */
export interface ProviderEvent {
  /** What arrives on the wire, e.g. `user.created`. */
  readonly type: string;
  /** Safe in a URL and on a command line. */
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly deprecated: boolean;
  /** The values at the places of `webhook.eventType`, in that order; `undefined` where this event has none. */
  readonly typeParts: readonly (string | undefined)[];
  readonly examples: readonly Example[];
}

export interface Example {
  /** What `example` in the options of a delivery names. */
  readonly slug: string;
  readonly name: string;
  readonly summary: string;
  /** `vendor`: published by the vendor, verbatim; `adapted`: completed or corrected; `hookbook`: written by Hookbook. */
  readonly origin: 'vendor' | 'adapted' | 'hookbook';
  readonly payload: unknown;
  readonly headers?: Readonly<Record<string, unknown>>;
}

/** How a provider delivers. What the vendor does not publish is absent. */
export interface Webhook {
  /** Places that tell the event type; their values are joined with `.`. */
  readonly eventType: readonly RuntimeExpression[];
  readonly eventId?: RuntimeExpression;
  readonly idempotencyKey?: RuntimeExpression;
  readonly occurredAt?: RuntimeExpression;
  readonly redelivered?: RuntimeExpression;
  readonly data?: RuntimeExpression;
  /** Whether the provider holds to the formats that its schemas name. */
  readonly formats?: 'assertion' | 'annotation';
  readonly signature?: Signature;
  readonly delivery?: DeliveryPolicy;
  /** Event type of the test event that is sent when an endpoint is registered. */
  readonly ping?: string;
  /** Markdown. */
  readonly notes?: string;
}

/** Where something is found in a message. */
export interface RuntimeExpression {
  readonly in: 'header' | 'payload';
  /** Tokens of a JSON pointer, unescaped; a header has one, in lower case. */
  readonly path: readonly string[];
  readonly expression: string;
}

export interface Signature {
  readonly scheme: 'hmac-sha256' | 'standard-webhooks';
  /** In lower case. */
  readonly header: string;
  readonly encoding: 'hex' | 'base64';
  /** What stands before each digest, e.g. `sha256=`. */
  readonly prefix: string;
  /** Separates several signatures, one per active secret; absent where there is only one. */
  readonly separator?: string;
  /** What is signed: `{body}` stands for the raw body, a header's name in braces for its value. */
  readonly content: string;
  /** ISO 8601 duration. */
  readonly tolerance?: string;
  /** `hookbook` where the vendor publishes no scheme and this one is a choice of Hookbook's. */
  readonly origin: 'vendor' | 'hookbook';
  /** Markdown. */
  readonly description?: string;
}

export interface DeliveryPolicy {
  readonly method?: 'POST';
  readonly contentType?: string;
  /** ISO 8601 duration. */
  readonly timeout?: string;
  /** A class of status codes like `2xx`, or one code. */
  readonly success?: string;
  /** ISO 8601 durations: the waits between attempts. */
  readonly retries?: readonly string[];
  /** ISO 8601 duration. */
  readonly retryFor?: string;
  readonly semantics?: 'at-least-once' | 'at-most-once';
  readonly ordering?: 'none' | 'per-resource' | 'total';
  /** Markdown. */
  readonly disableAfter?: string;
  readonly https?: 'required' | 'recommended';
  readonly origin: 'vendor' | 'hookbook';
  /** Markdown. */
  readonly description?: string;
}
