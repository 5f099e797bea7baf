import { type } from 'arktype';
import { arkTypes } from '../convert/toArkType.ts';
import type { Contender } from './contender.ts';

export const arktype: Contender = {
  name: 'ArkType',
  prepare: async (providers) => {
    const types = new Map(providers.map((provider) => [provider.name, arkTypes(provider)]));
    const of = (sample: { provider: string; type: string }) => {
      const found = types.get(sample.provider)?.get(sample.type);
      if (!found) throw new Error(`no type of ${sample.type}`);
      return found;
    };
    return {
      check: (sample) => {
        const found = of(sample);
        return (value) => found.allows(value);
      },
      explain: (sample) => {
        const found = of(sample);
        return (value) => {
          const out = found(value);
          return out instanceof type.errors ? out.length : 0;
        };
      },
    };
  },
};
