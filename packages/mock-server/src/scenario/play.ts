import { realClock } from '../send/clock.ts';
import { type SendOptions, type SendResult, send } from '../send/send.ts';
import type { ScheduledDelivery } from './createDeliveries.ts';

export interface PlayOptions extends Omit<SendOptions, 'onAttempt'> {
  /** Called after each delivery; `number` starts at 1. */
  readonly onDelivery?:
    | ((delivery: ScheduledDelivery['delivery'], result: SendResult, number: number) => void)
    | undefined;
}

export interface PlayResult {
  /** Whether all were delivered. */
  readonly delivered: boolean;
  readonly results: readonly SendResult[];
}

/** Sends deliveries one after the other, with the time between them. A delivery that fails does not stop the others. */
export async function play(
  deliveries: readonly ScheduledDelivery[],
  url: string,
  { onDelivery, ...options }: PlayOptions = {},
): Promise<PlayResult> {
  const { clock = realClock, timeScale = 1, signal } = options;
  const results: SendResult[] = [];
  for (const { delivery, after } of deliveries) {
    if (after > 0) await clock.sleep(after * timeScale, signal);
    const result = await send(delivery, url, { ...options, clock });
    results.push(result);
    onDelivery?.(delivery, result, results.length);
  }
  return { delivered: results.every(({ delivered }) => delivered), results };
}
