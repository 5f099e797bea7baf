import type { Definition } from '@hookbook/contract';
import type { SchemaObject } from '@hookbook/contract/schema';
import { CheckWriter } from './check/checkWriter.ts';
import type { CompiledDefinition, CompiledEvent } from './module/compiled.ts';
import { handledKeywords } from './module/keywordHandlers.ts';
import { objectPayload } from './module/objectPayload.ts';
import { createRequests, type Part } from './module/requests.ts';
import type { EventSource, Surroundings } from './module/surroundings.ts';
import { hasCheck } from './rules/rulesOf.ts';
import { RulesWriter } from './rules/rulesWriter.ts';

/** The code of an event, whatever other events there are. */
export function compileEvent(event: EventSource, surroundings: Surroundings): CompiledEvent {
  const payload = objectPayload(event.payload);
  const { module, checks, rules, explained } = writersOf(surroundings);
  const check = module.take(checks.event(payload));
  return {
    check,
    rules: module.take(rules.event({ ...event, payload })),
    explained: explainedParts(explained, surroundings),
    handlers: handledKeywords(payload, surroundings),
  };
}

/** The code of a definition, whatever events use it. */
export function compileDefinition(
  { name, schema, source }: Definition,
  surroundings: Surroundings,
): CompiledDefinition {
  const { module, checks, rules, explained } = writersOf(surroundings);
  const { inline, text } = checks.definition(name, schema);
  const check = module.take(text);
  // Rules without the check may be part of a module that does not contain the check.
  const own = hasCheck(schema) ? { module, rules } : writersOf(surroundings, explained);
  return {
    check,
    rules: own.module.take(own.rules.definition({ name, schema, source })),
    explained: explainedParts(explained, surroundings),
    ...(inline !== undefined && { inline }),
  };
}

interface Writers {
  readonly module: ReturnType<typeof createRequests>;
  readonly checks: CheckWriter;
  readonly rules: RulesWriter;
  /** By literal: the schemas that only their rules can decide. */
  readonly explained: Map<string, SchemaObject>;
}

function writersOf(surroundings: Surroundings, explained = new Map<string, SchemaObject>()): Writers {
  const module = createRequests(surroundings);
  const checks = new CheckWriter({ ...surroundings, module, explained });
  return { module, checks, rules: new RulesWriter({ ...surroundings, module, checks }), explained };
}

/** The map grows while it is read if such a schema contains another. */
function explainedParts(explained: Map<string, SchemaObject>, surroundings: Surroundings): [string, Part][] {
  return Array.from(explained, ([literal, schema]) => {
    const { module, rules } = writersOf(surroundings, explained);
    return [literal, module.take(rules.explained(schema))];
  });
}
