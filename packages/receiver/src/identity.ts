import type { HeadersLike } from '@hookbook/webhook';
import type { Context } from './handlers.ts';
import type { ReceiverProvider } from './provider.ts';
import { idText, valueAt } from './values.ts';

interface Identified {
  readonly headers: HeadersLike;
  readonly body: Uint8Array;
  readonly payload: unknown;
  /** In the signature scheme. */
  readonly deliveryId: string | undefined;
}

/** What an event is recognised by when it is delivered again. */
export async function identify(
  { idempotencyKey, eventId }: Pick<ReceiverProvider<unknown, unknown>, 'idempotencyKey' | 'eventId'>,
  { headers, body, payload, deliveryId }: Identified,
): Promise<Pick<Context, 'id' | 'idFrom'>> {
  const key = idText(valueAt(idempotencyKey, headers, payload));
  if (key !== undefined) return { id: key, idFrom: 'idempotency-key' };
  const id = idText(valueAt(eventId, headers, payload));
  if (id !== undefined) return { id, idFrom: 'event-id' };
  if (deliveryId !== undefined) return { id: deliveryId, idFrom: 'delivery-id' };
  return { id: await hashOf(body), idFrom: 'body-hash' };
}

async function hashOf(body: Uint8Array): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', body as Uint8Array<ArrayBuffer>));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
