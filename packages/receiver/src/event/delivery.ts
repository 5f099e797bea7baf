import type { Drift, ParsedEvent } from '@hookbook/validators';
import type { Verified } from '@hookbook/webhook';
import type { Outcome } from '../request/receipt.ts';
import type { ReceivedRequest } from '../request/request.ts';

/** A request that is from the provider. */
export interface Delivery {
  readonly request: ReceivedRequest;
  readonly verification: Verified;
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
  readonly driftOf: () => readonly Drift[];
}

/** Takes the events of a delivery. Never rejects. */
export type TakeEvents<Events, UnknownPayload> = (
  events: readonly ParsedEvent<Events, UnknownPayload>[],
  delivery: Delivery,
) => Promise<Outcome>;
