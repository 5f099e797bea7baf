import type { WebhookEvent } from '@hookbook/types';
import type { AcmeEvent, EventOf } from '@hookbook/types/acme';

export const placed: EventOf<'order.placed'> = {
  action: 'placed',
  delivery: { id: 'dlv_1', at: '2026-01-01T00:00:00Z' },
  order: { id: 'ord_1', total: 1999 },
};

export const same: WebhookEvent<'acme', 'order.placed'> = placed;

// @ts-expect-error an order has a total
export const free: EventOf<'order.placed'> = { ...placed, order: { id: 'ord_1' } };

export function total(event: AcmeEvent): number {
  switch (event.action) {
    case 'placed':
      return event.order.total;
    case 'cancelled':
      return -event.order.total;
    default:
      return event satisfies never;
  }
}
