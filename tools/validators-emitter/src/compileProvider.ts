import type { Provider } from '@hookbook/contract';
import { definitionGraph, hasKeyword } from '@hookbook/contract/schema';
import { writeChecks } from './check/writeChecks.ts';
import { keywordHandlersOf } from './module/keywordHandlers.ts';
import { createModuleBuilder, type ModuleBuilder } from './module/moduleBuilder.ts';
import { objectEvent } from './module/objectEvent.ts';
import { writeRules } from './rules/writeRules.ts';

/** The checks and rules of one provider, as statements. */
export interface CompiledProvider {
  readonly imports: ReturnType<ModuleBuilder['imports']>;
  /** By the type name of an event: the name of the constant with the keyword handlers that its rules need. */
  readonly handlers: ReadonlyMap<string, string>;
  readonly statements: readonly string[];
}

export function compileProvider(provider: Provider): CompiledProvider {
  const events = provider.events.map(objectEvent);
  const definitions = definitionGraph(provider.definitions);
  const module = createModuleBuilder(provider.webhook);
  const schemas = [...events.map(({ payload }) => payload), ...provider.definitions.map(({ schema }) => schema)];
  const checks = writeChecks(events, { definitions, module, schemas });
  const rules = writeRules(events, { definitions, module, checks, schemas });
  const hasUnevaluated = schemas.some((schema) => hasKeyword(schema, 'unevaluatedProperties'));
  const handlers = new Map(
    events.map(({ typeName, payload }) => [
      typeName,
      module.handlers(keywordHandlersOf(payload, { definitions, hasUnevaluated })),
    ]),
  );
  return { imports: module.imports(), handlers, statements: [...module.statements(), ...rules] };
}
