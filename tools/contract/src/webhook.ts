/**
 * How a provider delivers: the channel's `x-webhook`, checked against `specs/x-webhook.schema.json`.
 * What the vendor does not publish is absent; nothing is filled in here.
 */
export interface Webhook {
  /** Places that tell the event type; their values are joined with `.`. At least one. */
  readonly eventType: readonly RuntimeExpression[];
  readonly eventId?: RuntimeExpression;
  readonly idempotencyKey?: RuntimeExpression;
  readonly occurredAt?: RuntimeExpression;
  readonly redelivered?: RuntimeExpression;
  /** Where the event's own data sits inside the envelope. */
  readonly data?: RuntimeExpression;
  /** Whether payloads hold to what `format` says, which is assumed, or it is only a hint. */
  readonly formats?: 'assertion' | 'annotation';
  readonly signature?: Signature;
  readonly delivery?: Delivery;
  /** Event type of the test event that is sent when an endpoint is registered. */
  readonly ping?: string;
  /** Markdown: what else a receiver should know, and what is not published. */
  readonly notes?: string;
}

/** An AsyncAPI runtime expression, taken apart: `$message.header#/x-github-event` or `$message.payload#/type`. */
export interface RuntimeExpression {
  readonly in: 'header' | 'payload';
  /** Unescaped tokens of the JSON pointer. A header's name is lower-case. */
  readonly path: readonly string[];
  readonly expression: string;
}

export interface Signature {
  readonly scheme: 'hmac-sha256' | 'standard-webhooks';
  /** Lower-case header name; `webhook-signature` for Standard Webhooks. */
  readonly header: string;
  readonly encoding: 'hex' | 'base64';
  /** What stands before the digest, e.g. `sha256=`. */
  readonly prefix: string;
  /** Separates several signatures (one per active secret) in one header; absent where there is only one. */
  readonly separator?: string;
  /** What is signed, with `{body}` for the raw request body. */
  readonly content: string;
  /** ISO 8601 duration within which a signed timestamp is accepted; absent where none is signed. */
  readonly tolerance?: string;
  /** `hookbook` where the vendor publishes no scheme and this one is our choice. */
  readonly origin: 'vendor' | 'hookbook';
  readonly description?: string;
}

export interface Delivery {
  readonly method?: 'POST';
  readonly contentType?: string;
  /** ISO 8601 duration within which the receiver must have answered. */
  readonly timeout?: string;
  /** Response codes that count as delivered, e.g. `2xx`. */
  readonly success?: string;
  /** ISO 8601 durations to wait before each further attempt. */
  readonly retries?: readonly string[];
  /** ISO 8601 duration over which attempts are made, where the schedule itself is not published. */
  readonly retryFor?: string;
  readonly semantics?: 'at-least-once' | 'at-most-once';
  readonly ordering?: 'none' | 'per-resource' | 'total';
  /** Markdown: what makes the provider switch an endpoint off. */
  readonly disableAfter?: string;
  readonly https?: 'required' | 'recommended';
  readonly origin: 'vendor' | 'hookbook';
  readonly description?: string;
}
