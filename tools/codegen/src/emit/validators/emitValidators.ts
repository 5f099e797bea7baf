import type { Emitter } from '../../emitter.ts';
import { compile } from './compile.ts';
import { providerModule } from './providerModule.ts';
import { rulesModule } from './rulesModule.ts';

/** Two modules per provider: what consumers import, and the checks and rules behind it. */
export const emitValidators: Emitter = ({ providers }) =>
  providers.flatMap((provider) => {
    const compiled = compile(provider);
    return [
      { path: `${provider.slug}.ts`, text: providerModule(provider, compiled) },
      { path: `${provider.slug}/rules.ts`, text: rulesModule(provider, compiled) },
    ];
  });
