import type { Drift } from '@hookbook/validators';
import { type HeadersLike, headerOf } from '@hookbook/webhook';
import type { Context } from './handlers.ts';
import type { ReadValue, ReceiverProvider } from './provider.ts';

/** Reads a value of an event or of its headers, where the provider has it. */
export type ReadPlace = (place: ReadValue | undefined) => unknown;

export function placeReader(event: unknown, headers: HeadersLike): ReadPlace {
  return (place) => place?.(event, (name) => headerOf(headers, name));
}

/** What a context contains as it is. */
export type ContextFacts = Omit<Context, 'redelivered' | 'occurredAt' | 'drift' | 'signal' | 'transaction'> & {
  readonly transaction?: unknown;
};

/** What a context finds out when a handler asks for it. */
export interface ContextSources {
  readonly provider: Pick<ReceiverProvider<unknown, unknown>, 'occurredAt' | 'redelivered'>;
  readonly read: ReadPlace;
  /** When the claim on the event ends, as milliseconds from now. */
  readonly claimMs: () => number;
  readonly driftOf: () => readonly Drift[];
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
    const { provider, read } = this.#sources;
    return String(read(provider.redelivered)) === 'true';
  }

  get occurredAt(): Date | undefined {
    const { provider, read } = this.#sources;
    return timeOf(read(provider.occurredAt));
  }

  get drift(): readonly Drift[] {
    this.#drift ??= this.#sources.driftOf();
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
