import type { Drift } from '@hookbook/validators';
import { type HeadersLike, headerOf, type Verified } from '@hookbook/webhook';
import type { Context, IdOrigin } from './handlers.ts';
import { type Identity, identify } from './identity.ts';
import type { ReadValue, ReceiverProvider } from './provider.ts';
import type { ReceivedRequest } from './request.ts';

/** A request that is from the provider. */
export interface Delivery {
  readonly request: ReceivedRequest;
  readonly verification: Verified;
  readonly receivedAt: Date;
  readonly driftOf: () => readonly Drift[];
}

type ContextProvider = Pick<
  ReceiverProvider<unknown, unknown>,
  'idempotencyKey' | 'eventId' | 'occurredAt' | 'redelivered'
>;

interface TypedEvent {
  readonly type: string;
  readonly event: unknown;
}

/** What a handler gets besides its event. `claimMs` is how long the claim on the event still lasts. */
export function contextOf(
  provider: ContextProvider,
  typed: TypedEvent,
  delivery: Delivery,
  claimMs: () => number,
): Context | Promise<Context> {
  const { headers, body } = delivery.request;
  const header = (name: string) => headerOf(headers, name);
  const read = (place: ReadValue | undefined) => place?.(typed.event, header);
  const identity = identify(provider, { read, body, deliveryId: delivery.verification.id });
  const create = (found: Identity) => new EventContext(typed.type, found, delivery, { provider, read, claimMs });
  return identity instanceof Promise ? identity.then(create) : create(identity);
}

interface Lazy {
  readonly provider: ContextProvider;
  readonly read: (place: ReadValue | undefined) => unknown;
  readonly claimMs: () => number;
}

/** A class, so that what a handler does not ask for costs nothing. */
class EventContext implements Context {
  readonly type: string;
  readonly id: string;
  readonly idFrom: IdOrigin;
  readonly receivedAt: Date;
  readonly secretIndex: number;
  readonly rawBody: Uint8Array;
  readonly headers: HeadersLike;
  readonly #lazy: Lazy;
  readonly #driftOf: () => readonly Drift[];
  #drift: readonly Drift[] | undefined;
  #signal: AbortSignal | undefined;

  constructor(type: string, { id, idFrom }: Identity, delivery: Delivery, lazy: Lazy) {
    this.type = type;
    this.id = id;
    this.idFrom = idFrom;
    this.receivedAt = delivery.receivedAt;
    this.secretIndex = delivery.verification.secretIndex;
    this.rawBody = delivery.request.body;
    this.headers = delivery.request.headers;
    this.#lazy = lazy;
    this.#driftOf = delivery.driftOf;
  }

  get redelivered(): boolean {
    const { provider, read } = this.#lazy;
    return String(read(provider.redelivered)) === 'true';
  }

  get occurredAt(): Date | undefined {
    const { provider, read } = this.#lazy;
    return timeOf(read(provider.occurredAt));
  }

  get drift(): readonly Drift[] {
    this.#drift ??= this.#driftOf();
    return this.#drift;
  }

  get signal(): AbortSignal {
    this.#signal ??= AbortSignal.timeout(Math.max(0, this.#lazy.claimMs()));
    return this.#signal;
  }
}

/** After this number of seconds, the year has six digits: a greater number counts milliseconds. */
const MAX_SECONDS = 100_000_000_000;

/** A time as ISO 8601 text, or as a number of seconds or milliseconds since 1970; undefined for anything else. */
function timeOf(value: unknown): Date | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const isSeconds = typeof value === 'number' && Math.abs(value) < MAX_SECONDS;
  const time = new Date(isSeconds ? value * 1000 : value);
  return Number.isNaN(time.getTime()) ? undefined : time;
}
