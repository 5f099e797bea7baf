import { setTimeout as delay } from 'node:timers/promises';
import type { Delivery } from '../delivery/delivery.ts';
import { type Attempt, attempt } from './attempt.ts';
import { clampToTimer } from './sendRequest.ts';
import type { TargetOptions } from './target.ts';

export interface SendOptions extends TargetOptions {
  /** Milliseconds to wait for an answer; the provider's own by default. */
  readonly timeout?: number | undefined;
  /** Try again as the provider does, until it is delivered or the schedule ends. */
  readonly retry?: boolean | undefined;
  /** Multiplies the waits between attempts: `0.001` turns an hour into 3.6 seconds. */
  readonly timeScale?: number | undefined;
  /** Waits between attempts; a timer by default. */
  readonly sleep?: ((milliseconds: number) => Promise<unknown>) | undefined;
  /** Called after every attempt. */
  readonly onAttempt?: ((attempt: Attempt, number: number) => void) | undefined;
  /** Stops at once, in an attempt and between two: `send` is then rejected with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

export interface SendResult {
  readonly delivered: boolean;
  readonly attempts: readonly Attempt[];
}

/** Sends a delivery: one attempt, or as many as the provider makes. A failed attempt is a result, not an exception. */
export async function send(delivery: Delivery, url: string, options: SendOptions = {}): Promise<SendResult> {
  const { retry = false, timeScale = 1, onAttempt, signal } = options;
  const { timeout = delivery.timeout, allowHosts, resolve } = options;
  const sleep = options.sleep ?? ((milliseconds) => timer(milliseconds, signal));
  const waits = retry ? delivery.retries.map((wait) => clampToTimer(wait * timeScale)) : [];
  const attempts: Attempt[] = [];
  for (;;) {
    signal?.throwIfAborted();
    const headers = attempts.length === 0 ? delivery.headers : delivery.headersAt(new Date());
    const made = await attempt({ ...delivery, headers, url, timeout, allowHosts, resolve, signal });
    const retryIn = made.delivered ? undefined : waits[attempts.length];
    const told = retryIn === undefined ? made : { ...made, retryIn };
    attempts.push(told);
    onAttempt?.(told, attempts.length);
    if (retryIn === undefined) return { delivered: made.delivered, attempts };
    await sleep(retryIn);
  }
}

/** Rejected with the signal's own reason, as an attempt is. */
async function timer(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  await delay(milliseconds, undefined, { signal }).catch(() => signal?.throwIfAborted());
}
