import type { SentDelivery } from './deliveryList.ts';

/** A delivery in a list: what is needed to find it, without its request and its responses. */
export interface DeliverySummary {
  readonly number: number;
  readonly provider: string;
  readonly event: string;
  /** Several deliveries may have the same. */
  readonly id: string;
  readonly url: string;
  readonly delivered: boolean;
  readonly retrying: boolean;
  readonly cancelled?: true;
  readonly fault?: string;
  /** How many were made. */
  readonly attempts: number;
  /** Of the last attempt, as ISO 8601. */
  readonly startedAt?: string;
  /** Of the last attempt, in milliseconds. */
  readonly duration?: number;
  /** Of the last response. */
  readonly status?: number;
  /** The code of the last attempt's error. */
  readonly error?: string;
}

export function summaryOf({ delivery, attempts, ...sent }: SentDelivery): DeliverySummary {
  const { provider, event, id, fault } = delivery;
  const { number, url, delivered, retrying, cancelled } = sent;
  const last = attempts.at(-1);
  return {
    ...{ number, provider, event, id, url, delivered, retrying },
    ...(cancelled && { cancelled }),
    ...(fault !== undefined && { fault }),
    attempts: attempts.length,
    ...(last && { startedAt: last.startedAt, duration: last.duration }),
    ...(last?.status !== undefined && { status: last.status }),
    ...(last?.error && { error: last.error.code }),
  };
}
