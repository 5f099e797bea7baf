import { connect } from 'node:net';
import type { OwnValues } from '@hookbook/webhook';
import { findEvent, findProvider } from '../catalogue/find.ts';
import type { Provider, ProviderEvent } from '../catalogue/provider.ts';
import { createDelivery, type DeliveryOptions } from '../delivery/createDelivery.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { UsageError } from '../errors/usageError.ts';
import type { Fault } from '../faults/index.ts';
import { playHandshake } from '../handshake/handshake.ts';
import type { Body } from '../message/body.ts';
import { createDeliveries } from '../scenario/createDeliveries.ts';
import type { Play } from '../scenario/steps.ts';
import type { Secret } from '../secrets/secrets.ts';
import type { Attempt } from '../send/attempt.ts';
import { type Clock, realClock } from '../send/clock.ts';
import { send } from '../send/send.ts';

/** Creates and sends deliveries of one event to one endpoint. */
export interface Session {
  readonly provider: Provider;
  /** The one that is sent. */
  readonly event: ProviderEvent;
  readonly url: string;
  readonly clock: Clock;
  readonly create: (options?: Partial<DeliveryOptions>) => Delivery;
  /** Creates events that share their entities, of which the last one happens now. */
  readonly createAll: (steps: readonly Play[]) => readonly Delivery[];
  readonly send: (delivery: Delivery<Body>) => Promise<Attempt>;
  /** Whether something listens at the endpoint. */
  readonly isReachable: () => Promise<boolean>;
  /** Checks the endpoint as the provider does. Another response counts as not accepted. */
  readonly handshake: (fault?: Fault) => Promise<Attempt>;
}

export interface SessionOptions {
  readonly catalogue: readonly Provider[];
  readonly provider: string;
  /** The event type. By default the first one that has an example and is not a test event. */
  readonly event?: string | undefined;
  readonly secret: Secret;
  readonly values?: OwnValues | undefined;
  readonly url: string;
  readonly allowHosts?: readonly string[] | undefined;
  readonly timeout?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A receiver that has not responded by then never will. */
const MAX_TIMEOUT = 20_000;

export function createSession({
  catalogue,
  secret,
  values,
  url,
  allowHosts,
  timeout: limit = MAX_TIMEOUT,
  signal,
  ...options
}: SessionOptions): Session {
  const provider = findProvider(catalogue, options.provider);
  const event = findEvent(provider, options.event ?? firstEvent(provider));
  return {
    ...{ provider, event, url, clock: realClock },
    create: (more = {}) =>
      createDelivery({ provider: provider.name, event: event.type, secret, values, url, catalogue, ...more }),
    createAll: (steps) =>
      createDeliveries<string>({
        ...{ provider: provider.name, secret, values, url, catalogue },
        steps,
        timeScale: 0,
      }).map(
        // The events happened before, and all are sent now.
        ({ delivery }) => ({ ...delivery, headers: delivery.headersAt(new Date(), url) }),
      ),
    handshake: async (fault) => {
      const result = await playHandshake({ provider, catalogue, secret, values, url, allowHosts, signal, fault });
      if (result.isAnswered || !result.attempt.delivered) return result.attempt;
      const error = { code: 'answer', message: 'the response differed.', fix: '' };
      return { ...result.attempt, delivered: false, status: 0, error };
    },
    isReachable: () => isReachable(new URL(url)),
    send: async (delivery) => {
      const timeout = Math.min(delivery.timeout, limit);
      const { attempts } = await send(delivery, url, { allowHosts, signal, timeout });
      const [attempt] = attempts;
      if (!attempt) throw new Error('A delivery has at least one attempt.');
      return attempt;
    },
  };
}

function isReachable({ hostname, port, protocol }: URL): Promise<boolean> {
  const socket = connect({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port || (protocol === 'https:' ? 443 : 80)),
  });
  return new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
  }).finally(() => socket.destroy());
}

function firstEvent({ title, webhook, events }: Provider): string {
  const found = events.find(({ type, examples }) => examples.length > 0 && type !== webhook.ping);
  if (found) return found.type;
  throw new UsageError({
    code: 'no-example',
    message: `No event of ${title} has an example.`,
    where: 'event',
    fix: 'Add an example to the contract.',
  });
}
