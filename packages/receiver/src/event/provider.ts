import type { BatchResult, ParseOptions, ParseResult } from '@hookbook/validators';
import type { Scheme } from '@hookbook/webhook';
import type { Receipt } from '../request/receipt.ts';
import type { ReceivedRequest, RequestHead } from '../request/request.ts';
import type { VerificationOptions } from '../request/verification.ts';

/** What a receiver knows about a provider. `Events` maps event types to payloads. */
export interface ReceiverProvider<Events, UnknownPayload> {
  /** As in the contract, e.g. `dynamic`. */
  readonly name: string;
  /** How requests are signed. Missing if the provider does not publish it. */
  readonly scheme?: Scheme;
  /** Validates the event of a body, or each of several. Never throws. */
  readonly parse: (
    body: Uint8Array,
    options: ParseOptions,
  ) => ParseResult<Events, UnknownPayload> | BatchResult<Events, UnknownPayload>;
  /** Whether bodies are forms. They are JSON otherwise. */
  readonly isForm?: boolean;
  /** Stays the same when an event is delivered again. */
  readonly idempotencyKey?: ReadValue;
  readonly eventId?: ReadValue;
  readonly occurredAt?: ReadValue;
  /** The resource that the event is about. The order of events about the same resource matters. */
  readonly resource?: ReadValue;
  /** `true` if the event was delivered before. */
  readonly redelivered?: ReadValue;
  /** The status code of a delivered event: 204, or the one that the provider requires. */
  readonly success: number;
  /** How the provider checks an endpoint before it sends events to it. */
  readonly handshake?: Handshake;
  /** Milliseconds that the provider waits for a response. Missing if that is not published. */
  readonly timeout?: number;
  /** Milliseconds from the first attempt to the last: 0 if there is only one. Missing if that is not published. */
  readonly retriesFor?: number;
}

/** Reads a value of an event, or of a header by its name in lower case. */
// biome-ignore lint/suspicious/noExplicitAny: The event may be of any type, also one that the contract does not know.
export type ReadValue = (event: any, header: (name: string) => string | undefined) => unknown;

/** Answers a challenge of a provider. */
export interface Handshake {
  /** The response to a challenge that anybody can send. Undefined for a request that is no challenge. */
  readonly unsigned?: (request: RequestHead, secret: VerificationOptions['secret']) => Promise<Receipt | undefined>;
  /** The response to a challenge in a signed request. Undefined for a request that is no challenge. */
  readonly signed?: (request: ReceivedRequest, secret: VerificationOptions['secret']) => Promise<Receipt | undefined>;
}
