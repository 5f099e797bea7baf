import type { ParseOptions } from '@hookbook/validators';
import type { Delivery, TakeEvents } from '../event/delivery.ts';
import type { Handlers, IdOrigin } from '../event/handlers.ts';
import type { ReceiverProvider } from '../event/provider.ts';
import type { Outcome } from '../request/receipt.ts';

/**
 * Stores events until they are handled. All operations are atomic. A lease has a token, so that a worker that took too long
 * cannot finish the event of another one. `Transaction` is what a handler uses for effects that take place if and only if
 * the event is marked as done.
 */
export interface InboxStore<Transaction = unknown> {
  /** Stores events, all or none. They survive a crash once it has resolved. For each, whether it is new. */
  readonly append: (events: readonly StoredEvent[]) => Awaitable<readonly boolean[]>;
  /**
   * Leases up to `max` events of a provider for `lease` milliseconds, the oldest first. An event waits until all earlier ones
   * about the same resource are done or dead.
   */
  readonly lease: (provider: string, max: number, lease: number) => Awaitable<readonly LeasedEvent[]>;
  /**
   * Handles an event and marks it as done, in one transaction if the store has any. False, without effects of the transaction,
   * if the lease has ended meanwhile. Rejects, without these effects, if `work` does.
   */
  readonly handle: (event: LeasedEvent, work: (transaction: Transaction) => Promise<void>) => Promise<boolean>;
  /** Lets an event be handled again after `delay` milliseconds, or never. False if the lease has ended. */
  readonly fail: (event: LeasedEvent, error: string, delay: number | 'never') => Awaitable<boolean>;
  /** The events in a state, the oldest first. */
  readonly list: (filter: InboxFilter) => Awaitable<readonly InboxEntry[]>;
  /** Lets dead events be handled again: one, or all. Their attempts count from the start. Resolves to their number. */
  readonly replay: (key?: string) => Awaitable<number>;
  /**
   * Forgets events, of a provider or of all, that were done more than `age` milliseconds ago. A later delivery of them is a new
   * event.
   */
  readonly purge: (age: number, provider?: string) => Awaitable<number>;
}

/** A store that a receiver can put events into. */
export interface Inbox<Transaction = unknown> extends InboxStore<Transaction> {
  /** Called by the receiver when it is created. Throws if its options contradict each other. */
  readonly attach: Attach;
}

export type Attach = <Events, UnknownPayload>(
  provider: ReceiverProvider<Events, UnknownPayload>,
  options: AttachOptions<Events, UnknownPayload>,
) => AttachedInbox<Events, UnknownPayload>;

export interface AttachOptions<Events, UnknownPayload> {
  readonly on: Handlers<Events, UnknownPayload>;
  readonly onStale: 'run' | 'skip';
  readonly parseOptions: Pick<ParseOptions, 'eventType' | 'limits'>;
  /** Milliseconds for which the inbox remembers what was handled. */
  readonly remember: number;
  readonly onError: (error: unknown) => void;
  /** What an inbox replaces, if a receiver has it nevertheless. */
  readonly receipts?: unknown;
  readonly answer?: 'after' | 'first';
}

export interface AttachedInbox<Events, UnknownPayload> {
  /** Stores the events of a delivery. */
  readonly take: TakeEvents<Events, UnknownPayload>;
  /** Stores a delivery whose body is invalid. Never rejects. */
  readonly park: (delivery: Omit<Delivery, 'parse'>) => Promise<Outcome>;
  readonly source: EventSource;
}

/** Where a worker gets events from. */
export interface EventSource {
  readonly store: InboxStore;
  readonly provider: string;
  readonly process: ProcessEvent;
  readonly remember: number;
  /** Calls a function each time that this receiver has stored events. Returns what ends that. */
  readonly onStored: (listener: () => void) => () => void;
}

/** Calls the handler of a stored event. Rejects if the handler does. `leaseMs` is how long the lease still lasts. */
export type ProcessEvent = (event: LeasedEvent, transaction: unknown, leaseMs: () => number) => Promise<void>;

export type Awaitable<Value> = Value | Promise<Value>;

/** An event as it was received. */
export interface StoredEvent {
  /** The name of the provider, with that of the endpoint if it has one. */
  readonly provider: string;
  /** Identifies the event among those of all providers. */
  readonly key: string;
  readonly id: string;
  readonly idFrom: IdOrigin;
  /** The resource that the event is about. Missing if the provider sends none. */
  readonly resource?: string | undefined;
  /** Milliseconds since 1970. Missing if the provider does not say it. */
  readonly occurredAt?: number | undefined;
  /** The raw bytes of the request. */
  readonly body: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
  /** The index of the event in the body; -1 for all events of a body that was not valid when it was stored. */
  readonly index: number;
  readonly secretIndex: number;
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
}

export interface LeasedEvent extends StoredEvent {
  readonly token: string;
  /** 1 for the first attempt to handle the event. */
  readonly attempt: number;
  /** Whether an event about the same resource that happened later is done. */
  readonly stale: boolean;
}

/** `pending` events wait for a worker, or for their next attempt, or are being handled. `dead` ones are no longer retried. */
export type InboxState = 'pending' | 'done' | 'dead';

export interface InboxFilter {
  readonly state: InboxState;
  /** 100 by default. */
  readonly limit?: number;
}

export interface InboxEntry {
  readonly key: string;
  readonly state: InboxState;
  readonly attempts: number;
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
  /** Why the last attempt failed. */
  readonly error?: string;
}
