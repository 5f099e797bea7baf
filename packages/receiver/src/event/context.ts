import type { Drift } from '@hookbook/validators';
import { type HeadersLike, headerOf } from '@hookbook/webhook';
import type { Context, IdOrigin } from './handlers.ts';
import type { ReadValue, ReceiverProvider } from './provider.ts';

/** Reads a value of an event or of its headers, where the provider has it. */
export type ReadPlace = (place: ReadValue | undefined) => unknown;

export function placeReader(event: unknown, headers: HeadersLike): ReadPlace {
  const header = (name: string) => headerOf(headers, name);
  return (place) => place?.(event, header);
}

export interface ContextFacts {
  readonly type: string;
  readonly id: string;
  readonly idFrom: IdOrigin;
  readonly attempt: number;
  readonly stale: boolean;
  readonly receivedAt: number;
  readonly secretIndex: number;
  readonly rawBody: Uint8Array;
  readonly headers: HeadersLike;
  readonly transaction?: unknown;
  readonly read: ReadPlace;
  /** When the claim on the event ends, as milliseconds from now. */
  readonly claimMs: () => number;
  readonly driftOf: () => readonly Drift[];
}

/** What a handler gets besides its event. A class, so that what a handler does not ask for costs nothing. */
export class EventContext implements Context {
  readonly type: string;
  readonly id: string;
  readonly idFrom: IdOrigin;
  readonly attempt: number;
  readonly stale: boolean;
  readonly receivedAt: Date;
  readonly secretIndex: number;
  readonly rawBody: Uint8Array;
  readonly headers: HeadersLike;
  readonly transaction: unknown;
  readonly #provider: Pick<ReceiverProvider<unknown, unknown>, 'occurredAt' | 'redelivered'>;
  readonly #facts: ContextFacts;
  #drift: readonly Drift[] | undefined;
  #signal: AbortSignal | undefined;

  constructor(provider: Pick<ReceiverProvider<unknown, unknown>, 'occurredAt' | 'redelivered'>, facts: ContextFacts) {
    this.type = facts.type;
    this.id = facts.id;
    this.idFrom = facts.idFrom;
    this.attempt = facts.attempt;
    this.stale = facts.stale;
    this.receivedAt = new Date(facts.receivedAt);
    this.secretIndex = facts.secretIndex;
    this.rawBody = facts.rawBody;
    this.headers = facts.headers;
    this.transaction = facts.transaction;
    this.#provider = provider;
    this.#facts = facts;
  }

  get redelivered(): boolean {
    return String(this.#facts.read(this.#provider.redelivered)) === 'true';
  }

  get occurredAt(): Date | undefined {
    return timeOf(this.#facts.read(this.#provider.occurredAt));
  }

  get drift(): readonly Drift[] {
    this.#drift ??= this.#facts.driftOf();
    return this.#drift;
  }

  get signal(): AbortSignal {
    this.#signal ??= AbortSignal.timeout(Math.max(0, this.#facts.claimMs()));
    return this.#signal;
  }
}

/** After this number of seconds, the year has six digits: a greater number counts milliseconds. */
const MAX_SECONDS = 100_000_000_000;

/** A time as ISO 8601 text, or as a number of seconds or milliseconds since 1970; undefined for anything else. */
export function timeOf(value: unknown): Date | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const number = typeof value === 'number' || /^\d+(\.\d+)?$/.test(value) ? Number(value) : Number.NaN;
  // Without an offset, a time is one of UTC: the zone of this machine says nothing about the provider.
  const text = /T[\d:.]+$/.test(String(value)) ? `${value}Z` : value;
  const time = new Date(Number.isNaN(number) ? text : Math.abs(number) < MAX_SECONDS ? number * 1000 : number);
  return Number.isNaN(time.getTime()) ? undefined : time;
}
