import { eventsOf, type TakeEvents } from './event/delivery.ts';
import { distinctKeys } from './event/identity.ts';
import type { HandleEvent } from './handling.ts';
import type { Outcome } from './request/receipt.ts';

/** From the best to the worst: that of a delivery is the worst of its events. */
const OUTCOMES: readonly Outcome[] = ['unhandled', 'duplicate', 'stale', 'handled', 'running', 'failed'];

/** Handles the events of a delivery one after the other. */
export function batches<Events, UnknownPayload>(
  handle: HandleEvent<Events, UnknownPayload>,
): TakeEvents<Events, UnknownPayload> {
  return async (parsed, delivery) => {
    const keyAt = distinctKeys();
    let worst = 0;
    for (const [index, event] of eventsOf(parsed).entries())
      worst = Math.max(worst, OUTCOMES.indexOf(await handle(event, delivery, (key) => keyAt(key, index))));
    return OUTCOMES[worst] ?? 'failed';
  };
}
