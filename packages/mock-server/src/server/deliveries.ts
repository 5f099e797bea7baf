import type { Delivery } from '../delivery/delivery.ts';
import { UsageError } from '../errors/usageError.ts';
import type { Body } from '../message/body.ts';
import type { ScheduledDelivery } from '../scenario/createDeliveries.ts';
import type { Attempt } from '../send/attempt.ts';
import { realClock } from '../send/clock.ts';
import { type SendOptions, send } from '../send/send.ts';
import { createDeliveryList, type DeliveryChange, type Entry, type SentDelivery } from './deliveryList.ts';
import type { Endpoints } from './endpoints.ts';
import {
  lastPlan,
  type PlannedDelivery,
  type RestoreContext,
  restoredDeliveries,
  restoredPlans,
  type ServerSendOptions,
  unsentDelivery,
} from './restore.ts';
import type { Store } from './store.ts';
import type { StoreRecord } from './storeRecords.ts';

/** The latest deliveries of a server. Retries run in the background. */
export interface Deliveries {
  /** Resolves after the first attempt. */
  readonly send: (delivery: Delivery<Body>, url: string, options: ServerSendOptions) => Promise<SentDelivery>;
  /** Sends deliveries with the time between them, in the background. Resolves after the first attempt of the first one. */
  readonly play: (
    scheduled: readonly ScheduledDelivery[],
    url: string,
    options: ServerSendOptions,
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

/** Dates end there. */
const LATEST_TIME = 8.64e15;

/** Keeps what is pending, and of what has ended the latest `maxEnded` deliveries. */
export function createDeliveries(
  maxEnded: number,
  endpoints: Endpoints,
  report: (entry: SentDelivery, attempt: Attempt) => void = () => {},
): Deliveries {
  const list = createDeliveryList(maxEnded);
  const running = new Map<Entry, AbortController>();
  const stopped = new AbortController();
  let planCount = 0;
  let store: Store | undefined;

  function end(entry: Entry, isRestored = false): void {
    running.delete(entry);
    const { number, delivered, attempts, cancelled } = entry;
    if (!isRestored && !cancelled && !stopped.signal.aborted && attempts.length > 0)
      endpoints.count(list.sourceOf(entry).delivery, entry.url, {
        ...{ delivered, attempts: attempts.length, status: attempts.at(-1)?.status },
      });
    list.settle(entry);
    // What a stopped server had still to send is sent by the next one.
    if (stopped.signal.aborted) return;
    const ended = store?.append({ type: 'ended', number, ...(cancelled && { cancelled: true }) });
    // Without this line, the delivery ends again after the next start.
    ended?.catch(() => {});
  }

  /** Resolves after the next attempt. */
  function start(entry: Entry, options: SendOptions): Promise<SentDelivery> {
    const { number } = entry;
    const { delivery, url } = list.sourceOf(entry);
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
        list.changed(entry);
      };
      const beforeAttempt = store && (() => store?.append({ type: 'started', number }) ?? Promise.resolve());
      send(delivery, url, { ...options, onAttempt, beforeAttempt, signal: controller.signal })
        .catch(reject)
        .finally(() => end(entry));
    });
  }

  async function sendNew(
    delivery: Delivery<Body>,
    url: string,
    { plan, ...options }: ServerSendOptions & { readonly plan?: number },
  ): Promise<SentDelivery> {
    endpoints.check(delivery, url);
    const entry = list.add({ delivery, url, secret: options.ownSecret ? 'own' : 'server' });
    const stored = { number: entry.number, ...unsentDelivery(url, delivery, options) };
    await store?.append({ type: 'delivery', delivery: stored, ...(plan !== undefined && { plan }) });
    return start(entry, options);
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

  /** What is sent again. Throws a `UsageError` if its secret is not known. */
  function signable(number: string) {
    const { delivery, url, secret } = list.sourceOf(list.get(number));
    if (secret === 'unknown') throw unknownSecret(number, delivery.provider);
    return { delivery, url, ownSecret: secret === 'own' };
  }

  return {
    continueFrom: (opened, records, context) => {
      store = opened;
      for (const restored of restoredDeliveries(records, context)) {
        const { number, url, delivery, secret, attempts, isEnded, cancelled, resume, retry, timeScale } = restored;
        const entry = list.add({ delivery, url, secret, number, attempts });
        if (cancelled) entry.cancelled = true;
        if (isEnded) {
          end(entry, true);
          continue;
        }
        const { allowHosts } = context;
        // Its attempts are in the list, and a host that is not allowed any more ends it.
        start(entry, { retry, timeScale, allowHosts, resume }).catch(() => {});
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
      const { delivery, url, ownSecret } = signable(number);
      return sendNew(delivery.redelivery(), url, { ...options, ownSecret });
    },
    redeliverAll: (numbers, options) => {
      const dueAt = new Date();
      const planned = numbers.map((number) => {
        const { delivery, url, ownSecret } = signable(String(number));
        return { delivery: delivery.redelivery(), url, options: { ...options, ownSecret }, dueAt };
      });
      return sendLater(planned);
    },
    list: list.all,
    get: list.get,
    watch: list.watch,
    cancel: (number) => {
      const entry = list.get(number);
      const controller = running.get(entry);
      if (controller) {
        entry.cancelled = true;
        entry.retrying = false;
        list.changed(entry);
        controller.abort();
      }
      return entry;
    },
    stop: () => {
      stopped.abort();
      for (const controller of running.values()) controller.abort();
    },
  };
}

function unknownSecret(number: string, provider: string): UsageError {
  return new UsageError({
    code: 'unknown-secret',
    message: `Delivery ${number} was signed with a secret of its own, which the store does not contain.`,
    where: 'number',
    fix: `Call \`provider('${provider}', { url, secret })\` before \`listen\`, or send the event again.`,
  });
}
