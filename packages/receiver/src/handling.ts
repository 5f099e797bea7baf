import type { ParsedEvent } from '@hookbook/validators';
import { isPending } from '@hookbook/webhook/scheme';
import { guarded } from './developer/guarded.ts';
import { createContext, placeReader } from './event/context.ts';
import type { Delivery } from './event/delivery.ts';
import { type Context, type Handlers, handlerFor } from './event/handlers.ts';
import { identify } from './event/identity.ts';
import type { OrderOf } from './event/order.ts';
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
  readonly remember: number;
  readonly now: () => number;
  readonly onError: (error: unknown, context?: Context) => void;
  /** Missing if events have no order. */
  readonly orderOf?: OrderOf | undefined;
}

/** Handles an event of a delivery once. `keyOf` tells it apart from others of the delivery. Never rejects. */
export type HandleEvent<Events, UnknownPayload> = (
  parsed: ParsedEvent<Events, UnknownPayload>,
  delivery: Delivery,
  keyOf?: (key: string) => string,
) => Promise<Outcome>;

export function createHandling<Events, UnknownPayload>(
  provider: ReceiverProvider<Events, UnknownPayload>,
  { on, receipts, onStale, lease, remember, now, onError, orderOf }: HandlingOptions<Events, UnknownPayload>,
): HandleEvent<Events, UnknownPayload> {
  return async (parsed, { request, verification, receivedAt, parse }, keyOf = (key) => key) => {
    let context: Context | undefined;
    let release: (() => boolean | Promise<boolean>) | undefined;
    try {
      const handler = handlerFor(on, parsed);
      if (!handler) return 'unhandled';
      const { type, event } = parsed;
      const { headers, body: rawBody } = request;
      const { secretIndex, id: deliveryId } = verification;
      const read = placeReader(provider, event, headers);
      // Only what is pending is awaited: if nothing is, the delivery is done at once.
      const identifying = identify(read, rawBody, deliveryId);
      const identity = isPending(identifying) ? await identifying : identifying;
      const key = keyOf(`${provider.name}:${identity.id}`);
      const claimEnds = now() + lease;
      const claiming = receipts.claim(key, { lease, ttl: remember });
      const claim = isPending(claiming) ? await claiming : claiming;
      if (claim.state !== 'new') return claim.state === 'done' ? 'duplicate' : 'running';
      const { token, attempt } = claim;
      release = () => receipts.release(key, token);
      const order = orderOf && (await orderOf(provider, read, receipts, remember));
      const stale = order?.stale ?? false;
      context = createContext(
        { type, ...identity, attempt, stale, receivedAt: new Date(receivedAt), secretIndex, rawBody, headers },
        { read, parse, claimMs: () => claimEnds - now() },
      );
      const outcome = stale && onStale === 'skip' ? 'stale' : 'handled';
      const handling = outcome === 'handled' && handler.call(on, event, context);
      if (isPending(handling)) await handling;
      // Not before: an event that failed has not changed anything.
      const remembering = order?.remember();
      if (isPending(remembering)) await remembering;
      const completing = receipts.complete(key, token);
      if (isPending(completing)) await completing;
      return outcome;
    } catch (error) {
      onError(error, context);
      await guarded(() => release?.(), onError);
      return 'failed';
    }
  };
}
