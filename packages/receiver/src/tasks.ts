import type { Drift, ParsedEvent } from '@hookbook/validators';
import type { Verified } from '@hookbook/webhook';
import type { Context, Handler, Handlers } from './handlers.ts';
import { identify } from './identity.ts';
import type { ReceiverProvider } from './provider.ts';
import type { ReceivedRequest } from './request.ts';
import { timeOf, valueAt } from './values.ts';

/** An event with its handler. */
export interface Task {
  /** Identifies the event among those of all providers. */
  readonly key: string;
  readonly context: Context;
  readonly handle: () => unknown;
  /** Aborts the signal of the context. */
  readonly abort: () => void;
}

/** A delivery that is from the provider. */
export interface VerifiedDelivery {
  readonly request: ReceivedRequest;
  readonly verification: Verified;
  readonly receivedAt: Date;
  readonly drift: readonly Drift[];
}

/** The events for which there is a handler. */
export async function tasksFor<Events, UnknownPayload>(
  provider: ReceiverProvider<Events, UnknownPayload>,
  handlers: Handlers<Events, UnknownPayload>,
  events: readonly ParsedEvent<Events, UnknownPayload>[],
  delivery: VerifiedDelivery,
): Promise<readonly Task[]> {
  const tasks = events.map(async (parsed, index): Promise<readonly Task[]> => {
    const handler = handlerOf(handlers, parsed);
    if (!handler) return [];
    const controller = new AbortController();
    const context = await contextOf(provider, parsed, delivery, controller.signal);
    // The events of a batch may share the id of their delivery.
    const key = [provider.name, context.id, ...(index === 0 ? [] : [index])].join(':');
    return [{ key, context, handle: () => handler(parsed.event, context), abort: () => controller.abort() }];
  });
  return (await Promise.all(tasks)).flat();
}

function handlerOf<Events, UnknownPayload>(
  on: Handlers<Events, UnknownPayload>,
  { known, type }: ParsedEvent<Events, UnknownPayload>,
): Handler<unknown> | undefined {
  const handlers = on as Readonly<Record<string, Handler<unknown> | undefined>>;
  return (known && Object.hasOwn(handlers, type) ? handlers[type] : undefined) ?? handlers.otherwise;
}

async function contextOf<Events, UnknownPayload>(
  provider: ReceiverProvider<Events, UnknownPayload>,
  { type, event }: ParsedEvent<Events, UnknownPayload>,
  { request: { headers, body }, verification, receivedAt, drift }: VerifiedDelivery,
  signal: AbortSignal,
): Promise<Context> {
  const occurredAt = timeOf(valueAt(provider.occurredAt, headers, event));
  return {
    type,
    ...(await identify(provider, { headers, body, payload: event, deliveryId: verification.id })),
    redelivered: String(valueAt(provider.redelivered, headers, event)) === 'true',
    ...(occurredAt && { occurredAt }),
    receivedAt,
    secretIndex: verification.secretIndex,
    rawBody: body,
    headers,
    drift,
    signal,
  };
}
