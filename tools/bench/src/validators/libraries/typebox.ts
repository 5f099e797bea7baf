import { Compile } from 'typebox/schema';
import { bundleDefinitions } from '../convert/bundleDefinitions.ts';
import { type Library, prepareEvents } from './library.ts';

/** TypeBox compiles JSON Schema without conversion. */
export const typebox: Library = {
  name: 'TypeBox',
  prepare: async (providers) => {
    const validatorOf = prepareEvents(providers, (provider, { payload }) =>
      Compile(bundleDefinitions(provider, payload) as never),
    );
    return {
      check: (sample) => {
        const validator = validatorOf(sample);
        return (value) => validator.Check(value);
      },
      explain: (sample) => {
        const validator = validatorOf(sample);
        return (value) => (validator.Check(value) ? 0 : validator.Errors(value)[1].length);
      },
    };
  },
};
