import { type Type, type } from 'arktype';
import { arkTypes } from '../convert/toArkType.ts';
import { type Library, prepareEvents } from './library.ts';

export const arktype: Library = {
  name: 'ArkType',
  prepare: async (providers) => {
    const types = new Map(providers.map((provider) => [provider, arkTypes(provider)]));
    const typeOf = prepareEvents(providers, (provider, event) => types.get(provider)?.get(event.type) as Type);
    return {
      check: (sample) => {
        const arkType = typeOf(sample);
        return (value) => arkType.allows(value);
      },
      explain: (sample) => {
        const arkType = typeOf(sample);
        return (value) => {
          const result = arkType(value);
          return result instanceof type.errors ? result.length : 0;
        };
      },
    };
  },
};
