import { type Drift, WebhookValidationError } from '@hookbook/validators';
import { EventContext, placeReader } from '../event/context.ts';
import { handlerFor } from '../event/handlers.ts';
import type { ReceiverProvider } from '../event/provider.ts';
import type { AttachOptions, ProcessEvent } from './inbox.ts';

export function createProcessing<Events, UnknownPayload>(
  provider: ReceiverProvider<Events, UnknownPayload>,
  { on, onStale, parseOptions }: Pick<AttachOptions<Events, UnknownPayload>, 'on' | 'onStale' | 'parseOptions'>,
): ProcessEvent {
  return async ({ body, headers, index, ...stored }, transaction, leaseMs) => {
    const options = { ...parseOptions, headers };
    const result = provider.parse(body, options);
    // It is parked, or the contract has changed since it was stored.
    if (!result.ok) throw new WebhookValidationError(result.issues);
    if (stored.stale && onStale === 'skip') return;
    const events = 'events' in result ? result.events : [result];
    const driftOf = () => {
      const drift: Drift[] = [];
      provider.parse(body, { ...options, onDrift: (found) => drift.push(found) });
      return drift;
    };
    for (const parsed of index < 0 ? events : events.slice(index, index + 1)) {
      const { type, event } = parsed;
      const read = placeReader(event, headers);
      await handlerFor(on, parsed)?.(
        event,
        new EventContext(provider, {
          ...stored,
          type,
          headers,
          rawBody: body,
          transaction,
          read,
          claimMs: leaseMs,
          driftOf,
        }),
      );
    }
  };
}
