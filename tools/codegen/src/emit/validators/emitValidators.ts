import type { Emitter } from '@hookbook/contract';
import { compile } from './compile.ts';
import { jsonSchemaModule } from './jsonSchemaModule.ts';
import { providerModule } from './providerModule.ts';
import { rulesModule } from './rulesModule.ts';

/** Three modules per provider: what consumers import, the same with JSON Schemas, and the checks and rules behind it. */
export const emitValidators: Emitter = ({ providers }) =>
  providers.flatMap((provider) => {
    const compiled = compile(provider);
    return [
      { path: `${provider.slug}.ts`, text: providerModule(provider, compiled) },
      { path: `${provider.slug}/json-schema.ts`, text: jsonSchemaModule(provider) },
      { path: `${provider.slug}/rules.ts`, text: rulesModule(provider, compiled) },
    ];
  });
