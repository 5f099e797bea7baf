import { Compile, type Validator } from 'typebox/schema';
import type { Contender } from './contender.ts';
import { bundled } from './definitions.ts';

/** TypeBox compiles JSON Schema as it is. */
export const typebox: Contender = {
  name: 'TypeBox',
  prepare: async (providers) => {
    const compiled = new Map<string, Validator>();
    for (const provider of providers)
      for (const { type, payload } of provider.events)
        compiled.set(`${provider.name} ${type}`, Compile(bundled(provider, payload) as never));
    const of = ({ provider, type }: { provider: string; type: string }) =>
      compiled.get(`${provider} ${type}`) as Validator;
    return {
      check: (sample) => {
        const validator = of(sample);
        return (value) => validator.Check(value);
      },
      explain: (sample) => {
        const validator = of(sample);
        return (value) => (validator.Check(value) ? 0 : validator.Errors(value)[1].length);
      },
    };
  },
};
