import type { Delivery } from '../delivery/delivery.ts';
import type { Attempt } from '../send/attempt.ts';
import { type SendOptions, send } from '../send/send.ts';
import { serialiseDelivery } from './serialise.ts';

/** A delivery that the server sends, with its attempts so far. */
export interface SentDelivery {
  /** Counts from 1. Identifies the delivery on this server, since several deliveries may share an id. */
  readonly number: number;
  readonly url: string;
  readonly delivered: boolean;
  /** Whether another attempt follows. */
  readonly retrying: boolean;
  readonly attempts: readonly Attempt[];
  readonly delivery: ReturnType<typeof serialiseDelivery>;
}

/** The latest deliveries of a server. Retries run in the background. */
export interface Deliveries {
  /** Resolves after the first attempt. */
  readonly send: (delivery: Delivery, url: string, options: SendOptions) => Promise<SentDelivery>;
  /** Newest first. */
  readonly list: () => readonly SentDelivery[];
  /** Aborts every running attempt and cancels every retry. */
  readonly stop: () => void;
}

export function createDeliveries(maxDeliveries: number): Deliveries {
  let kept: readonly SentDelivery[] = [];
  let count = 0;
  const running = new Set<AbortController>();
  return {
    send: (delivery, url, options) => {
      count += 1;
      const entry = newEntry(count, url, delivery);
      kept = [entry, ...kept].slice(0, maxDeliveries);
      const controller = new AbortController();
      running.add(controller);
      return new Promise((resolve, reject) => {
        const onAttempt = (attempt: Attempt) => {
          entry.attempts.push(attempt);
          entry.delivered = attempt.delivered;
          entry.retrying = attempt.retryIn !== undefined;
          resolve(entry);
        };
        const onError = (error: unknown) => {
          entry.retrying = false;
          if (entry.attempts.length === 0) kept = kept.filter((other) => other !== entry);
          reject(error);
        };
        send(delivery, url, { ...options, onAttempt, signal: controller.signal })
          .catch(onError)
          .finally(() => running.delete(controller));
      });
    },
    list: () => kept,
    stop: () => {
      for (const controller of running) controller.abort();
    },
  };
}

function newEntry(number: number, url: string, delivery: Delivery) {
  const attempts: Attempt[] = [];
  return { number, url, delivered: false, retrying: true, attempts, delivery: serialiseDelivery(delivery) };
}
