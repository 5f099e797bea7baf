import type { Delivery } from '../delivery/delivery.ts';
import { STANDARD_RETRIES } from '../delivery/policy.ts';
import { withQuery } from '../delivery/query.ts';
import type { Body } from '../message/body.ts';
import { type Attempt, attempt } from './attempt.ts';
import { type Clock, realClock } from './clock.ts';
import type { TargetOptions } from './target.ts';

export interface SendOptions extends TargetOptions {
  /** Milliseconds to wait for a response. Defaults to the provider's timeout. */
  readonly timeout?: number | undefined;
  /**
   * Follows the provider's retry schedule until the delivery succeeds; one attempt if it publishes none. `standard` follows
   * that of Standard Webhooks instead. Defaults to one attempt.
   */
  readonly retry?: Retry | undefined;
  /** Multiplies the delays between attempts: `0.001` turns an hour into 3.6 seconds. */
  readonly timeScale?: number | undefined;
  /** The time of attempts, and of their signatures. Defaults to that of the system. */
  readonly clock?: Clock | undefined;
  /** Called after each attempt; `number` starts at 1. */
  readonly onAttempt?: ((attempt: Attempt, number: number) => void) | undefined;
  /** Called before each attempt, which waits for it. */
  readonly beforeAttempt?: (() => Promise<void>) | undefined;
  /** Attempts that another process has made, and how many milliseconds are left until the next one. */
  readonly resume?: { readonly attempts: readonly Attempt[]; readonly wait: number } | undefined;
  /** Stops during an attempt and between attempts: `send` rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

export type Retry = boolean | 'standard';

export interface SendResult {
  readonly delivered: boolean;
  readonly attempts: readonly Attempt[];
}

/** Sends a delivery. A failed attempt is part of the result; a host that is not allowed rejects with a `UsageError`. */
export async function send(delivery: Delivery<Body>, url: string, options: SendOptions = {}): Promise<SendResult> {
  const { retry = false, timeScale = 1, clock = realClock, onAttempt, beforeAttempt, resume, signal } = options;
  // A delivery that was just created is signed. One that waits for its time on a clock is signed then.
  const isSigned = options.clock === undefined;
  const { timeout = delivery.timeout, allowHosts, resolve } = options;
  const { method, body, wire, success, stopOn } = delivery;
  const fixed = { method, body, wire, success, stopOn, timeout, allowHosts, resolve, clock, signal };
  const delays = retry === 'standard' ? STANDARD_RETRIES : retry ? delivery.retries : [];
  const attempts: Attempt[] = [...(resume?.attempts ?? [])];
  if (resume && resume.wait > 0) await clock.sleep(resume.wait, signal);
  for (;;) {
    signal?.throwIfAborted();
    await beforeAttempt?.();
    const headers = attempts.length === 0 && isSigned ? delivery.headers : delivery.headersAt(clock.now(), url);
    const result = await attempt({ ...fixed, headers, url: withQuery(url, delivery.query) });
    const delay = result.delivered || result.isFinal ? undefined : delays[attempts.length];
    const asked = delivery.honoursRetryAfter ? (result.retryAfter ?? 0) : 0;
    const retryIn = delay === undefined ? undefined : Math.max(delay, asked) * timeScale;
    const reported = retryIn === undefined ? result : { ...result, retryIn };
    attempts.push(reported);
    onAttempt?.(reported, attempts.length);
    if (retryIn === undefined) return { delivered: result.delivered, attempts };
    await clock.sleep(retryIn, signal);
  }
}
