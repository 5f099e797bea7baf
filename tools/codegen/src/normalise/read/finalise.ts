import type { Example, Since } from '@hookbook/contract';
import { inAlphabeticalOrder } from '@hookbook/contract/data';
import { type DefinitionLookup, inSchemaOrder, type Schema } from '@hookbook/contract/schema';
import { validatorNames } from '../naming/names.ts';
import type { DefinitionCollector } from '../schema/collectDefinitions.ts';
import type { EventWithSource } from './event.ts';

/** Completes the events of a provider: names depend on all events, and on the definitions that they share. */
export function finaliseEvents(
  events: readonly EventWithSource[],
  definitions: DefinitionCollector,
): EventWithSource[] {
  const schemas = new Map(definitions.list().map(({ name, schema }) => [name, schema]));
  const names = validatorNames(events.map(({ event }) => event.typeName));
  return events.map(({ event, ...source }, index) => {
    const named = { ...source, event: { ...event, ...names[index] } };
    return finaliseEvent(named, definitions, (name) => schemas.get(name));
  });
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
