import type { Delivery } from '../delivery/delivery.ts';
import type { Attempt } from '../send/attempt.ts';
import { type SendOptions, send } from '../send/send.ts';
import { serialiseDelivery } from './serialise.ts';

/** A delivery that the server was asked to send, with what has come of it so far. */
export interface SentDelivery {
  /** Counts from 1: two deliveries may have the same id. */
  readonly number: number;
  readonly url: string;
  readonly delivered: boolean;
  /** Whether there will be another attempt. */
  readonly retrying: boolean;
  readonly attempts: readonly Attempt[];
  readonly delivery: ReturnType<typeof serialiseDelivery>;
}

/** The last deliveries of a server, and their retries in the background. */
export interface Deliveries {
  /** Comes back after the first attempt. */
  readonly send: (delivery: Delivery, url: string, options: SendOptions) => Promise<SentDelivery>;
  /** The newest first. */
  readonly list: () => readonly SentDelivery[];
  /** Ends every attempt and every wait for one. */
  readonly stop: () => void;
}

export function createDeliveries(keep: number): Deliveries {
  let kept: readonly SentDelivery[] = [];
  let count = 0;
  const running = new Set<AbortController>();
  return {
    send: (delivery, url, options) => {
      count += 1;
      const entry = newEntry(count, url, delivery);
      kept = [entry, ...kept].slice(0, keep);
      const stopping = new AbortController();
      running.add(stopping);
      return new Promise((resolve, reject) => {
        const onAttempt = (made: Attempt) => {
          entry.attempts.push(made);
          entry.delivered = made.delivered;
          entry.retrying = made.retryIn !== undefined;
          resolve(entry);
        };
        const failed = (error: unknown) => {
          entry.retrying = false;
          if (entry.attempts.length === 0) kept = kept.filter((other) => other !== entry);
          reject(error);
        };
        send(delivery, url, { ...options, onAttempt, signal: stopping.signal })
          .catch(failed)
          .finally(() => running.delete(stopping));
      });
    },
    list: () => kept,
    stop: () => {
      for (const stopping of running) stopping.abort();
    },
  };
}

function newEntry(number: number, url: string, delivery: Delivery) {
  const attempts: Attempt[] = [];
  return { number, url, delivered: false, retrying: true, attempts, delivery: serialiseDelivery(delivery) };
}
