import type { Provider } from '@hookbook/contract';
import type { Model } from '../model/model.ts';
import { accessorNames, classNames } from './names.ts';

/** What the class of a model needs to know about the other models of its provider. */
export interface ModelContext {
  readonly classOf: (model: string) => string;
  /** The accessors of a model, in the order of its members. */
  readonly accessorsOf: (model: Model) => readonly string[];
  /** The event type of a model that is an event. */
  readonly eventTypeOf: (model: string) => string | undefined;
  readonly isDeprecated: (model: string) => boolean;
}

/** Names the models of a provider. */
export function modelContext({ events }: Provider, models: readonly Model[]): ModelContext {
  const classes = classNames(models.map(({ name }) => name));
  const eventTypes = new Map(events.map(({ typeName, type }) => [typeName, type]));
  const deprecated = new Set(models.filter(({ doc }) => doc.isDeprecated).map(({ name }) => name));
  const accessors = new Map(
    models.map((model) => [
      model,
      model.kind === 'object'
        ? accessorNames(
            model.members.map(({ name }) => name),
            eventTypes.has(model.name),
          )
        : ['value'],
    ]),
  );
  return {
    classOf: (model) => classes.get(model) ?? model,
    accessorsOf: (model) => accessors.get(model) ?? [],
    eventTypeOf: (model) => eventTypes.get(model),
    isDeprecated: (model) => deprecated.has(model),
  };
}
