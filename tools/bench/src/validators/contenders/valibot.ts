import * as v from 'valibot';
import { valibotSchemas } from '../convert/toValibot.ts';
import type { Contender } from './contender.ts';

export const valibot: Contender = {
  name: 'Valibot',
  prepare: async (providers) => {
    const schemas = new Map(providers.map((provider) => [provider.name, valibotSchemas(provider)]));
    const of = ({ provider, type }: { provider: string; type: string }) =>
      schemas.get(provider)?.get(type) as v.GenericSchema;
    return {
      check: (sample) => {
        const schema = of(sample);
        return (value) => v.is(schema, value);
      },
      explain: (sample) => {
        const schema = of(sample);
        return (value) => v.safeParse(schema, value).issues?.length ?? 0;
      },
    };
  },
};
