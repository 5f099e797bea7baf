import * as v from 'valibot';
import { valibotSchemas } from '../convert/toValibot.ts';
import { type Library, prepareEvents } from './library.ts';

export const valibot: Library = {
  name: 'Valibot',
  prepare: async (providers) => {
    const schemas = new Map(providers.map((provider) => [provider, valibotSchemas(provider)]));
    const schemaOf = prepareEvents(
      providers,
      (provider, event) => schemas.get(provider)?.get(event.type) as v.GenericSchema,
    );
    return {
      check: (sample) => {
        const schema = schemaOf(sample);
        return (value) => v.is(schema, value);
      },
      explain: (sample) => {
        const schema = schemaOf(sample);
        return (value) => v.safeParse(schema, value).issues?.length ?? 0;
      },
    };
  },
};
