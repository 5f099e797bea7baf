import type { BatchResult, ParseOptions } from '@hookbook/validators';
import type { Signature } from '@hookbook/webhook';

/** What a receiver knows about a provider. `Events` maps event types to payloads. */
export interface ReceiverProvider<Events, UnknownPayload> {
  /** As in the contract, e.g. `dynamic`. */
  readonly name: string;
  /** Missing if the provider publishes no scheme. */
  readonly signature?: Signature;
  /** Validates each event of a body. Never throws. */
  readonly parse: (body: Uint8Array, options: ParseOptions) => BatchResult<Events, UnknownPayload>;
  /** Stays the same when an event is delivered again. */
  readonly idempotencyKey?: ValuePlace;
  readonly eventId?: ValuePlace;
  readonly occurredAt?: ValuePlace;
  /** True if the event was delivered before. */
  readonly redelivered?: ValuePlace;
  /** The status code of a delivered event: 204, or the one that the provider requires. */
  readonly success: number;
  /** Milliseconds that the provider waits for a response. Missing if that is not published. */
  readonly timeout?: number;
  /** Milliseconds from the first attempt to the last: 0 if there is only one. Missing if that is not published. */
  readonly retriesFor?: number;
}

/** Where a value is: in a header, by its name in lower case, or in the payload. */
export type ValuePlace = { readonly header: string } | { readonly member: readonly string[] };
