import { z } from 'zod';
import type { Contender } from './contender.ts';
import { bundled } from './definitions.ts';

/** Zod makes a schema of its own from JSON Schema. */
export const zod: Contender = {
  name: 'Zod',
  prepare: async (providers) => {
    const schemas = new Map<string, z.ZodType>();
    for (const provider of providers)
      for (const { type, payload } of provider.events)
        schemas.set(`${provider.name} ${type}`, z.fromJSONSchema(bundled(provider, payload) as never));
    const of = ({ provider, type }: { provider: string; type: string }) =>
      schemas.get(`${provider} ${type}`) as z.ZodType;
    return {
      check: (sample) => {
        const schema = of(sample);
        return (value) => schema.safeParse(value).success;
      },
      explain: (sample) => {
        const schema = of(sample);
        return (value) => schema.safeParse(value).error?.issues.length ?? 0;
      },
    };
  },
};
