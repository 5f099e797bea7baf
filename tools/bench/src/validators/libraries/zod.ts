import { z } from 'zod';
import { bundleDefinitions } from '../convert/bundleDefinitions.ts';
import { type Library, prepareEvents } from './library.ts';

/** Zod converts JSON Schema to its own schemas. */
export const zod: Library = {
  name: 'Zod',
  prepare: async (providers) => {
    const schemaOf = prepareEvents(providers, (provider, { payload }) =>
      z.fromJSONSchema(bundleDefinitions(provider, payload) as never),
    );
    return {
      check: (sample) => {
        const schema = schemaOf(sample);
        return (value) => schema.safeParse(value).success;
      },
      explain: (sample) => {
        const schema = schemaOf(sample);
        return (value) => schema.safeParse(value).error?.issues.length ?? 0;
      },
    };
  },
};
