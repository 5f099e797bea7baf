import type { Signature as SignatureScheme } from '../signature/signature.ts';

/** How a provider delivers events, as the generator reads its `x-webhook`. Facts that the vendor does not publish are absent. */
export interface Webhook {
  /** The values of these expressions, joined with `.`, are the event type. Empty if deliveries do not contain it. */
  readonly eventType: readonly RuntimeExpression[];
  readonly eventId?: RuntimeExpression;
  readonly idempotencyKey?: RuntimeExpression;
  readonly occurredAt?: RuntimeExpression;
  readonly redelivered?: RuntimeExpression;
  /** The id of the resource that the event is about. The order of events about the same resource matters. */
  readonly resource?: RuntimeExpression;
  /** The places of the ids of entities, by the name of the entity. */
  readonly entities?: Entities;
  /** Sequences of events that belong together, by name. */
  readonly scenarios?: Readonly<Record<string, Scenario>>;
  /** The member of the envelope that contains the event's own data. */
  readonly data?: RuntimeExpression;
  /** Whether validators enforce `format` (default) or treat it as a hint. */
  readonly formats?: 'assertion' | 'annotation';
  readonly signature?: Signature;
  readonly delivery?: DeliveryPolicy;
  readonly handshake?: Handshake;
  /** The type of the test event that the provider sends when an endpoint is registered. */
  readonly ping?: string;
  /** Further facts for receivers, in Markdown. */
  readonly notes?: string;
}

export type Entities = Readonly<Record<string, readonly RuntimeExpression[]>>;

export interface Scenario {
  /** A sentence. */
  readonly summary: string;
  readonly steps: readonly ScenarioStep[];
}

export interface ScenarioStep {
  /** An event type, or a pattern with `*`. */
  readonly event: string;
  /** The name of an example. */
  readonly example?: string;
  /** ISO 8601 duration since the step before. */
  readonly after?: string;
  /** How often the event happens. */
  readonly repeat?: number;
  /** Values to replace in the payload, by JSON pointer. */
  readonly set?: Readonly<Record<string, unknown>>;
}

/**
 * How the provider checks an endpoint before it sends events to it: with a challenge in the request, which is recognised by
 * values in it, or in its query.
 */
export interface Handshake {
  /** All of them distinguish the request from an event. Empty for a challenge in the query. */
  readonly when: readonly HandshakeCondition[];
  readonly challenge?: RuntimeExpression;
  /** The name of the query parameter with the challenge. Such a request is not signed. */
  readonly query?: string;
  readonly method: 'GET' | 'POST';
  /**
   * The body of the response: a text, or the members of a JSON object. `{challenge}` is the challenge, and `{hmac-sha256-hex}`
   * and `{hmac-sha256-base64}` are its HMAC with the secret.
   */
  readonly response: string | Readonly<Record<string, string>>;
}

export interface HandshakeCondition {
  readonly place: RuntimeExpression;
  readonly value: string;
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
  /** The tolerance of a timestamp that only the content contains. */
  readonly tolerance?: string;
  /** `hookbook` if the vendor publishes no scheme and the maintainers chose this one. */
  readonly origin: Origin;
  readonly description?: string;
}

/** How a provider sends requests and retries them. */
export interface DeliveryPolicy extends AttemptPolicy {
  readonly method?: 'POST';
  readonly contentType?: string;
  /** Facts about attempts that differ in an environment of the provider, by its name. */
  readonly environments?: Readonly<Record<string, AttemptPolicy>>;
  readonly semantics?: 'at-least-once' | 'at-most-once';
  readonly ordering?: 'none' | 'per-resource' | 'total';
  readonly https?: 'required' | 'recommended';
  readonly origin: Origin;
  readonly description?: string;
}

/** How often and for how long a provider tries to deliver. */
export interface AttemptPolicy {
  /** ISO 8601 duration within which the receiver must respond. */
  readonly timeout?: string;
  /** Status codes that count as delivered, e.g. `2xx`. */
  readonly success?: string;
  /** The delays before each further attempt, as ISO 8601 durations. Empty if the provider makes one attempt. */
  readonly retries?: readonly string[];
  /** The number of further attempts, if the provider does not publish the delays. */
  readonly maxRetries?: number;
  /** ISO 8601 duration over which the provider retries, if it does not publish the delays. */
  readonly retryFor?: string;
  /** Whether the provider waits as long as the header `retry-after` of a response asks for. */
  readonly retryAfter?: 'honoured' | 'ignored';
  /** Status codes after which no attempt follows, e.g. `410`. */
  readonly stopOn?: readonly string[];
  readonly disableAfter?: DisableAfter;
  /** Who published a fact, if that is not the origin of the others. */
  readonly origins?: Readonly<Partial<Record<AttemptFact, Origin>>>;
}

export type AttemptFact = Exclude<keyof AttemptPolicy, 'origins'>;

/** When a provider disables an endpoint. */
export interface DisableAfter {
  /** Failed attempts for one message. */
  readonly failedAttempts?: number;
  /** Messages that failed. */
  readonly failedMessages?: number;
  /** ISO 8601 duration within which they failed. */
  readonly within?: string;
  /** Status codes that disable it at once, e.g. `410`. */
  readonly statuses?: readonly string[];
  /** Markdown. */
  readonly description?: string;
}

/** Who published a fact: `vendor`, or `hookbook` if the vendor publishes nothing and the maintainers chose it. */
export type Origin = 'vendor' | 'hookbook';
