import type { Provider, Schema } from '@hookbook/codegen';
import type { Options, ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { Contender } from './contender.ts';

/** Compiled at run time, shared schemas as functions: the quickest that Ajv gets (with `inlineRefs` it is slower). */
export const ajv: Contender = {
  name: 'Ajv',
  prepare: async (providers) => {
    const check = prepareAjv(providers, {});
    const all = prepareAjv(providers, { allErrors: true });
    return {
      check: ({ provider, type }) => check(provider, type),
      explain: ({ provider, type }) => {
        const validate = all(provider, type);
        return (value) => (validate(value) ? 0 : (validate.errors?.length ?? 0));
      },
    };
  },
};

export function prepareAjv(
  providers: readonly Provider[],
  options: Options,
): (provider: string, type: string) => ValidateFunction {
  const compiled = new Map(providers.map((provider) => [provider.name, compile(provider, options)]));
  return (provider, type) => {
    const validate = compiled.get(provider)?.get(type);
    if (!validate) throw new Error(`${provider} has no event ${type}`);
    return validate;
  };
}

function compile({ events, definitions }: Provider, options: Options): ReadonlyMap<string, ValidateFunction> {
  const instance = new Ajv2020({ strict: false, validateSchema: false, inlineRefs: false, logger: false, ...options });
  formats.default(instance);
  const shared = Object.fromEntries(definitions.map(({ name, schema }) => [name, elsewhere(schema)]));
  instance.addSchema({ $id: 'shared', $defs: shared });
  return new Map(events.map(({ type, payload }) => [type, instance.compile(elsewhere(payload) as object)]));
}

/** The same schema, with its definitions in the schema `shared`. */
function elsewhere(schema: Schema): Schema {
  return JSON.parse(JSON.stringify(schema), (key, value) =>
    key === '$ref' && typeof value === 'string' ? value.replace('#/', 'shared#/') : value,
  );
}
