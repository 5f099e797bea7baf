import type { Provider } from '@hookbook/contract';
import type { Schema } from '@hookbook/contract/schema';
import type { Options, ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { type Library, prepareEvents } from './library.ts';
import type { Accepts, Sample } from './sample.ts';

/** Ajv, compiled at run time. Shared schemas become functions, which is faster than `inlineRefs`. */
export const ajv: Library = {
  name: 'Ajv',
  prepare: async (providers) => {
    const firstError = compileEvents(providers, {});
    const allErrors = compileEvents(providers, { allErrors: true });
    return {
      check: firstError,
      explain: (sample) => {
        const validate = allErrors(sample);
        return (value) => (validate(value) ? 0 : (validate.errors?.length ?? 0));
      },
    };
  },
};

/** Ajv decides which samples are valid, so that every library is measured on the same ones. */
export function ajvAccepts(providers: readonly Provider[]): Accepts {
  const validatorOf = compileEvents(providers, {});
  return (sample) => validatorOf(sample)(sample.value);
}

function compileEvents(providers: readonly Provider[], options: Options): (sample: Sample) => ValidateFunction {
  const instances = new Map(providers.map((provider) => [provider, createInstance(provider, options)]));
  return prepareEvents(providers, (provider, { payload }) => {
    const instance = instances.get(provider) as Ajv2020;
    return instance.compile(referToShared(payload) as object);
  });
}

function createInstance({ definitions }: Provider, options: Options): Ajv2020 {
  const instance = new Ajv2020({ strict: false, validateSchema: false, inlineRefs: false, logger: false, ...options });
  formats.default(instance);
  const shared = Object.fromEntries(definitions.map(({ name, schema }) => [name, referToShared(schema)]));
  instance.addSchema({ $id: 'shared', $defs: shared });
  return instance;
}

/** The same schema, which refers to the definitions of the schema `shared`. */
function referToShared(schema: Schema): Schema {
  return JSON.parse(JSON.stringify(schema), (key, value) =>
    key === '$ref' && typeof value === 'string' ? value.replace('#/', 'shared#/') : value,
  );
}
