import type { Signature as SignatureScheme } from '../../../packages/webhook/src/signature/signature.ts';

/**
 * How a provider delivers events: its `x-webhook`, which matches `specs/x-webhook.schema.json`.
 * Facts that the vendor does not publish are absent.
 */
export interface Webhook {
  /** The values of these expressions, joined with `.`, are the event type. Empty if nothing on the wire tells it. */
  readonly eventType: readonly RuntimeExpression[];
  readonly eventId?: RuntimeExpression;
  readonly idempotencyKey?: RuntimeExpression;
  readonly occurredAt?: RuntimeExpression;
  readonly redelivered?: RuntimeExpression;
  /** The member of the envelope that contains the event's own data. */
  readonly data?: RuntimeExpression;
  /** Whether validators enforce `format` (default) or treat it as a hint. */
  readonly formats?: 'assertion' | 'annotation';
  readonly signature?: Signature;
  readonly delivery?: Delivery;
  /** The type of the test event that the provider sends when an endpoint is registered. */
  readonly ping?: string;
  /** Further facts for receivers, in Markdown. */
  readonly notes?: string;
}

/** A parsed AsyncAPI runtime expression: `$message.header#/x-github-event` or `$message.payload#/type`. */
export interface RuntimeExpression {
  readonly in: 'header' | 'payload';
  /** Unescaped tokens of the JSON pointer. The name of a header is lower-case. */
  readonly path: readonly string[];
  /** The expression as written. */
  readonly expression: string;
}

/** A signature scheme, with all its facts, as `@hookbook/webhook` reads them. */
export interface Signature extends SignatureScheme {
  /** The name of the scheme: that of a preset, or else its algorithm. */
  readonly scheme: string;
  /** The tolerance of a timestamp that the content contains in a way of its own. */
  readonly tolerance?: string;
  /** `hookbook` if the vendor publishes no scheme and the maintainers chose this one. */
  readonly origin: 'vendor' | 'hookbook';
  readonly description?: string;
}

export interface Delivery {
  readonly method?: 'POST';
  readonly contentType?: string;
  /** ISO 8601 duration within which the receiver must respond. */
  readonly timeout?: string;
  /** Status codes that count as delivered, e.g. `2xx`. */
  readonly success?: string;
  /** The delays before each further attempt, as ISO 8601 durations. */
  readonly retries?: readonly string[];
  /** ISO 8601 duration over which the provider retries, if it does not publish the schedule. */
  readonly retryFor?: string;
  readonly semantics?: 'at-least-once' | 'at-most-once';
  readonly ordering?: 'none' | 'per-resource' | 'total';
  /** The conditions under which the provider disables an endpoint, in Markdown. */
  readonly disableAfter?: string;
  readonly https?: 'required' | 'recommended';
  readonly origin: 'vendor' | 'hookbook';
  readonly description?: string;
}
