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
    // It was valid when it was stored: the contract has changed since.
    if (!result.ok) throw new WebhookValidationError(result.issues);
    const parsed = 'events' in result ? result.events[index] : result;
    const handler = parsed && handlerFor(on, parsed);
    if (!handler || (stored.stale && onStale === 'skip')) return;
    const driftOf = () => {
      const drift: Drift[] = [];
      provider.parse(body, { ...options, onDrift: (found) => drift.push(found) });
      return drift;
    };
    const { type, event } = parsed;
    const read = placeReader(event, headers);
    await handler(
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
  };
}
