import { setTimeout as delay } from 'node:timers/promises';
import { type Attempt, attempt } from './attempt.ts';
import type { Delivery } from './delivery.ts';
import type { TargetOptions } from './targetOptions.ts';
import { timerMs } from './timer.ts';

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
}

export interface SendResult {
  readonly delivered: boolean;
  readonly attempts: readonly Attempt[];
}

/** Sends a delivery: one attempt, or as many as the provider makes. A failed attempt is a result, not an exception. */
export async function send(delivery: Delivery, url: string, options: SendOptions = {}): Promise<SendResult> {
  const { retry = false, timeScale = 1, sleep = delay, onAttempt } = options;
  const attempts: Attempt[] = [];
  for (const wait of [0, ...(retry ? delivery.retries : [])]) {
    if (attempts.length > 0) await sleep(timerMs(wait * timeScale));
    const headers = attempts.length === 0 ? delivery.headers : delivery.headersAt(new Date());
    const made = await attempt({
      ...delivery,
      timeout: options.timeout ?? delivery.timeout,
      ...targetOf(url, options),
      headers,
    });
    attempts.push(made);
    onAttempt?.(made, attempts.length);
    if (made.delivered) break;
  }
  return { delivered: attempts.at(-1)?.delivered ?? false, attempts };
}

function targetOf(url: string, { allowHosts, resolve }: SendOptions) {
  return { url, allowHosts, resolve };
}
