import type { Emitter } from '@hookbook/contract';
import { compileProvider } from './compileProvider.ts';
import { jsonSchemaModule } from './jsonSchemaModule.ts';
import { providerModule } from './providerModule.ts';
import { rulesModule } from './rulesModule.ts';

/** Three modules per provider: its validators, the same with JSON Schemas, and the checks and rules behind both. */
export const emitValidators: Emitter = ({ providers }) =>
  providers.flatMap((provider) => {
    const compiled = compileProvider(provider);
    return [
      { path: `${provider.slug}.ts`, text: providerModule(provider, compiled) },
      { path: `${provider.slug}/json-schema.ts`, text: jsonSchemaModule(provider) },
      { path: `${provider.slug}/rules.ts`, text: rulesModule(provider, compiled) },
    ];
  });
