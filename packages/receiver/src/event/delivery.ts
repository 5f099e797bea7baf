import type { BatchResult, Drift, ParsedEvent, ParseResult } from '@hookbook/validators';
import type { Verified } from '@hookbook/webhook';
import type { Outcome } from '../request/receipt.ts';
import type { ReceivedRequest } from '../request/request.ts';

/** A request that is from the provider. */
export interface Delivery {
  readonly request: ReceivedRequest;
  readonly verification: Verified;
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
  readonly parse: ParseAgain;
}

/** Parses the body once more, to find its drift. */
export type ParseAgain = (onDrift: (drift: Drift) => void) => unknown;

/** What the body of a delivery contains. */
export type Parsed<Events, UnknownPayload> = Extract<
  ParseResult<Events, UnknownPayload> | BatchResult<Events, UnknownPayload>,
  { readonly ok: true }
>;

/** Takes the events of a delivery. Never rejects. */
export type TakeEvents<Events, UnknownPayload> = (
  parsed: Parsed<Events, UnknownPayload>,
  delivery: Delivery,
) => Promise<Outcome>;

/** The events of a delivery, which may be a batch. */
export function eventsOf<Events, UnknownPayload>(
  parsed: Parsed<Events, UnknownPayload>,
): readonly ParsedEvent<Events, UnknownPayload>[] {
  return 'events' in parsed ? parsed.events : [parsed];
}
