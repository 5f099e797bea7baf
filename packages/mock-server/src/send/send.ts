import { setTimeout as wait } from 'node:timers/promises';
import type { Delivery } from '../delivery/delivery.ts';
import { withQuery } from '../delivery/query.ts';
import { type Attempt, attempt } from './attempt.ts';
import { clampToTimer } from './sendRequest.ts';
import type { TargetOptions } from './target.ts';

export interface SendOptions extends TargetOptions {
  /** Milliseconds to wait for a response. Defaults to the provider's timeout. */
  readonly timeout?: number | undefined;
  /** Follows the provider's retry schedule until the delivery succeeds. Defaults to one attempt. */
  readonly retry?: boolean | undefined;
  /** Multiplies the delays between attempts: `0.001` turns an hour into 3.6 seconds. */
  readonly timeScale?: number | undefined;
  /** Waits between attempts. Defaults to a timer. */
  readonly sleep?: ((milliseconds: number) => Promise<unknown>) | undefined;
  /** Called after each attempt; `number` starts at 1. */
  readonly onAttempt?: ((attempt: Attempt, number: number) => void) | undefined;
  /** Stops during an attempt and between attempts: `send` rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

export interface SendResult {
  readonly delivered: boolean;
  readonly attempts: readonly Attempt[];
}

/** Sends a delivery. A failed attempt is part of the result; a host that is not allowed rejects with a `UsageError`. */
export async function send(delivery: Delivery, url: string, options: SendOptions = {}): Promise<SendResult> {
  const { retry = false, timeScale = 1, onAttempt, signal } = options;
  const { timeout = delivery.timeout, allowHosts, resolve } = options;
  const sleep = options.sleep ?? ((milliseconds) => timer(milliseconds, signal));
  const delays = retry ? delivery.retries : [];
  const attempts: Attempt[] = [];
  for (;;) {
    signal?.throwIfAborted();
    const headers = attempts.length === 0 ? delivery.headers : delivery.headersAt(new Date(), url);
    const result = await attempt({
      ...delivery,
      headers,
      url: withQuery(url, delivery.query),
      timeout,
      allowHosts,
      resolve,
      signal,
    });
    const delay = result.delivered || result.isFinal ? undefined : delays[attempts.length];
    const asked = delivery.honoursRetryAfter ? (result.retryAfter ?? 0) : 0;
    const retryIn = delay === undefined ? undefined : clampToTimer(Math.max(delay, asked) * timeScale);
    const reported = retryIn === undefined ? result : { ...result, retryIn };
    attempts.push(reported);
    onAttempt?.(reported, attempts.length);
    if (retryIn === undefined) return { delivered: result.delivered, attempts };
    await sleep(retryIn);
  }
}

/** Rejects with the signal's reason, like an attempt, and not with Node's `AbortError`. */
async function timer(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  await wait(milliseconds, undefined, { signal }).catch(() => signal?.throwIfAborted());
}
