import type { Event, Provider } from '@hookbook/contract';
import type { SchemaObject } from '@hookbook/contract/schema';
import { definitionGraph } from '@hookbook/contract/schema';
import { writeChecks } from './check/writeChecks.ts';
import { keywordHandlersOf } from './module/keywordHandlers.ts';
import { createModuleBuilder, type ModuleBuilder } from './module/moduleBuilder.ts';
import { writeRules } from './rules/writeRules.ts';

/** The statements of one provider's checks and rules. */
export interface Compiled {
  readonly imports: ReturnType<ModuleBuilder['imports']>;
  /** The constants with the functions that walking along the rules of each event needs. */
  readonly walkers: ReadonlyMap<string, string>;
  readonly statements: readonly string[];
}

/** An event whose payload schema is an object, as rules are. */
export interface CompiledEvent extends Event {
  readonly payload: SchemaObject;
}

export function compile(provider: Provider): Compiled {
  const events = provider.events.map(asObject);
  const definitions = definitionGraph(provider.definitions);
  const hoist = createModuleBuilder(provider.webhook);
  const schemas = [...events.map(({ payload }) => payload), ...provider.definitions.map(({ schema }) => schema)];
  const checks = writeChecks(events, { definitions, hoist });
  const rules = writeRules(events, { definitions, hoist, checks, schemas });
  const walkers = new Map(
    events.map(({ typeName, payload }) => [typeName, hoist.walkers(keywordHandlersOf(payload, definitions))]),
  );
  return { imports: hoist.imports(), walkers, statements: [...hoist.statements(), ...rules] };
}

function asObject(event: Event): CompiledEvent {
  const { payload } = event;
  if (typeof payload === 'object') return { ...event, payload };
  return { ...event, payload: payload ? {} : { not: true } };
}
