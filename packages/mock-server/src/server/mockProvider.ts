import type { OwnValues } from '@hookbook/webhook';
import type { EventOf, EventTypeOf, OneOf, ProviderName } from '../catalogue/contractTypes.ts';
import { findProvider } from '../catalogue/find.ts';
import type { Provider } from '../catalogue/provider.ts';
import { checkSteps, checkValues } from '../delivery/checkValues.ts';
import { createDelivery, type DeliveryOptions } from '../delivery/createDelivery.ts';
import type { Overrides, Values } from '../delivery/overrides.ts';
import { valuesFor } from '../delivery/ownValues.ts';
import { createDeliveries } from '../scenario/createDeliveries.ts';
import type { Play } from '../scenario/steps.ts';
import type { StepsOf } from '../scenario/typedSteps.ts';
import type { OwnSecrets } from '../secrets/ownSecrets.ts';
import { type Secret, type Secrets, secretFor } from '../secrets/secrets.ts';
import { realClock } from '../send/clock.ts';
import type { SendOptions } from '../send/send.ts';
import { EXAMPLE_ENDPOINT, endpointOf } from '../send/target.ts';
import type { Deliveries } from './deliveries.ts';
import type { SentDelivery } from './deliveryList.ts';

export interface MockProviderOptions {
  /** The endpoint that gets the events: a URL, or a port of this machine. Defaults to http://localhost:3000/webhooks. */
  readonly url?: string | number | undefined;
  /** The secret that the endpoint verifies with. Defaults to that of the server. */
  readonly secret?: Secret | undefined;
  /** Values of the signed content that no request contains, by name. Default to those of the server. */
  readonly values?: OwnValues | undefined;
}

type Sending = Pick<SendOptions, 'retry' | 'timeScale' | 'clock'>;
type Delivering<P extends ProviderName> = Omit<
  DeliveryOptions<P>,
  'provider' | 'event' | 'secret' | 'values' | 'url' | 'catalogue' | 'set' | 'payload' | 'unchecked'
>;
type Playing = Pick<DeliveryOptions, 'seed' | 'entities' | 'now'> & Sending;

/** A provider in a test: it sends events to one endpoint, and remembers what became of them. */
export interface MockProvider<P extends ProviderName = ProviderName> {
  /** Sends an event. Resolves after the first attempt. Rejects if values in `set` violate the contract, unless they are `unchecked`. */
  readonly send: <const Type extends string, const Set = Values, Unchecked extends boolean = boolean>(
    event: OneOf<EventTypeOf<P>, Type>,
    options?: Delivering<P> & Sending & Overrides<EventOf<P, Type>, Set, Unchecked>,
  ) => Promise<SentDelivery>;
  /** Sends events that belong together, without waiting between them unless `timeScale` says so or you pass a clock. */
  readonly play: <const Steps extends readonly Play[], Unchecked extends boolean = boolean>(
    steps: StepsOf<P, Steps, Unchecked>,
    options?: Playing & { readonly unchecked?: Unchecked | undefined },
  ) => Promise<readonly SentDelivery[]>;
  /** Sends an event again, marked as a redelivery if the contract says how. */
  readonly redeliver: (sent: SentDelivery, options?: Sending) => Promise<SentDelivery>;
  /** What the endpoint has accepted, the oldest first. */
  readonly received: () => readonly SentDelivery[];
}

export interface MockProviderContext {
  readonly catalogue: readonly Provider[];
  readonly secrets: Secrets | undefined;
  readonly values: OwnValues | undefined;
  readonly ownSecrets: OwnSecrets;
  readonly allowHosts: readonly string[];
  readonly deliveries: Deliveries;
}

export function createMockProvider<P extends ProviderName>(
  name: P,
  options: MockProviderOptions | undefined,
  { catalogue, secrets, values, ownSecrets, allowHosts, deliveries }: MockProviderContext,
): MockProvider<P> {
  const provider = findProvider(catalogue, name);
  const url = options?.url === undefined ? EXAMPLE_ENDPOINT : endpointOf(String(options.url));
  const shared = {
    provider: provider.name,
    secret: options?.secret ?? secretFor(provider, secrets),
    values: options?.values ?? valuesFor(provider, values),
    url,
    catalogue,
  };
  const ownSecret = (options?.secret ?? options?.values) !== undefined;
  if (options && ownSecret) ownSecrets.set(provider.name, url, options);
  const own = new Set<SentDelivery>();
  const remembered = async (sent: Promise<SentDelivery>) => {
    const delivery = await sent;
    own.add(delivery);
    return delivery;
  };
  return {
    send: async (event, { retry, timeScale, clock, ...more } = {}) => {
      const delivery = createDelivery<string>({ ...more, ...shared, event });
      if (!more.unchecked && more.payload === undefined) await checkValues(delivery, more.set, catalogue);
      return remembered(deliveries.send(delivery, url, { allowHosts, retry, timeScale, clock, ownSecret }));
    },
    play: async (
      steps,
      { retry, clock = realClock, timeScale = clock === realClock ? 0 : 1, unchecked = false, ...more } = {},
    ) => {
      const scheduled = createDeliveries<string>({ ...more, ...shared, steps: steps as readonly Play[], timeScale });
      if (!unchecked) await checkSteps(scheduled, catalogue);
      const sent: SentDelivery[] = [];
      for (const { delivery, after } of scheduled) {
        if (after > 0 && timeScale > 0) await clock.sleep(after * timeScale);
        sent.push(await remembered(deliveries.send(delivery, url, { allowHosts, retry, timeScale, clock, ownSecret })));
      }
      return sent;
    },
    redeliver: ({ number }, more = {}) => remembered(deliveries.redeliver(String(number), { allowHosts, ...more })),
    received: () => [...own].filter(({ delivered }) => delivered),
  };
}
