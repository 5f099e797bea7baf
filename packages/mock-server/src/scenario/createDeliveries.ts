import type { ProviderName } from '../catalogue/contractTypes.ts';
import { findProvider } from '../catalogue/find.ts';
import { createDelivery, type DeliveryOptions, SEED_TIME } from '../delivery/createDelivery.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Values } from '../delivery/overrides.ts';
import { catalogue as contractCatalogue } from '../gen/index.ts';
import { checkEntities, entityIds } from '../message/entities.ts';
import { seededRandom, systemRandom } from '../random/random.ts';
import { type Play, stepsOf } from './steps.ts';
import type { StepsOf } from './typedSteps.ts';

type OfAll =
  | 'provider'
  | 'secret'
  | 'values'
  | 'now'
  | 'seed'
  | 'entities'
  | 'url'
  | 'environment'
  | 'fault'
  | 'catalogue';

export interface SequenceOptions<P extends ProviderName = ProviderName> extends OtherOptions<P> {
  /** Names of scenarios, event types, patterns such as `user.*`, or steps with more about them. */
  readonly steps: readonly Play[];
  /** Whether `set` of a step may violate the contract. */
  readonly unchecked?: boolean | undefined;
}

interface OtherOptions<P extends ProviderName> extends Pick<DeliveryOptions<P>, OfAll> {
  /** Which part of the time between the events passes while they are sent. When the last one is sent, it has just happened. */
  readonly timeScale?: number | undefined;
}

/** Options with steps whose types are those of the provider. */
export interface TypedSequence<P extends ProviderName, Steps, Unchecked> extends OtherOptions<P> {
  /** Names of scenarios, event types, patterns such as `user.*`, or steps with more about them. */
  readonly steps: StepsOf<P, Steps, Unchecked>;
  /** Allows values in `set` of a step that violate the contract. */
  readonly unchecked?: Unchecked | undefined;
}

export interface ScheduledDelivery {
  readonly delivery: Delivery;
  /** Milliseconds since the delivery before. */
  readonly after: number;
  /** The values that the step sets. */
  readonly set?: Values | undefined;
}

/** Builds the deliveries of events that belong together: all share their entities, each at its time. Throws a `UsageError`. */
export function createDeliveries<
  const P extends ProviderName,
  const Steps extends readonly Play[] = readonly Play[],
  Unchecked extends boolean = boolean,
>({ steps, timeScale = 1, ...options }: TypedSequence<P, Steps, Unchecked>): readonly ScheduledDelivery[] {
  const { seed, catalogue = contractCatalogue } = options;
  const provider = findProvider(catalogue, options.provider);
  checkEntities(provider, options.entities);
  const all = stepsOf(provider, steps as readonly Play[]);
  const skipped = all.reduce((sum, { after }) => sum + after, 0) * Math.max(0, 1 - timeScale);
  const now = options.now ?? new Date(Date.now() - (seed === undefined ? skipped : 0));
  const entities = entityIds(
    provider,
    all.map(({ event }) => event),
    { given: options.entities, random: seed === undefined ? systemRandom : seededRandom(seed) },
  );
  const firstEvent = (seed !== undefined && options.now === undefined ? SEED_TIME : now).getTime();
  let time = now.getTime();
  return all.map(({ event, example, after, set }, index) => {
    time += after;
    const own = { event: event.type, example, set, seed: seed === undefined ? undefined : `${seed}/${index}` };
    const at = { now: new Date(time), occurredAt: new Date(firstEvent + time - now.getTime()) };
    return {
      delivery: createDelivery<string>({ ...options, ...own, ...at, provider: provider.name, entities }),
      after,
      set,
    };
  });
}
