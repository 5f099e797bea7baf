import { NO_CACHE, type Provider, type TextCache } from '@hookbook/contract';
import { definitionGraph } from '@hookbook/contract/schema';
import { compileDefinition, compileEvent } from './compileSchema.ts';
import { type LinkedModule, linkModule } from './link/linkModule.ts';
import type { CompiledDefinition } from './module/compiled.ts';
import type { Surroundings } from './module/surroundings.ts';
import { type ProviderInputs, providerInputs } from './providerInputs.ts';
import { recall, remembered } from './remembered.ts';

/**
 * The checks and rules of one provider. Each event and definition is compiled on its own, so that the next run can reuse
 * its code. Everything that depends on other events is decided when the module is linked.
 */
export function compileProvider(
  provider: Provider,
  cache: TextCache = NO_CACHE,
  { traits, events, definitions }: ProviderInputs = providerInputs(provider, cache),
): LinkedModule {
  const compiledDefinitions = new Map<string, CompiledDefinition>();
  const compiledDefinition = (name: string): CompiledDefinition => {
    const known = compiledDefinitions.get(name) ?? compileNamed(name);
    compiledDefinitions.set(name, known);
    return known;
  };
  const compileNamed = (name: string): CompiledDefinition => {
    const key = `compiled ${definitions.get(name)?.key}`;
    return remembered(key, () => compileDefinition(surroundings.definitions.get(name), surroundings), cache);
  };
  const surroundings: Surroundings = {
    ...traits,
    definitions: definitionGraph(provider.definitions),
    inlineCheck: (name) => {
      const { inline, check } = compiledDefinition(name);
      return inline === undefined ? undefined : { text: inline, requests: check.requests };
    },
  };
  const compiledEvents = events.map(({ value, source }) => {
    const event = recall(`compiled ${source.key}`, () => compileEvent(source.value, surroundings), cache);
    return [value.typeName, event] as const;
  });
  const link = () =>
    linkModule(
      compiledEvents.map(([typeName, event]) => [typeName, event()]),
      compiledDefinition,
    );
  const key = cache.key(events.map(({ value, source }) => [value.typeName, source.key]));
  const module = remembered(`module ${key}`, link, cache);
  // Otherwise a run that needs none of them would forget them.
  for (const name of module.definitions) compiledDefinition(name);
  return module;
}
