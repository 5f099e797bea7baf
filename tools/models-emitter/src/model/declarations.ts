import { disambiguate } from '@hookbook/contract/text';
import type { Model } from './model.ts';
import type { Place } from './place.ts';

export interface Declarations {
  /** Declares a model, unless it is declared already. It may refer to itself. */
  readonly declare: (name: string, make: () => Model) => void;
  /** The name of the model at a place. */
  readonly nameOf: (place: Place) => string;
  /** Each model is followed by those that it was the first to refer to. */
  readonly models: () => readonly Model[];
}

/** Collects the models of a provider. The names of its events and definitions are `taken`. */
export function declarations(taken: readonly string[]): Declarations {
  const models = new Map<string, Model | undefined>();
  const paths = new Map(taken.map((name) => [name, name]));
  return {
    declare(name, make) {
      if (models.has(name)) return;
      // Keeps its position before the models inside it.
      models.set(name, undefined);
      models.set(name, make());
    },
    nameOf({ name, path }) {
      const free = (paths.get(name) ?? path) === path ? name : disambiguate(name, path);
      paths.set(free, path);
      return free;
    },
    models: () => [...models.values()].filter((model) => model !== undefined),
  };
}
