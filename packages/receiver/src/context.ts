import type { Drift } from '@hookbook/validators';
import { type HeadersLike, headerOf, type Verified } from '@hookbook/webhook';
import type { Context, IdOrigin } from './handlers.ts';
import { type Identity, identify } from './identity.ts';
import type { ReceiverProvider } from './provider.ts';
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
  { type, event }: TypedEvent,
  delivery: Delivery,
  claimMs: () => number,
): Context | Promise<Context> {
  const { headers, body } = delivery.request;
  const header = (name: string) => headerOf(headers, name);
  const identity = identify(provider, { event, header, body, deliveryId: delivery.verification.id });
  const facts: Facts = {
    type,
    redelivered: String(provider.redelivered?.(event, header)) === 'true',
    occurredAt: timeOf(provider.occurredAt?.(event, header)),
    claimMs,
  };
  if (identity instanceof Promise) return identity.then((found) => new EventContext(facts, found, delivery));
  return new EventContext(facts, identity, delivery);
}

interface Facts {
  readonly type: string;
  readonly redelivered: boolean;
  readonly occurredAt: Date | undefined;
  readonly claimMs: () => number;
}

/** A class, so that what few handlers ask for costs nothing. */
class EventContext implements Context {
  readonly type: string;
  readonly id: string;
  readonly idFrom: IdOrigin;
  readonly redelivered: boolean;
  readonly occurredAt: Date | undefined;
  readonly receivedAt: Date;
  readonly secretIndex: number;
  readonly rawBody: Uint8Array;
  readonly headers: HeadersLike;
  readonly #driftOf: () => readonly Drift[];
  readonly #claimMs: () => number;
  #drift: readonly Drift[] | undefined;
  #signal: AbortSignal | undefined;

  constructor(facts: Facts, { id, idFrom }: Identity, { request, verification, receivedAt, driftOf }: Delivery) {
    this.type = facts.type;
    this.id = id;
    this.idFrom = idFrom;
    this.redelivered = facts.redelivered;
    this.occurredAt = facts.occurredAt;
    this.receivedAt = receivedAt;
    this.secretIndex = verification.secretIndex;
    this.rawBody = request.body;
    this.headers = request.headers;
    this.#driftOf = driftOf;
    this.#claimMs = facts.claimMs;
  }

  get drift(): readonly Drift[] {
    this.#drift ??= this.#driftOf();
    return this.#drift;
  }

  get signal(): AbortSignal {
    this.#signal ??= AbortSignal.timeout(Math.max(0, this.#claimMs()));
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
