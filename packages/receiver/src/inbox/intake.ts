import type { ParsedEvent } from '@hookbook/validators';
import type { HeadersLike } from '@hookbook/webhook';
import { placeReader, timeOf } from '../event/context.ts';
import type { Delivery, TakeEvents } from '../event/delivery.ts';
import { type Handlers, handlerFor } from '../event/handlers.ts';
import { identify, keyOf, resourceOf } from '../event/identity.ts';
import type { ReceiverProvider } from '../event/provider.ts';
import { grouped } from './group.ts';
import type { InboxStore, StoredEvent } from './inbox.ts';

export interface IntakeOptions<Events, UnknownPayload> {
  readonly on: Handlers<Events, UnknownPayload>;
  readonly onError: (error: unknown) => void;
  /** Called after events were stored. */
  readonly onStored: () => void;
}

/** Stores the events of a delivery, for a worker. */
export function createIntake<Events, UnknownPayload>(
  provider: ReceiverProvider<Events, UnknownPayload>,
  store: InboxStore,
  { on, onError, onStored }: IntakeOptions<Events, UnknownPayload>,
): TakeEvents<Events, UnknownPayload> {
  const append = grouped(store.append);

  async function storedEvent(
    { event }: ParsedEvent<Events, UnknownPayload>,
    index: number,
    { request, verification, receivedAt }: Delivery,
    keys: Set<string>,
  ): Promise<StoredEvent> {
    const { headers, body } = request;
    const read = placeReader(event, headers);
    const { id, idFrom } = await identify(provider, { read, body, deliveryId: verification.id });
    return {
      ...{ key: keyOf(provider, id, index, keys), id, idFrom, body, index, receivedAt },
      resource: resourceOf(provider, read),
      occurredAt: timeOf(read(provider.occurredAt))?.getTime(),
      headers: recordOf(headers, provider.scheme?.place.label),
      secretIndex: verification.secretIndex,
    };
  }

  return async (events, delivery) => {
    try {
      const rows: StoredEvent[] = [];
      const keys = new Set<string>();
      for (const [index, event] of events.entries())
        if (handlerFor(on, event)) rows.push(await storedEvent(event, index, delivery, keys));
      if (rows.length === 0) return 'unhandled';
      const areNew = await append(rows);
      if (!areNew.includes(true)) return 'duplicate';
      onStored();
      return 'stored';
    } catch (error) {
      onError(error);
      return 'failed';
    }
  };
}

/** What a database should not contain: credentials, and the signature, which may be the secret itself. */
const CREDENTIALS = /^(authorization|proxy-authorization|cookie)$/;

/** The headers as data, in lower case. */
function recordOf(headers: HeadersLike, signaturePlace: string | undefined): Readonly<Record<string, string>> {
  const entries = Symbol.iterator in headers ? [...(headers as Iterable<[string, unknown]>)] : Object.entries(headers);
  const kept = entries.filter(
    ([name, value]) => typeof value === 'string' && !CREDENTIALS.test(name) && `header ${name}` !== signaturePlace,
  );
  return Object.fromEntries(kept) as Record<string, string>;
}
