import type { Receipts } from '../receipts/receipts.ts';
import { type ReadPlace, timeOf } from './context.ts';
import { resourceOf } from './identity.ts';
import type { ReceiverProvider } from './provider.ts';

/** The order of an event among those about the same resource. */
export interface Order {
  /** Whether a later event was handled. */
  readonly stale: boolean;
  /** Remembers that the event was handled. */
  readonly remember: () => void | Promise<void>;
}

/** Finds the order of an event; undefined if the event does not say what it is about, and when it happened. */
export type OrderOf = (
  provider: Pick<ReceiverProvider<unknown, unknown>, 'name'>,
  read: ReadPlace,
  receipts: Receipts,
  ttl: number,
) => Promise<Order | undefined>;

export const orderOf: OrderOf = async (provider, read, receipts, ttl) => {
  const resource = resourceOf(provider, read);
  if (resource === undefined) return undefined;
  const occurredAt = timeOf(read('occurredAt'))?.getTime();
  if (occurredAt === undefined) return undefined;
  const stale = !(await receipts.isLatest(resource, occurredAt));
  return { stale, remember: () => (stale ? undefined : receipts.setLatest(resource, occurredAt, ttl)) };
};
