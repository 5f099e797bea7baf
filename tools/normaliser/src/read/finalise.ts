import type { Example, Since } from '@hookbook/contract';
import { inAlphabeticalOrder } from '@hookbook/contract/data';
import { type DefinitionLookup, inSchemaOrder, type Schema } from '@hookbook/contract/schema';
import { assignNames } from '../naming/assignNames.ts';
import type { NameUse } from '../naming/collisions.ts';
import { validatorNames } from '../naming/names.ts';
import type { DefinitionCollector } from '../schema/collectDefinitions.ts';
import type { EventWithSource } from './event.ts';

/** Completes the events of a provider: names depend on all events, and on the definitions that they share. */
export function finaliseEvents(
  events: readonly EventWithSource[],
  definitions: DefinitionCollector,
  reserved: readonly NameUse[],
): EventWithSource[] {
  const named = withUniqueNames(events, reserved);
  definitions.reserve([...reserved, ...named.map(typeNameUse)]);
  const schemas = new Map(definitions.list().map(({ name, schema }) => [name, schema]));
  return named.map((event) => finaliseEvent(event, definitions, (name) => schemas.get(name)));
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
  const names = validatorNames(typeNames);
  return events.map(({ event, ...source }, index) => ({
    ...source,
    event: { ...event, typeName: typeNames[index] ?? '', slug: slugs[index] ?? '', ...names[index] },
  }));
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
