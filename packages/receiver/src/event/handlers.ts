import type { Drift, ParsedEvent } from '@hookbook/validators';
import type { HeadersLike } from '@hookbook/webhook';

/** Handles an event. If it throws or rejects, the event counts as not delivered, and the provider may send it again. */
export type Handler<Event> = (event: Event, context: Context) => unknown;

/**
 * A handler for each event type. Without `otherwise`, forgetting one does not compile; with it, the others, and those that the
 * contract does not know yet, go there.
 */
export type Handlers<Events, UnknownPayload> =
  | (HandlersByType<Events> & { readonly otherwise?: Otherwise<Events, UnknownPayload> })
  | (Partial<HandlersByType<Events>> & { readonly otherwise: Otherwise<Events, UnknownPayload> });

type HandlersByType<Events> = { readonly [Type in keyof Events]: Handler<Events[Type]> };

// The same in both cases: the type of a parameter is only inferred if every case agrees on it.
type Otherwise<Events, UnknownPayload> = Handler<Events[keyof Events] | UnknownPayload>;

/** What a handler knows about the delivery of its event. */
export interface Context {
  /** The event type. */
  readonly type: string;
  /** The same in each delivery of the event. */
  readonly id: string;
  /** Where the id is from. A hash of the body is weak: a delivery with another body counts as another event. */
  readonly idFrom: IdOrigin;
  /** The number of this attempt to handle the event, from 1. */
  readonly attempt: number;
  /** Whether the provider says that the event was delivered before. */
  readonly redelivered: boolean;
  /** When the event happened, if the delivery says so. */
  readonly occurredAt: Date | undefined;
  /** Whether a later event about the same resource was handled before. Only for providers whose contract has `resource`. */
  readonly stale: boolean;
  readonly receivedAt: Date;
  /** The index of the secret that matched: 1 if only the second one did, during a rotation. */
  readonly secretIndex: number;
  readonly rawBody: Uint8Array;
  readonly headers: HeadersLike;
  /** Fields, enum members and events that the contract does not know. */
  readonly drift: readonly Drift[];
  /**
   * With an inbox that has transactions: what to use for effects. They take place if and only if the event is marked as done.
   */
  readonly transaction: unknown;
  /** Aborted when the claim on the event ends. Another request may handle it then. */
  readonly signal: AbortSignal;
}

export type IdOrigin = 'idempotency-key' | 'event-id' | 'delivery-id' | 'body-hash';

/** The handler of an event; undefined if there is none. Call it with `on` as `this`: it may be a method. */
export function handlerFor<Events, UnknownPayload>(
  on: Handlers<Events, UnknownPayload>,
  { known, type }: ParsedEvent<Events, UnknownPayload>,
): Handler<unknown> | undefined {
  const handlers = on as Readonly<Record<string, Handler<unknown> | undefined>>;
  // Handlers may be methods of a class, but members of every object, such as `toString`, are not handlers.
  const own = known && !(type in Object.prototype && !Object.hasOwn(handlers, type)) ? handlers[type] : undefined;
  return own ?? handlers.otherwise;
}
