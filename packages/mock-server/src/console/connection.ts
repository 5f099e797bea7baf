import { FIRST_PAGE, fetchPage } from './api.ts';
import type { DeliveryStore } from './deliveryStore.ts';
import type { DeliverySummary } from './types.ts';

export interface ConnectionListener {
  /** The list is loaded, and changes arrive. */
  readonly onConnected: () => void;
  readonly onDisconnected: () => void;
  readonly onDelivery: (summary: DeliverySummary) => void;
}

const RETRY_DELAY = 1000;

/** Keeps a store as the server's list is, for as long as the page is open. */
export function connect(store: DeliveryStore, listener: ConnectionListener): void {
  // Browsers differ in when `EventSource` gives up, so each source is used for one connection.
  const source = new EventSource('/stream');
  const fail = () => {
    source.close();
    listener.onDisconnected();
    setTimeout(() => connect(store, listener), RETRY_DELAY);
  };
  source.addEventListener('error', fail, { once: true });
  source.addEventListener('open', () => {
    // A server that was restarted counts from 1 again.
    store.clear();
    load(store, source).then(
      () => isOpen(source) && listener.onConnected(),
      () => isOpen(source) && fail(),
    );
  });
  source.addEventListener('delivery', ({ data }) => {
    const summary: DeliverySummary = JSON.parse(data);
    store.put(summary);
    listener.onDelivery(summary);
  });
  source.addEventListener('discarded', ({ data }) => store.remove(JSON.parse(data).number));
}

function isOpen({ readyState }: EventSource): boolean {
  return readyState === EventSource.OPEN;
}

/** Changes that arrive meanwhile are newer than the pages. */
async function load(store: DeliveryStore, source: EventSource): Promise<void> {
  for (let path: string | undefined = FIRST_PAGE; path !== undefined; ) {
    const { deliveries, next } = await fetchPage(path);
    // The next connection has pages of its own.
    if (!isOpen(source)) return;
    store.addPage(deliveries);
    path = next;
  }
  store.endPages();
}
