import type { DeliverySummary } from './types.ts';

export type DeliveryState = 'sending' | 'delivered' | 'retrying' | 'failed' | 'cancelled';

export const STATE_LABELS: Readonly<Record<DeliveryState, string>> = {
  sending: 'Sending',
  delivered: 'Delivered',
  retrying: 'Retrying',
  failed: 'Failed',
  cancelled: 'Cancelled',
};

type StateFacts = Pick<DeliverySummary, 'delivered' | 'retrying' | 'cancelled' | 'attempts'>;

export function stateOf({ delivered, retrying, cancelled, attempts }: StateFacts): DeliveryState {
  if (delivered) return 'delivered';
  if (cancelled) return 'cancelled';
  if (retrying) return attempts === 0 ? 'sending' : 'retrying';
  return 'failed';
}

/** The status of the last response, or the code of the error if none arrived. */
export function statusText({ status, error }: Pick<DeliverySummary, 'status' | 'error'>): string {
  return status === undefined ? (error ?? '') : String(status);
}

/** A sentence for the live region. */
export function resultText(summary: DeliverySummary): string {
  const { number, event, attempts, retrying } = summary;
  const status = statusText(summary);
  const state = STATE_LABELS[stateOf(summary)].toLowerCase();
  if (attempts === 0) return `Delivery ${number}, ${event}: ${state}.`;
  return `Delivery ${number}, ${event}: ${state}${status === '' ? '' : ` with ${status}`}${retrying ? ', more attempts follow' : ''}.`;
}
