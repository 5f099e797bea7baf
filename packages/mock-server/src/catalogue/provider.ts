import type { Signature as SignatureScheme } from '@hookbook/webhook';

/** A system that sends webhooks, with its events. Generated data has these types; they equal those of the contract. */
export interface Provider {
  /** As in the contract, e.g. `dynamic`. */
  readonly name: string;
  /** Safe in URLs and on the command line. */
  readonly slug: string;
  readonly title: string;
  readonly webhook: Webhook;
  /** The module with the validators of its events, to check values that are set. */
  readonly validators?: string;
  /** Sorted by `type`. */
  readonly events: readonly ProviderEvent[];
}

/** An event of a provider, with its examples. */
export interface ProviderEvent {
  /** The event type on the wire, e.g. `user.created`. */
  readonly type: string;
  /** Safe in URLs and on the command line. */
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly deprecated: boolean;
  /** One value per expression in `webhook.eventType`, in the same order; `undefined` if the event does not set it. */
  readonly typeParts: readonly (string | undefined)[];
  /** The ids of things in this event, besides those of `webhook.entities`. */
  readonly entities?: Entities;
  /** Paths in the payload to values of enums that may get new members. */
  readonly openEnums?: readonly (readonly string[])[];
  readonly examples: readonly Example[];
}

/** A payload that illustrates an event. */
export interface Example {
  /** Selects the example in `createDelivery` and on the command line. */
  readonly slug: string;
  readonly name: string;
  readonly summary: string;
  /** `vendor`: published by the vendor; `adapted`: completed or corrected; `hookbook`: written by Hookbook. */
  readonly origin: 'vendor' | 'adapted' | 'hookbook' | 'generated';
  readonly payload: unknown;
  /** The digits of numbers that a double rounds, by their JSON pointer in the payload. Deliveries contain these digits. */
  readonly numbers?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, unknown>>;
}

/** How a provider delivers webhooks. Absent members are not published by the vendor. */
export interface Webhook {
  /** Expressions that give the event type; their values are joined with `.`. */
  readonly eventType: readonly RuntimeExpression[];
  readonly eventId?: RuntimeExpression;
  /** Stays the same when an event is delivered more than once. */
  readonly idempotencyKey?: RuntimeExpression;
  /** When the event happened, not when it was delivered. */
  readonly occurredAt?: RuntimeExpression;
  /** True if the event was delivered before. */
  readonly redelivered?: RuntimeExpression;
  /** The id of the thing that the event is about. */
  readonly resource?: RuntimeExpression;
  /** Where the ids of the things are that events are about, by the name of the kind of thing. */
  readonly entities?: Entities;
  /** Sequences of events that belong together, by name. */
  readonly scenarios?: Readonly<Record<string, Scenario>>;
  /** The event's own data inside the envelope. */
  readonly data?: RuntimeExpression;
  /** Whether validators enforce `format` (the default) or treat it as a hint. */
  readonly formats?: 'assertion' | 'annotation';
  readonly signature?: Signature;
  readonly delivery?: DeliveryPolicy;
  readonly handshake?: Handshake;
  /** The type of the test event that the provider sends when an endpoint is registered. */
  readonly ping?: string;
  /** Markdown. */
  readonly notes?: string;
}

export type Entities = Readonly<Record<string, readonly RuntimeExpression[]>>;

/** A sequence of events that belong together. */
export interface Scenario {
  /** A sentence. */
  readonly summary: string;
  readonly steps: readonly ScenarioStep[];
}

export interface ScenarioStep {
  /** An event type, or a pattern of several, such as `user.*`. */
  readonly event: string;
  /** The name of the example to send. Defaults to the first one. */
  readonly example?: string;
  /** The time since the step before, as an ISO 8601 duration. */
  readonly after?: string;
  /** How often the event happens. Each time it is another event. */
  readonly repeat?: number;
  /** Values to replace in the payload, by JSON pointer. */
  readonly set?: Readonly<Record<string, unknown>>;
}

/** How the provider checks an endpoint: with a challenge in the request, or in its query. */
export interface Handshake {
  /** Values that tell the request from an event. Empty for a challenge in the query. */
  readonly when: readonly { readonly place: RuntimeExpression; readonly value: string }[];
  readonly challenge?: RuntimeExpression;
  /** The name of the query parameter with the challenge. */
  readonly query?: string;
  readonly method: 'GET' | 'POST';
  /** A text, or the members of a JSON object, with `{challenge}`, `{hmac-sha256-hex}` and `{hmac-sha256-base64}`. */
  readonly response: string | Readonly<Record<string, string>>;
}

/** A parsed AsyncAPI runtime expression: `$message.header#/x-github-event` or `$message.payload#/type`. */
export interface RuntimeExpression {
  readonly in: 'header' | 'payload';
  /** Unescaped tokens of the JSON pointer. For a header, its name in lower case. */
  readonly path: readonly string[];
  /** The expression as text. */
  readonly expression: string;
}

/** How a provider signs requests: a scheme with all its facts. */
export interface Signature extends SignatureScheme {
  /** The name of a scheme that many know, or the algorithm. */
  readonly scheme: string;
  /** How old a signed timestamp may be, as an ISO 8601 duration, if only the content says where it is. */
  readonly tolerance?: string;
  /** `hookbook` if the vendor publishes no scheme and Hookbook chose this one. */
  readonly origin: 'vendor' | 'hookbook';
  /** Markdown. */
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
  /** Markdown. */
  readonly description?: string;
}

/** How often and for how long a provider tries to deliver. Durations are ISO 8601. */
export interface AttemptPolicy {
  /** How long the receiver has to respond. */
  readonly timeout?: string;
  /** The status codes that count as delivered: one code, or a class such as `2xx`. */
  readonly success?: string;
  /** The delays before each further attempt. Empty if the provider makes one attempt. */
  readonly retries?: readonly string[];
  /** The number of further attempts, if the provider does not publish the delays. */
  readonly maxRetries?: number;
  /** How long the provider keeps retrying, if it does not publish the delays. */
  readonly retryFor?: string;
  /** Whether the provider waits as long as the header `retry-after` of a response asks for. */
  readonly retryAfter?: 'honoured' | 'ignored';
  /** The status codes after which no attempt follows. */
  readonly stopOn?: readonly string[];
  /** When the provider disables an endpoint. */
  readonly disableAfter?: DisableAfter;
  /** Who published a fact, if that is not the origin of the others. */
  readonly origins?: Readonly<Partial<Record<Exclude<keyof AttemptPolicy, 'origins'>, Origin>>>;
}

export interface DisableAfter {
  /** Failed attempts for one message. */
  readonly failedAttempts?: number;
  /** Messages that failed. */
  readonly failedMessages?: number;
  /** ISO 8601 duration within which they failed. */
  readonly within?: string;
  /** Markdown. */
  readonly description?: string;
}

/** `hookbook` if the vendor publishes nothing and Hookbook chose. */
export type Origin = 'vendor' | 'hookbook';
