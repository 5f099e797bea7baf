import type { OpenapiNode } from '../document/node.ts';

/** An operation that sends a webhook. */
export interface WebhookOperation {
  /** As published, without a leading slash. */
  readonly name: string;
  /** Where the document lists it. */
  readonly entry: OpenapiNode;
  /** The HTTP method, lower-case. */
  readonly method: string;
  readonly pathItem: OpenapiNode;
  readonly operation: OpenapiNode;
}

/** A webhook as it is read: one message of the AsyncAPI document. */
export interface Webhook extends WebhookOperation {
  /** The key of the message, distinct in the document. */
  readonly key: string;
  /** Whether the document describes it together with others, as one webhook with several event types. */
  readonly isPart?: true;
  readonly headers: readonly HeaderParameter[];
  readonly body: Body;
}

export interface HeaderParameter {
  /** As published; never one of two names that differ in case only. */
  readonly name: string;
  readonly node: OpenapiNode;
  readonly isRequired: boolean;
  readonly schema?: OpenapiNode;
  /** As they are sent: numbers and booleans of a header that is a string become strings. */
  readonly examples: readonly unknown[];
}

/** The request body. Without one, every field is absent. */
export interface Body {
  readonly description?: string;
  readonly mediaType?: string;
  readonly schema?: OpenapiNode;
  readonly examples: readonly BodyExample[];
}

export interface BodyExample {
  /** Distinct in the message. */
  readonly name: string;
  readonly summary?: string;
  readonly value: unknown;
  /** Where the OpenAPI document contains the value. */
  readonly node: OpenapiNode;
}
