import type { ReadPlace } from './context.ts';
import type { Context, IdOrigin } from './handlers.ts';
import type { ReceiverProvider } from './provider.ts';

type Provider = ReceiverProvider<unknown, unknown>;

export type Identity = Pick<Context, 'id' | 'idFrom'>;

/** What an event is recognised by when it is delivered again. `deliveryId` is that of the signature scheme. */
export function identify(
  read: ReadPlace,
  body: Uint8Array,
  deliveryId: string | undefined,
): Identity | Promise<Identity> {
  const identified = (value: unknown, idFrom: IdOrigin) => {
    const id = idText(value);
    if (!id) return undefined;
    return STORABLE.test(id) ? { id, idFrom } : hashed(JSON.stringify(id), idFrom);
  };
  return (
    identified(read('idempotencyKey'), 'idempotency-key') ??
    identified(read('eventId'), 'event-id') ??
    identified(deliveryId, 'delivery-id') ??
    hashed(body, 'body-hash')
  );
}

/** Text that every store takes. Providers send ids of any length, with any character. */
const STORABLE = /^[^\0\p{Surrogate}]{1,250}$/u;

/** Tells the events of a batch apart, which may share the id of their delivery. */
export function distinctKeys(): (key: string, index: number) => string {
  const keys = new Set<string>();
  return (key, index) => {
    if (keys.has(key)) return `${key}:${index}`;
    keys.add(key);
    return key;
  };
}

/** The resource that an event is about, among those of all providers; undefined if the provider does not send it. */
export function resourceOf({ name }: Pick<Provider, 'name'>, read: ReadPlace): string | undefined {
  const id = idText(read('resource'));
  return id === undefined ? undefined : `${name}:${STORABLE.test(id) ? id : JSON.stringify(id).slice(0, 250)}`;
}

/** An id as text; undefined for anything that cannot be one, such as an integer whose last digits JavaScript has rounded. */
function idText(value: unknown): string | undefined {
  const isId = typeof value === 'number' ? Math.abs(value) <= Number.MAX_SAFE_INTEGER : typeof value === 'string';
  return isId ? String(value) : undefined;
}

async function hashed(content: string | Uint8Array, idFrom: IdOrigin): Promise<Identity> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
  return { id: Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join(''), idFrom };
}
