import type { Delivery } from '../delivery/delivery.ts';
import { UsageError } from '../errors/usageError.ts';
import type { Body } from '../message/body.ts';
import { isStatus } from '../send/attempt.ts';
import { withoutCredentials } from '../send/target.ts';

/** What a provider knows about an endpoint. */
export interface EndpointState {
  readonly provider: string;
  /** Without the credentials in it. */
  readonly url: string;
  readonly delivered: number;
  /** Deliveries that were given up. */
  readonly failed: number;
  /** When the provider disabled it, as ISO 8601. */
  readonly disabledAt?: string;
}

/** The endpoints to which a server sends. A provider disables one after the failures or responses that the contract says. */
export interface Endpoints {
  readonly list: () => readonly EndpointState[];
  /** Throws a `UsageError` if the provider has disabled the endpoint. */
  readonly check: (delivery: Delivery<Body>, url: string) => void;
  /** Counts a delivery that is accepted, or given up. */
  readonly count: (delivery: Delivery<Body>, url: string, outcome: Outcome) => void;
  /** Enables an endpoint again, and forgets its failures. Throws a `UsageError` if nothing was sent to it. */
  readonly enable: (provider: string, url: string) => EndpointState;
}

export interface Outcome {
  readonly delivered: boolean;
  readonly attempts: number;
  /** The last response. */
  readonly status?: number | undefined;
}

interface Entry {
  readonly provider: string;
  readonly url: string;
  delivered: number;
  failed: number;
  disabledAt?: string | undefined;
  /** Completes the sentence "… because …". */
  reason?: string | undefined;
  /** When deliveries failed that count towards the limit. */
  failures: number[];
}

export function createEndpoints(now: () => number = Date.now): Endpoints {
  const entries = new Map<string, Entry>();
  const entryOf = (provider: string, fullUrl: string): Entry => {
    const url = withoutCredentials(fullUrl);
    const key = `${provider} ${url}`;
    const entry = entries.get(key) ?? { provider, url, delivered: 0, failed: 0, failures: [] };
    entries.set(key, entry);
    return entry;
  };
  return {
    list: () => [...entries.values()].map(stateOf),
    check: ({ provider }, url) => {
      const entry = entryOf(provider, url);
      if (entry.disabledAt !== undefined) throw disabled(entry, entry.disabledAt);
    },
    count: ({ provider, disableAfter, disableOn }, url, { delivered, attempts, status }) => {
      const entry = entryOf(provider, url);
      entry[delivered ? 'delivered' : 'failed'] += 1;
      if (delivered) return;
      const time = now();
      const disable = (reason: string) => Object.assign(entry, { disabledAt: new Date(time).toISOString(), reason });
      if (status !== undefined && disableOn.some((code) => isStatus(status, code)))
        disable(`it responded with ${status}`);
      if (!disableAfter || attempts < disableAfter.failedAttempts) return;
      entry.failures = [...entry.failures, time].filter((failure) => failure > time - disableAfter.within);
      if (entry.failures.length >= disableAfter.failedMessages) disable('too many deliveries failed');
    },
    enable: (provider, url) => {
      const entry = entries.get(`${provider} ${withoutCredentials(url)}`);
      if (!entry) throw unknown(provider, url);
      entry.disabledAt = undefined;
      entry.failures = [];
      return stateOf(entry);
    },
  };
}

function stateOf({ provider, url, delivered, failed, disabledAt }: Entry): EndpointState {
  return { provider, url, delivered, failed, ...(disabledAt !== undefined && { disabledAt }) };
}

function disabled({ provider, url, reason }: Entry, since: string): UsageError {
  return new UsageError({
    code: 'endpoint-disabled',
    message: `${provider} disabled ${url} at ${since}, because ${reason}.`,
    where: 'url',
    fix: 'Enable it again with `POST /endpoints/enable`.',
  });
}

function unknown(provider: string, url: string): UsageError {
  return new UsageError({
    code: 'unknown-endpoint',
    message: `${provider} has sent nothing to ${withoutCredentials(url)}.`,
    where: 'url',
    fix: 'Use a `provider` and a `url` that `GET /endpoints` lists.',
  });
}
