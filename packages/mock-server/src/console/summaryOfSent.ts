import type { DeliverySummary, SentDelivery } from './types.ts';

/** A delivery as the list has it. */
export function summaryOfSent(sent: SentDelivery): DeliverySummary {
  const { number, url, delivered, retrying, cancelled, attempts, delivery } = sent;
  const { provider, event, id, fault } = delivery;
  const last = attempts.at(-1);
  return {
    ...{ number, provider, event, id, url, delivered, retrying, attempts: attempts.length },
    ...(cancelled && { cancelled }),
    ...(fault !== undefined && { fault }),
    ...(last && { startedAt: last.startedAt, duration: last.duration }),
    ...(last?.status !== undefined && { status: last.status }),
    ...(last?.error && { error: last.error.code }),
  };
}
