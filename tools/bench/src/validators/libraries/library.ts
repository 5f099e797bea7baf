import type { Event, Provider } from '@hookbook/contract';
import type { Sample } from './sample.ts';

/** A validation library that is measured. */
export interface Library {
  readonly name: string;
  /** Prepares the validators of all events, which a program does once. `undefined` if the library is not installed. */
  readonly prepare: (providers: readonly Provider[]) => Promise<PreparedLibrary | undefined>;
}

export interface PreparedLibrary {
  /** Returns the fastest function of the library that decides whether a value is the event. */
  readonly check: (sample: Sample) => Check;
  /** Returns a function that lists everything wrong with a value, and counts it. Absent if the library has none. */
  readonly explain?: (sample: Sample) => (value: unknown) => number;
}

export type Check = (value: unknown) => boolean;

/** Prepares something for every event. Returns a function that finds it by the event of a sample. */
export function prepareEvents<Prepared>(
  providers: readonly Provider[],
  prepare: (provider: Provider, event: Event) => Prepared,
): (sample: Pick<Sample, 'provider' | 'type'>) => Prepared {
  const prepared = new Map<string, Prepared>();
  for (const provider of providers)
    for (const event of provider.events) prepared.set(`${provider.name} ${event.type}`, prepare(provider, event));
  return ({ provider, type }) => {
    const found = prepared.get(`${provider} ${type}`);
    if (found === undefined) throw new Error(`${provider} has no event "${type}".`);
    return found;
  };
}
