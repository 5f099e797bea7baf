import type { ReadPlace } from './context.ts';
import type { Context, IdOrigin } from './handlers.ts';
import type { ReceiverProvider } from './provider.ts';

type Provider = ReceiverProvider<unknown, unknown>;

interface Identified {
  readonly read: ReadPlace;
  readonly body: Uint8Array;
  /** In the signature scheme. */
  readonly deliveryId: string | undefined;
}

export type Identity = Pick<Context, 'id' | 'idFrom'>;

/** What an event is recognised by when it is delivered again. */
export function identify(
  { idempotencyKey, eventId }: Pick<Provider, 'idempotencyKey' | 'eventId'>,
  { read, body, deliveryId }: Identified,
): Identity | Promise<Identity> {
  const key = idText(read(idempotencyKey));
  if (key) return storable(key, 'idempotency-key');
  const id = idText(read(eventId));
  if (id) return storable(id, 'event-id');
  if (deliveryId) return storable(deliveryId, 'delivery-id');
  return hashOf(body).then((hash) => ({ id: hash, idFrom: 'body-hash' }));
}

/** Text that every store takes. Providers send ids of any length, with any character. */
const STORABLE = /^[^\0\p{Surrogate}]{1,250}$/u;

function storable(id: string, idFrom: IdOrigin): Identity | Promise<Identity> {
  if (STORABLE.test(id)) return { id, idFrom };
  return hashOf(new TextEncoder().encode(JSON.stringify(id))).then((hash) => ({ id: hash, idFrom }));
}

/** Identifies an event among those of all providers. The events of a batch may share the id of their delivery. */
export function keyOf({ name }: Pick<Provider, 'name'>, id: string, index: number, keys: Set<string>): string {
  const key = `${name}:${id}`;
  if (!keys.has(key)) {
    keys.add(key);
    return key;
  }
  return `${key}:${index}`;
}

/** The resource that an event is about, among those of all providers; undefined if the provider does not send it. */
export function resourceOf(
  { name, resource }: Pick<Provider, 'name' | 'resource'>,
  read: ReadPlace,
): string | undefined {
  const id = idText(read(resource));
  return id === undefined ? undefined : `${name}:${STORABLE.test(id) ? id : JSON.stringify(id).slice(0, 250)}`;
}

/** An id as text; undefined for anything that cannot be one, such as an integer whose last digits JavaScript has rounded. */
function idText(value: unknown): string | undefined {
  if (typeof value === 'number') return Math.abs(value) > Number.MAX_SAFE_INTEGER ? undefined : String(value);
  return typeof value === 'string' ? value : undefined;
}

async function hashOf(body: Uint8Array): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', body as Uint8Array<ArrayBuffer>));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
