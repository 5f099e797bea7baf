import type { Provider } from '@hookbook/contract';
import { type GeneratedProvider, type GeneratedValidator, loadValidators } from '@hookbook/testkit/loadValidators';
import { type Library, prepareEvents } from './library.ts';

/** The guard and the validator of an event that is known in advance. */
export const hookbook: Library = {
  name: 'Hookbook',
  prepare: async (providers) => {
    const generated = await loadByProvider(providers);
    const validatorOf = prepareEvents(
      providers,
      ({ name }, { type }) => generated.get(name)?.events.get(type) as GeneratedValidator,
    );
    return {
      check: (sample) => validatorOf(sample).is,
      explain: (sample) => {
        const { safeParse } = validatorOf(sample);
        return (value) => safeParse(value).issues?.length ?? 0;
      },
    };
  },
};

/** The parser of a receiver, which also finds out the event. */
export const hookbookParse: Library = {
  name: 'Hookbook safeParseEvent',
  prepare: async (providers) => {
    const generated = await loadByProvider(providers);
    return {
      check: ({ provider, headers }) => {
        const { safeParseEvent } = generated.get(provider) as GeneratedProvider;
        const options = { headers };
        return (value) => safeParseEvent(value, options).ok;
      },
    };
  },
};

async function loadByProvider(providers: readonly Provider[]): Promise<ReadonlyMap<string, GeneratedProvider>> {
  const generated = await loadValidators(providers);
  return new Map(providers.map(({ name }, index) => [name, generated[index] as GeneratedProvider]));
}
