import type { Delivery } from '../delivery/delivery.ts';
import { UsageError } from '../errors/usageError.ts';
import type { Body } from '../message/body.ts';
import type { Attempt } from '../send/attempt.ts';
import { withoutCredentials } from '../send/target.ts';
import type { SecretState } from './restore.ts';
import { serialiseDelivery } from './serialise.ts';

/** A delivery that the server sends, with its attempts so far. */
export interface SentDelivery {
  /** Counts from 1. Identifies the delivery on this server, since several deliveries may share an id. */
  readonly number: number;
  /** Without the credentials in it. */
  readonly url: string;
  readonly delivered: boolean;
  /** Whether another attempt follows. */
  readonly retrying: boolean;
  /** Whether somebody cancelled the attempts that would have followed. */
  readonly cancelled?: true;
  readonly attempts: readonly Attempt[];
  readonly delivery: ReturnType<typeof serialiseDelivery>;
}

/** What happened to a delivery. */
export type DeliveryChange =
  | { readonly type: 'delivery'; readonly delivery: SentDelivery }
  /** It is no longer in the list. */
  | { readonly type: 'discarded'; readonly number: number };

export interface Entry extends SentDelivery {
  delivered: boolean;
  retrying: boolean;
  cancelled?: true;
  readonly attempts: Attempt[];
}

/** What is sent, and to which URL, with its credentials. */
export interface Source {
  readonly delivery: Delivery<Body>;
  readonly url: string;
  readonly secret: SecretState;
}

export interface NewEntry extends Source {
  /** The next one, unless the delivery had one before. */
  readonly number?: number;
  readonly attempts?: readonly Attempt[];
}

/** Everything that is pending, and of what has ended the latest deliveries. Tells those who watch what happens. */
export interface DeliveryList {
  readonly add: (entry: NewEntry) => Entry;
  /** The entry has changed. */
  readonly changed: (entry: Entry) => void;
  /** Nothing more happens to a delivery. Without an attempt, it leaves the list. */
  readonly settle: (entry: Entry) => void;
  /** The delivery with this number. Throws a `UsageError` if there is none. */
  readonly get: (number: string) => Entry;
  readonly sourceOf: (entry: Entry) => Source;
  /** Newest first. */
  readonly all: () => readonly Entry[];
  readonly watch: (listener: (change: DeliveryChange) => void) => () => void;
}

/** Deliveries that still retry are kept until they end, so these bytes are the limit of their bodies. */
const MAX_PENDING_BYTES = 64 * 1024 * 1024;

export function createDeliveryList(maxEnded: number): DeliveryList {
  const entries = new Map<string, Entry>();
  const sources = new WeakMap<SentDelivery, Source>();
  const ended: Entry[] = [];
  const listeners = new Set<(change: DeliveryChange) => void>();
  let count = 0;
  let pendingBytes = 0;

  function notify(change: DeliveryChange): void {
    for (const listener of listeners) listener(change);
  }

  function changed(entry: Entry): void {
    notify({ type: 'delivery', delivery: entry });
  }

  function discard({ number }: Entry): void {
    entries.delete(String(number));
    notify({ type: 'discarded', number });
  }

  function sourceOf(entry: Entry): Source {
    const source = sources.get(entry);
    if (!source) throw new Error('Every delivery has a source.');
    return source;
  }

  return {
    add: ({ delivery, url, secret, number = count + 1, attempts = [] }) => {
      const bytes = Buffer.byteLength(delivery.body);
      if (pendingBytes + bytes > MAX_PENDING_BYTES) throw tooMuchPending();
      pendingBytes += bytes;
      count = Math.max(count, number);
      const entry: Entry = {
        ...{ number, url: withoutCredentials(url), delivered: attempts.at(-1)?.delivered ?? false, retrying: true },
        ...{ attempts: [...attempts], delivery: serialiseDelivery(delivery) },
      };
      entries.set(String(number), entry);
      sources.set(entry, { delivery, url, secret });
      changed(entry);
      return entry;
    },
    changed,
    settle: (entry) => {
      pendingBytes -= Buffer.byteLength(sourceOf(entry).delivery.body);
      const wasRetrying = entry.retrying;
      entry.retrying = false;
      if (entry.attempts.length === 0) return discard(entry);
      ended.push(entry);
      if (wasRetrying) changed(entry);
      for (const old of ended.splice(0, ended.length - maxEnded)) discard(old);
    },
    get: (number) => {
      const entry = entries.get(number);
      if (entry) return entry;
      throw new UsageError({
        code: 'unknown-delivery',
        message: `Delivery ${number} does not exist or was discarded.`,
        where: 'number',
        fix: 'Use a `number` that `GET /deliveries` lists.',
      });
    },
    sourceOf,
    all: () => [...entries.values()].reverse(),
    watch: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

function tooMuchPending(): UsageError {
  return new UsageError({
    code: 'too-much-pending',
    message: `The deliveries that still retry have more than ${MAX_PENDING_BYTES} bytes.`,
    where: 'retry',
    fix: 'Cancel some with `DELETE /deliveries/:number`, or send without `retry`.',
  });
}
