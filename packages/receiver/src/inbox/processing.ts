import { WebhookValidationError } from '@hookbook/validators';
import { createContext, placeReader } from '../event/context.ts';
import { eventsOf, type ParseAgain } from '../event/delivery.ts';
import { handlerFor } from '../event/handlers.ts';
import type { ReceiverProvider } from '../event/provider.ts';
import type { AttachOptions, ProcessEvent } from './inbox.ts';

export function createProcessing<Events, UnknownPayload>(
  provider: ReceiverProvider<Events, UnknownPayload>,
  { on, onStale, parseOptions }: Pick<AttachOptions<Events, UnknownPayload>, 'on' | 'onStale' | 'parseOptions'>,
): ProcessEvent {
  return async (stored, transaction, claimMs) => {
    const { body: rawBody, headers, index, id, idFrom, attempt, stale, secretIndex } = stored;
    const options = { ...parseOptions, headers };
    const result = provider.parse(rawBody, options);
    // It is parked, or the contract has changed since it was stored.
    if (!result.ok) throw new WebhookValidationError(result.issues);
    if (stale && onStale === 'skip') return;
    const events = eventsOf(result);
    const facts = { id, idFrom, attempt, stale, secretIndex, rawBody, headers, transaction };
    const receivedAt = new Date(stored.receivedAt);
    const parse: ParseAgain = (onDrift) => provider.parse(rawBody, { ...options, onDrift });
    for (const parsed of index < 0 ? events : events.slice(index, index + 1)) {
      const { type, event } = parsed;
      const sources = { read: placeReader(provider, event, headers), claimMs, parse };
      await handlerFor(on, parsed)?.call(on, event, createContext({ ...facts, type, receivedAt }, sources));
    }
  };
}
