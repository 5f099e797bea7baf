import type { Drift } from '@hookbook/validators';
import { type HeadersLike, headerOf } from '@hookbook/webhook';
import type { ParseAgain } from './delivery.ts';
import type { Context } from './handlers.ts';
import type { ReceiverProvider } from './provider.ts';

/** Reads a value of an event or of its headers, where the provider has it. */
export type ReadPlace = (name: keyof Places) => unknown;

type Places = Pick<
  ReceiverProvider<unknown, unknown>,
  'idempotencyKey' | 'eventId' | 'occurredAt' | 'resource' | 'redelivered'
>;

export function placeReader(places: Places, event: unknown, headers: HeadersLike): ReadPlace {
  return (name) => places[name]?.(event, (header) => headerOf(headers, header));
}

/** What a context contains as it is. */
export type ContextFacts = Omit<Context, 'redelivered' | 'occurredAt' | 'drift' | 'signal' | 'transaction'> & {
  readonly transaction?: unknown;
};

/** What a context finds out when a handler asks for it. */
export interface ContextSources {
  readonly read: ReadPlace;
  /** When the claim on the event ends, as milliseconds from now. */
  readonly claimMs: () => number;
  readonly parse: ParseAgain;
}

/** What a handler gets besides its event. */
export function createContext(facts: ContextFacts, sources: ContextSources): Context {
  return Object.assign(new EventContext(sources), facts) as Context;
}

/** A class, so that what a handler does not ask for costs nothing. */
class EventContext {
  readonly #sources: ContextSources;
  #drift: readonly Drift[] | undefined;
  #signal: AbortSignal | undefined;

  constructor(sources: ContextSources) {
    this.#sources = sources;
  }

  get redelivered(): boolean {
    return String(this.#sources.read('redelivered')) === 'true';
  }

  get occurredAt(): Date | undefined {
    return timeOf(this.#sources.read('occurredAt'));
  }

  // Validation without looking for drift is much faster, and most handlers do not ask for it.
  get drift(): readonly Drift[] {
    if (!this.#drift) {
      const drift: Drift[] = [];
      this.#sources.parse((found) => drift.push(found));
      this.#drift = drift;
    }
    return this.#drift;
  }

  get signal(): AbortSignal {
    this.#signal ??= AbortSignal.timeout(Math.max(0, this.#sources.claimMs()));
    return this.#signal;
  }
}

/** After this number of seconds, the year has six digits: a greater number counts milliseconds. */
const MAX_SECONDS = 100_000_000_000;

/** A time as ISO 8601 text, or as a number of seconds or milliseconds since 1970; undefined for anything else. */
export function timeOf(value: unknown): Date | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const number = typeof value === 'number' || /^\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
  // Without an offset, a time is one of UTC: the zone of this machine says nothing about the provider.
  const text = /T[\d:.]+$/.test(String(value)) ? `${value}Z` : value;
  const time = new Date(number === undefined ? text : Math.abs(number) < MAX_SECONDS ? number * 1000 : number);
  return Number.isNaN(time.getTime()) ? undefined : time;
}
