/**
 * Remembers which events were received. All operations are atomic. A claim has a token, so that a handler that took too long
 * cannot complete or release the claim of another one.
 */
export interface Receipts {
  /** Claims an event for `lease` milliseconds, unless it is claimed or was completed within the last `ttl` milliseconds. */
  readonly claim: (key: string, times: ClaimTimes) => Claim | Promise<Claim>;
  /** Remembers an event as handled. False if the claim has ended. */
  readonly complete: (key: string, token: string) => boolean | Promise<boolean>;
  /** Gives a claim back, so that the next attempt handles the event. False if the claim has ended. */
  readonly release: (key: string, token: string) => boolean | Promise<boolean>;
  /** Whether it knows of no event about a resource that was handled and happened after `occurredAt`, in milliseconds since 1970. */
  readonly isLatest: (resource: string, occurredAt: number) => boolean | Promise<boolean>;
  /** Remembers for `ttl` milliseconds that an event about a resource, which happened at `occurredAt`, was handled. */
  readonly setLatest: (resource: string, occurredAt: number, ttl: number) => void | Promise<void>;
}

export interface MemoryReceiptsOptions {
  /** The maximum number of events that are remembered. The oldest ones are forgotten first. 100,000 by default. */
  readonly max?: number;
  /** The current time in milliseconds; `Date.now` by default. */
  readonly now?: () => number;
}

export interface ClaimTimes {
  /** Milliseconds after which a claim ends, in case its process has died. */
  readonly lease: number;
  /** Milliseconds for which a handled event is remembered. */
  readonly ttl: number;
}

export type Claim =
  | { readonly state: 'new'; readonly token: string /** 1 for the first claim. */; readonly attempt: number }
  /** Another request is handling the event. */
  | { readonly state: 'running' }
  /** The event was handled. */
  | { readonly state: 'done' };
