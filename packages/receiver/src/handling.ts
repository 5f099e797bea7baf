import type { ParsedEvent } from '@hookbook/validators';
import { contextOf, type Delivery } from './context.ts';
import type { Context, Handler, Handlers } from './handlers.ts';
import type { ReceiverProvider } from './provider.ts';
import type { Outcome } from './receipt.ts';
import type { Receipts } from './receipts/receipts.ts';

export interface HandlingOptions<Events, UnknownPayload> {
  readonly on: Handlers<Events, UnknownPayload>;
  readonly receipts: Receipts;
  /** Milliseconds after which a claim ends. */
  readonly lease: number;
  /** Milliseconds for which a handled event is remembered. */
  readonly ttl: number;
  readonly now: () => number;
  readonly onError: (error: unknown, context?: Context) => void;
}

/** From the best to the worst: that of a delivery is the worst of its events. */
const OUTCOMES: readonly Outcome[] = ['unhandled', 'duplicate', 'handled', 'running', 'failed'];

/** A function that handles the events of a delivery one after the other, each of them once. Never rejects. */
export function createHandling<Events, UnknownPayload>(
  provider: ReceiverProvider<Events, UnknownPayload>,
  { on, receipts, lease, ttl, now, onError }: HandlingOptions<Events, UnknownPayload>,
): (events: readonly ParsedEvent<Events, UnknownPayload>[], delivery: Delivery) => Promise<Outcome> {
  const handlers = on as Readonly<Record<string, Handler<unknown> | undefined>>;

  async function handle(
    parsed: ParsedEvent<Events, UnknownPayload>,
    index: number,
    delivery: Delivery,
  ): Promise<Outcome> {
    const { known, type, event } = parsed;
    const handler = (known && Object.hasOwn(handlers, type) && handlers[type]) || handlers.otherwise;
    if (!handler) return 'unhandled';
    let context: Context | undefined;
    let release = async () => {};
    try {
      const claimEnds = now() + lease;
      const found = contextOf(provider, parsed, delivery, () => claimEnds - now());
      context = found instanceof Promise ? await found : found;
      // The events of a batch may share the id of their delivery.
      const key = `${provider.name}:${context.id}${index === 0 ? '' : `:${index}`}`;
      const claim = await receipts.claim(key, { lease, ttl });
      if (claim.state !== 'new') return claim.state === 'done' ? 'duplicate' : 'running';
      release = async () => void (await receipts.release(key, claim.token));
      await handler(event, context);
      await receipts.complete(key, claim.token);
      return 'handled';
    } catch (error) {
      onError(error, context);
      await release().catch(onError);
      return 'failed';
    }
  }

  return async (events, delivery) => {
    let worst = 0;
    for (const [index, parsed] of events.entries())
      worst = Math.max(worst, OUTCOMES.indexOf(await handle(parsed, index, delivery)));
    return OUTCOMES[worst] ?? 'failed';
  };
}
