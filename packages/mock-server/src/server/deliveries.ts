import type { Delivery } from '../delivery/delivery.ts';
import { UsageError } from '../errors/usageError.ts';
import type { Body } from '../message/body.ts';
import type { ScheduledDelivery } from '../scenario/createDeliveries.ts';
import type { Attempt } from '../send/attempt.ts';
import { realClock } from '../send/clock.ts';
import { type SendOptions, send } from '../send/send.ts';
import { withoutCredentials } from '../send/target.ts';
import type { Endpoints } from './endpoints.ts';
import {
  lastPlan,
  type PlannedDelivery,
  type RestoreContext,
  restoredDeliveries,
  restoredPlans,
  unsentDelivery,
} from './restore.ts';
import { serialiseDelivery } from './serialise.ts';
import type { Store } from './store.ts';
import type { StoreRecord } from './storeRecords.ts';

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

/** The latest deliveries of a server. Retries run in the background. */
export interface Deliveries {
  /** Resolves after the first attempt. */
  readonly send: (delivery: Delivery<Body>, url: string, options: SendOptions) => Promise<SentDelivery>;
  /** Sends deliveries with the time between them, in the background. Resolves after the first attempt of the first one. */
  readonly play: (
    scheduled: readonly ScheduledDelivery[],
    url: string,
    options: SendOptions,
  ) => Promise<SentDelivery | undefined>;
  /** Newest first. */
  readonly list: () => readonly SentDelivery[];
  /** The delivery with this number. Throws a `UsageError` if there is none. */
  readonly get: (number: string) => SentDelivery;
  /** Sends a delivery again, marked as such if the contract says how. Resolves after the first attempt. */
  readonly redeliver: (number: string, options: SendOptions) => Promise<SentDelivery>;
  /** Sends deliveries again, one after the other, in the background. Resolves when they are stored. */
  readonly redeliverAll: (numbers: readonly number[], options: SendOptions) => Promise<void>;
  /** Aborts the running attempt of a delivery, and cancels its retries. */
  readonly cancel: (number: string) => SentDelivery;
  /** Aborts every running attempt and cancels every retry. */
  readonly stop: () => void;
  /** Tells what happens from now on, until the function that is returned is called. */
  readonly watch: (listener: (change: DeliveryChange) => void) => () => void;
  /** Continues with what is in a store, and stores everything from now on. */
  readonly continueFrom: (store: Store, records: readonly StoreRecord[], context: RestoreContext) => void;
}

interface Entry extends SentDelivery {
  delivered: boolean;
  retrying: boolean;
  cancelled?: true;
  readonly attempts: Attempt[];
}

/** Deliveries that still retry are kept until they end, so these bytes are the limit of their bodies. */
const MAX_PENDING_BYTES = 64 * 1024 * 1024;

/** Dates end there. */
const LATEST_TIME = 8.64e15;

/** Keeps what is pending, and of what has ended the latest `maxEnded` deliveries. */
export function createDeliveries(
  maxEnded: number,
  endpoints: Endpoints,
  report: (entry: SentDelivery, attempt: Attempt) => void = () => {},
): Deliveries {
  const entries = new Map<string, Entry>();
  /** What was sent, and to which URL, with its credentials. */
  const sources = new WeakMap<SentDelivery, { readonly delivery: Delivery<Body>; readonly url: string }>();
  const running = new Map<Entry, AbortController>();
  const stopped = new AbortController();
  const ended: Entry[] = [];
  const listeners = new Set<(change: DeliveryChange) => void>();
  let count = 0;
  let planCount = 0;
  let pendingBytes = 0;
  let store: Store | undefined;

  function add(delivery: Delivery<Body>, url: string, number = count + 1, attempts: readonly Attempt[] = []): Entry {
    const bytes = Buffer.byteLength(delivery.body);
    if (pendingBytes + bytes > MAX_PENDING_BYTES) throw tooMuchPending();
    pendingBytes += bytes;
    count = Math.max(count, number);
    const entry: Entry = {
      ...{ number, url: withoutCredentials(url), delivered: attempts.at(-1)?.delivered ?? false, retrying: true },
      ...{ attempts: [...attempts], delivery: serialiseDelivery(delivery) },
    };
    entries.set(String(number), entry);
    sources.set(entry, { delivery, url });
    tell({ type: 'delivery', delivery: entry });
    return entry;
  }

  function discard({ number }: Entry): void {
    entries.delete(String(number));
    tell({ type: 'discarded', number });
  }

  function tell(change: DeliveryChange): void {
    for (const listener of listeners) listener(change);
  }

  function end(entry: Entry, delivery: Delivery<Body>, isRestored = false): void {
    running.delete(entry);
    pendingBytes -= Buffer.byteLength(delivery.body);
    const wasRetrying = entry.retrying;
    entry.retrying = false;
    if (entry.attempts.length === 0) discard(entry);
    else {
      const { delivered, attempts, cancelled } = entry;
      if (!isRestored && !cancelled && !stopped.signal.aborted)
        endpoints.count(delivery, entry.url, { delivered, attempts: attempts.length });
      ended.push(entry);
      if (wasRetrying) tell({ type: 'delivery', delivery: entry });
    }
    // What a stopped server had still to send is sent by the next one.
    if (!stopped.signal.aborted)
      store
        ?.append({ type: 'ended', number: entry.number, ...(entry.cancelled && { cancelled: true }) })
        // Without this line, the delivery ends again after the next start.
        .catch(() => {});
    for (const old of ended.splice(0, ended.length - maxEnded)) discard(old);
  }

  function get(number: string): Entry {
    const entry = entries.get(number);
    if (entry) return entry;
    throw new UsageError({
      code: 'unknown-delivery',
      message: `Delivery ${number} does not exist or was discarded.`,
      where: 'number',
      fix: 'Use a `number` that `GET /deliveries` lists.',
    });
  }

  function sourceOf(entry: Entry) {
    const source = sources.get(entry);
    if (!source) throw new Error('Every delivery has a source.');
    return source;
  }

  /** Resolves after the next attempt. */
  function start(entry: Entry, delivery: Delivery<Body>, url: string, options: SendOptions): Promise<SentDelivery> {
    const { number } = entry;
    const controller = new AbortController();
    running.set(entry, controller);
    return new Promise((resolve, reject) => {
      const onAttempt = (attempt: Attempt) => {
        entry.attempts.push(attempt);
        entry.delivered = attempt.delivered;
        entry.retrying = attempt.retryIn !== undefined;
        void store?.append({ type: 'attempt', number, attempt }).catch(reject);
        resolve(entry);
        report(entry, attempt);
        tell({ type: 'delivery', delivery: entry });
      };
      const beforeAttempt = store && (() => store?.append({ type: 'started', number }) ?? Promise.resolve());
      send(delivery, url, { ...options, onAttempt, beforeAttempt, signal: controller.signal })
        .catch(reject)
        .finally(() => end(entry, delivery));
    });
  }

  async function sendNew(
    delivery: Delivery<Body>,
    url: string,
    { plan, ...options }: SendOptions & { readonly plan?: number },
  ): Promise<SentDelivery> {
    endpoints.check(delivery, url);
    const entry = add(delivery, url);
    const stored = { number: entry.number, ...unsentDelivery(url, delivery, options) };
    await store?.append({ type: 'delivery', delivery: stored, ...(plan !== undefined && { plan }) });
    return start(entry, delivery, url, options);
  }

  /** Sends deliveries in the background, also if the process is killed before. Resolves when they are stored. */
  async function sendLater(planned: readonly Omit<PlannedDelivery, 'plan'>[]): Promise<void> {
    const plans = planned.map((delivery) => ({ ...delivery, plan: ++planCount }));
    const stored = plans.map(({ plan, dueAt, delivery, url, options }) => {
      const unsent = unsentDelivery(url, delivery, options);
      return store?.append({ type: 'planned', plan, dueAt: dueAt.toISOString(), delivery: unsent });
    });
    await Promise.all(stored);
    sendPlanned(plans);
  }

  function sendPlanned(plans: readonly PlannedDelivery[]): void {
    const sendAll = async () => {
      for (const { plan, delivery, url, options, dueAt } of plans) {
        const wait = dueAt.getTime() - Date.now();
        if (wait > 0) await realClock.sleep(wait, stopped.signal);
        stopped.signal.throwIfAborted();
        await sendNew(delivery, url, { ...options, clock: realClock, plan });
      }
    };
    // A server that is closed sends no more, and every attempt is in the list.
    sendAll().catch(() => {});
  }

  return {
    continueFrom: (opened, records, context) => {
      store = opened;
      for (const restored of restoredDeliveries(records, context)) {
        const { number, url, delivery, attempts, isEnded, cancelled, resume, retry, timeScale } = restored;
        const entry = add(delivery, url, number, attempts);
        if (cancelled) entry.cancelled = true;
        if (isEnded) {
          end(entry, delivery, true);
          continue;
        }
        const { allowHosts } = context;
        // Its attempts are in the list, and a host that is not allowed any more ends it.
        start(entry, delivery, url, { retry, timeScale, allowHosts, resume }).catch(() => {});
      }
      planCount = lastPlan(records);
      sendPlanned(restoredPlans(records, context));
    },
    play: async ([first, ...others], url, options) => {
      // With a clock, each is signed when it is sent.
      const sent = first && (await sendNew(first.delivery, url, { ...options, clock: realClock }));
      let due = Date.now();
      const planned = others.map(({ delivery, after }) => {
        due += after * (options.timeScale ?? 1);
        return { delivery, url, options, dueAt: new Date(Math.min(due, LATEST_TIME)) };
      });
      await sendLater(planned);
      return sent;
    },
    send: sendNew,
    redeliver: async (number, options) => {
      const { delivery, url } = sourceOf(get(number));
      return sendNew(delivery.redelivery(), url, options);
    },
    redeliverAll: (numbers, options) => {
      const dueAt = new Date();
      const planned = numbers.map((number) => {
        const { delivery, url } = sourceOf(get(String(number)));
        return { delivery: delivery.redelivery(), url, options, dueAt };
      });
      return sendLater(planned);
    },
    list: () => [...entries.values()].reverse(),
    get,
    cancel: (number) => {
      const entry = get(number);
      const controller = running.get(entry);
      if (controller) {
        entry.cancelled = true;
        entry.retrying = false;
        tell({ type: 'delivery', delivery: entry });
        controller.abort();
      }
      return entry;
    },
    watch: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    stop: () => {
      stopped.abort();
      for (const controller of running.values()) controller.abort();
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
