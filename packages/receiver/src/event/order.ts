import type { Receipts } from '../receipts/receipts.ts';
import { type ReadPlace, timeOf } from './context.ts';
import { resourceOf } from './identity.ts';
import type { ReceiverProvider } from './provider.ts';

/** The order of an event among those about the same resource. */
export interface Order {
  /** Whether a later event was handled. */
  readonly isStale: () => Promise<boolean>;
  /** Remembers that the event was handled. */
  readonly remember: () => void | Promise<void>;
}

/** Finds the order of an event; undefined if the event does not say what it is about, and when it happened. */
export type OrderOf = (
  provider: Pick<ReceiverProvider<unknown, unknown>, 'name' | 'resource' | 'occurredAt'>,
  read: ReadPlace,
  receipts: Receipts,
  ttl: number,
) => Order | undefined;

export const orderOf: OrderOf = (provider, read, receipts, ttl) => {
  const resource = resourceOf(provider, read);
  if (resource === undefined) return undefined;
  const occurredAt = timeOf(read(provider.occurredAt))?.getTime();
  if (occurredAt === undefined) return undefined;
  return {
    isStale: async () => !(await receipts.isLatest(resource, occurredAt)),
    remember: () => receipts.setLatest(resource, occurredAt, ttl),
  };
};
