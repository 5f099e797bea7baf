import type { Event, EventNames, Example, Since } from '@hookbook/contract';
import { inAlphabeticalOrder } from '@hookbook/contract/data';
import { type DefinitionLookup, inSchemaOrder, type Schema } from '@hookbook/contract/schema';
import type { Diagnostic } from '@hookbook/spec-reader/diagnostics/diagnostic';
import { assignNames } from '../naming/assignNames.ts';
import type { NameUse } from '../naming/collisions.ts';
import { formerNames } from '../naming/formerNames.ts';
import { functionNames } from '../naming/names.ts';
import type { DefinitionCollector } from '../schema/collectDefinitions.ts';
import type { EventWithSource } from './event.ts';

export interface FinalisedEvents {
  readonly events: readonly EventWithSource[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Completes the events of a provider: names depend on all events, and on the definitions that they share. */
export function finaliseEvents(
  events: readonly EventWithSource[],
  definitions: DefinitionCollector,
  reserved: readonly NameUse[],
): FinalisedEvents {
  const unique = withUniqueNames(events, reserved);
  const uses = unique.map(typeNameUse);
  const former = formerNames(
    unique.map((event, index) => ({
      ...(uses[index] as NameUse),
      lists: event.formerNames ? [event.formerNames] : [],
    })),
    reserved,
  );
  const named = withFunctionNames(unique, former.names);
  definitions.reserve([...reserved, ...uses, ...former.uses]);
  const schemas = new Map(definitions.list().map(({ name, schema }) => [name, schema]));
  return {
    events: named.map((event) => finaliseEvent(event, definitions, (name) => schemas.get(name))),
    diagnostics: former.diagnostics,
  };
}

/** In the order of the document, so that a new event at its end does not rename another. */
function withUniqueNames(events: readonly EventWithSource[], reserved: readonly NameUse[]): EventWithSource[] {
  const requests = (key: 'typeName' | 'slug') =>
    events.map(({ preferred, event }) => ({ preferred: preferred[key], identity: event.type }));
  const typeNames = assignNames(
    requests('typeName'),
    reserved.map(({ name }) => name),
  );
  // Event types that differ only in case would be one file on some systems.
  const slugs = assignNames(requests('slug'), [], (name) => name.toLowerCase());
  return events.map(({ event, ...source }, index) => ({
    ...source,
    event: { ...event, typeName: typeNames[index] ?? '', slug: slugs[index] ?? '' },
  }));
}

/** Names the functions of each event and, for each of its former names, those that it had before. */
function withFunctionNames(
  events: readonly EventWithSource[],
  formerNames: ReadonlyMap<string, readonly string[]>,
): EventWithSource[] {
  const typeNames = [...events.map(({ event }) => event.typeName), ...[...formerNames.values()].flat()];
  const names = new Map(functionNames(typeNames).map((event) => [event.typeName, event]));
  const namesOf = (typeName: string): EventNames => names.get(typeName) as EventNames;
  return events.map(({ event, ...source }) => {
    const former = formerNames.get(event.typeName);
    const named: Event = { ...event, ...namesOf(event.typeName) };
    return { ...source, event: former ? { ...named, formerNames: former.map(namesOf) } : named };
  });
}

/** The use of an event's type name, for messages. */
export function typeNameUse({ event, message }: EventWithSource): NameUse {
  return { name: event.typeName, owner: `event "${event.type}"`, node: message.node };
}

function finaliseEvent(
  { event, ...source }: EventWithSource,
  definitions: DefinitionCollector,
  lookup: DefinitionLookup,
): EventWithSource {
  const payload = definitions.finalise(event.payload);
  const headers = event.headers === undefined ? undefined : definitions.finalise(event.headers);
  const schemas = { payload, headers: headers ?? true, lookup };
  return {
    ...source,
    event: {
      ...event,
      ...(event.since && { since: inAlphabeticalOrder<Since>(event.since) }),
      payload,
      ...(headers !== undefined && { headers }),
      examples: event.examples.map((example) => finaliseExample(example, schemas)),
    },
  };
}

interface ExampleSchemas {
  readonly payload: Schema;
  readonly headers: Schema;
  readonly lookup: DefinitionLookup;
}

function finaliseExample({ payload, headers, ...example }: Example, schemas: ExampleSchemas): Example {
  const sortedHeaders = headers && inSchemaOrder(headers, [schemas.headers], schemas.lookup);
  return {
    ...example,
    payload: inSchemaOrder(payload, [schemas.payload], schemas.lookup),
    ...(headers && { headers: sortedHeaders as typeof headers }),
  };
}
