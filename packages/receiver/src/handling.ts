import type { ParsedEvent } from '@hookbook/validators';
import { EventContext, placeReader, type ReadPlace, timeOf } from './event/context.ts';
import type { Delivery, TakeEvents } from './event/delivery.ts';
import { type Context, type Handlers, handlerFor } from './event/handlers.ts';
import { identify, keyOf, resourceOf } from './event/identity.ts';
import type { ReceiverProvider } from './event/provider.ts';
import type { Receipts } from './receipts/receipts.ts';
import type { Outcome } from './request/receipt.ts';

export interface HandlingOptions<Events, UnknownPayload> {
  readonly on: Handlers<Events, UnknownPayload>;
  readonly receipts: Receipts;
  readonly onStale: 'run' | 'skip';
  /** Milliseconds after which a claim ends. */
  readonly lease: number;
  /** Milliseconds for which a handled event is remembered. */
  readonly ttl: number;
  readonly now: () => number;
  readonly onError: (error: unknown, context?: Context) => void;
}

/** From the best to the worst: that of a delivery is the worst of its events. */
const OUTCOMES: readonly Outcome[] = ['unhandled', 'duplicate', 'stale', 'handled', 'running', 'failed'];

/** Handles the events of a delivery one after the other, each of them once. */
export function createHandling<Events, UnknownPayload>(
  provider: ReceiverProvider<Events, UnknownPayload>,
  { on, receipts, onStale, lease, ttl, now, onError }: HandlingOptions<Events, UnknownPayload>,
): TakeEvents<Events, UnknownPayload> {
  async function handle(
    parsed: ParsedEvent<Events, UnknownPayload>,
    index: number,
    delivery: Delivery,
    keys: Set<string>,
  ): Promise<Outcome> {
    let context: Context | undefined;
    let release = async () => {};
    try {
      const handler = handlerFor(on, parsed);
      if (!handler) return 'unhandled';
      const { type, event } = parsed;
      const { request, verification, receivedAt, driftOf } = delivery;
      const { headers, body } = request;
      const read = placeReader(event, headers);
      const pending = identify(provider, { read, body, deliveryId: verification.id });
      const { id, idFrom } = pending instanceof Promise ? await pending : pending;
      const key = keyOf(provider, id, index, keys);
      const claimEnds = now() + lease;
      const claim = await receipts.claim(key, { lease, ttl });
      if (claim.state !== 'new') return claim.state === 'done' ? 'duplicate' : 'running';
      const { token, attempt } = claim;
      release = async () => void (await receipts.release(key, token));
      const about = provider.resource && resourceAt(read);
      const stale = about ? !(await receipts.isLatest(about.resource, about.occurredAt)) : false;
      context = new EventContext(provider, {
        ...{ type, id, idFrom, attempt, stale, receivedAt, headers, read, driftOf },
        secretIndex: verification.secretIndex,
        rawBody: body,
        claimMs: () => claimEnds - now(),
      });
      const isSkipped = stale && onStale === 'skip';
      if (!isSkipped) await handler(event, context);
      // Not before: an event that failed has not changed anything.
      if (about && !stale) await receipts.setLatest(about.resource, about.occurredAt, ttl);
      await receipts.complete(key, token);
      return isSkipped ? 'stale' : 'handled';
    } catch (error) {
      onError(error, context);
      await release().catch(onError);
      return 'failed';
    }
  }

  /** What an event is about, and when it happened; undefined if it does not say both. */
  function resourceAt(read: ReadPlace): { readonly resource: string; readonly occurredAt: number } | undefined {
    const resource = resourceOf(provider, read);
    const occurredAt = timeOf(read(provider.occurredAt))?.getTime();
    return resource === undefined || occurredAt === undefined ? undefined : { resource, occurredAt };
  }

  return async (events, delivery) => {
    let worst = 0;
    const keys = new Set<string>();
    for (const [index, parsed] of events.entries())
      worst = Math.max(worst, OUTCOMES.indexOf(await handle(parsed, index, delivery, keys)));
    return OUTCOMES[worst] ?? 'failed';
  };
}
