import type { Context } from './handlers.ts';
import type { ReadValue, ReceiverProvider } from './provider.ts';

interface Identified {
  readonly read: (place: ReadValue | undefined) => unknown;
  readonly body: Uint8Array;
  /** In the signature scheme. */
  readonly deliveryId: string | undefined;
}

export type Identity = Pick<Context, 'id' | 'idFrom'>;

/** What an event is recognised by when it is delivered again. */
export function identify(
  { idempotencyKey, eventId }: Pick<ReceiverProvider<unknown, unknown>, 'idempotencyKey' | 'eventId'>,
  { read, body, deliveryId }: Identified,
): Identity | Promise<Identity> {
  const key = idText(read(idempotencyKey));
  if (key) return { id: key, idFrom: 'idempotency-key' };
  const id = idText(read(eventId));
  if (id) return { id, idFrom: 'event-id' };
  if (deliveryId) return { id: deliveryId, idFrom: 'delivery-id' };
  return hashOf(body).then((hash) => ({ id: hash, idFrom: 'body-hash' }));
}

/** An id as text; undefined for anything that cannot be one. */
function idText(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value : undefined;
}

async function hashOf(body: Uint8Array): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', body as Uint8Array<ArrayBuffer>));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
