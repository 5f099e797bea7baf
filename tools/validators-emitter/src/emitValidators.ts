import { type Emitter, type GeneratedFile, NO_CACHE, type Provider } from '@hookbook/contract';
import { compileProvider } from './compileProvider.ts';
import { jsonSchemaModule } from './jsonSchemaModule.ts';
import { providerInputs } from './providerInputs.ts';
import { providerModule } from './providerModule.ts';
import { rulesModule } from './rulesModule.ts';

/** Three modules per provider: its validators, the same with JSON Schemas, and the checks and rules behind both. */
export const emitValidators: Emitter = ({ providers }, cache = NO_CACHE) =>
  providers.flatMap((provider) => {
    const inputs = providerInputs(provider, cache);
    const compiled = compileProvider(provider, cache, inputs);
    return [
      { path: `${provider.slug}.ts`, text: providerModule(provider, compiled, inputs, cache) },
      { path: `${provider.slug}/json-schema.ts`, text: jsonSchemaModule(provider, inputs, cache) },
      { path: `${provider.slug}/rules.ts`, text: rulesModule(provider, compiled) },
      ...formerModules(provider),
    ];
  });

/** The modules that a provider had under its former names. */
function formerModules({ slug, formerNames = [] }: Provider): readonly GeneratedFile[] {
  return formerNames.flatMap((former) => [
    { path: `${former.slug}.ts`, text: `export * from './${slug}.ts';\n` },
    { path: `${former.slug}/json-schema.ts`, text: `export * from '../${slug}/json-schema.ts';\n` },
  ]);
}
