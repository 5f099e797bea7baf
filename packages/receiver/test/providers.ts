import { createDelivery, type Delivery, type DeliveryOptions } from '@hookbook/mock-server';
import type { DynamicEventMap, UnknownEvent } from '@hookbook/types/dynamic';
import { safeParseEvent } from '@hookbook/validators/dynamic';
import { PRESETS, schemeOf } from '@hookbook/webhook';
import { type Receipt, type ReceiverProvider, receiverFor } from '../src/index.ts';

export const SECRET = 'a secret for tests';
export const URL = 'http://localhost/webhooks';

export const DYNAMIC: ReceiverProvider<DynamicEventMap, UnknownEvent> = {
  name: 'dynamic',
  scheme: schemeOf({ ...PRESETS.github, header: 'x-dynamic-signature-256' }),
  parse: safeParseEvent,
  idempotencyKey: (event) => event.messageId,
  eventId: (event) => event.eventId,
  occurredAt: (event) => event.timestamp,
  redelivered: (event) => event.redelivery,
  success: 204,
  retriesFor: 90_000_000,
};

export function deliver(event: string, options: Partial<DeliveryOptions> = {}): Delivery {
  return createDelivery({ provider: 'dynamic', event, secret: SECRET, ...options });
}

/** The delivery as a request. */
export function requestOf(delivery: Pick<Delivery, 'method' | 'headers' | 'body'>): Request {
  return new Request(URL, delivery);
}

/** A receiver that keeps what it was asked and what it did. */
export function recordingReceiver(options: { readonly maxBytes?: number } = {}) {
  const receipts: Receipt[] = [];
  const errors: unknown[] = [];
  const urls: (string | undefined)[] = [];
  const receiver = receiverFor(DYNAMIC)({
    secret: ({ url }) => {
      urls.push(url);
      return SECRET;
    },
    on: { otherwise: () => {} },
    onReceipt: (receipt) => receipts.push(receipt),
    onError: (error) => errors.push(error),
    ...options,
  });
  return { receiver, receipts, errors, urls };
}
