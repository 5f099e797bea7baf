import type { HeadersLike, Scheme } from '@hookbook/webhook';
import { placeReader, type ReadPlace, timeOf } from '../event/context.ts';
import { type Delivery, eventsOf } from '../event/delivery.ts';
import { type Handlers, handlerFor } from '../event/handlers.ts';
import { distinctKeys, identify, resourceOf } from '../event/identity.ts';
import type { ReceiverProvider } from '../event/provider.ts';
import type { Outcome } from '../request/receipt.ts';
import { grouped } from './group.ts';
import type { AttachedInbox, InboxStore, StoredEvent } from './inbox.ts';

export interface IntakeOptions<Events, UnknownPayload> {
  readonly on: Handlers<Events, UnknownPayload>;
  readonly onError: (error: unknown) => void;
  /** Called after events were stored. */
  readonly onStored: () => void;
}

/** Stores deliveries for a worker. */
export function createIntake<Events, UnknownPayload>(
  provider: ReceiverProvider<Events, UnknownPayload>,
  store: InboxStore,
  { on, onError, onStored }: IntakeOptions<Events, UnknownPayload>,
): Pick<AttachedInbox<Events, UnknownPayload>, 'take' | 'park'> {
  const append = grouped(store.append);

  async function storedEvent(
    read: ReadPlace,
    index: number,
    { request, verification, receivedAt }: Omit<Delivery, 'parse'>,
    keyAt = distinctKeys(),
  ): Promise<StoredEvent> {
    const { headers, body } = request;
    const { id, idFrom } = await identify(read, body, verification.id);
    return {
      ...{ provider: provider.name, key: keyAt(`${provider.name}:${id}`, index), id, idFrom, body, index, receivedAt },
      resource: resourceOf(provider, read),
      occurredAt: timeOf(read('occurredAt'))?.getTime(),
      headers: recordOf(headers, signaturePlaces(provider)),
      secretIndex: verification.secretIndex,
    };
  }

  async function stored(outcome: Outcome, rowsOf: () => Promise<readonly StoredEvent[]>): Promise<Outcome> {
    try {
      const rows = await rowsOf();
      if (rows.length === 0) return 'unhandled';
      const areNew = await append(rows);
      if (!areNew.includes(true)) return 'duplicate';
      onStored();
      return outcome;
    } catch (error) {
      onError(error);
      return 'failed';
    }
  }

  return {
    take: (parsed, delivery) =>
      stored('stored', async () => {
        const rows: StoredEvent[] = [];
        const keyAt = distinctKeys();
        for (const [index, event] of eventsOf(parsed).entries()) {
          if (!handlerFor(on, event)) continue;
          const read = placeReader(provider, event.event, delivery.request.headers);
          rows.push(await storedEvent(read, index, delivery, keyAt));
        }
        return rows;
      }),
    park: (delivery) => stored('parked', async () => [await storedEvent(() => undefined, -1, delivery)]),
  };
}

/** What a database should not contain: credentials, and the signature, which may be the secret itself. */
const CREDENTIALS = /^(authorization|proxy-authorization|cookie)$/;

/** The labels of the places in which a request has signatures. */
function signaturePlaces({ scheme }: { readonly scheme?: Scheme }): readonly string[] {
  return scheme ? [scheme, ...(scheme.also?.schemes ?? [])].map(({ place }) => place.label) : [];
}

/** The headers as data, in lower case. */
function recordOf(headers: HeadersLike, signatures: readonly string[]): Readonly<Record<string, string>> {
  const entries = Symbol.iterator in headers ? [...(headers as Iterable<[string, unknown]>)] : Object.entries(headers);
  const kept = entries.filter(
    ([name, value]) => typeof value === 'string' && !CREDENTIALS.test(name) && !signatures.includes(`header ${name}`),
  );
  return Object.fromEntries(kept) as Record<string, string>;
}
