import { type Definition, type Event, SCHEMA_URI, selfContainedSchema, titledPayload } from '@hookbook/contract';
import { definitionRef, reachableDefinitions, subschemas } from '@hookbook/contract/schema';
import type { EventEntry, ProviderEntry } from '../model/site.ts';
import { compactText, jsonText, type MemberText, memberTexts, objectJson } from './jsonText.ts';
import { standardSchema } from './standardSchema.ts';

/** The JSON Schemas of a provider. */
export interface SchemaTexts {
  /** Not for an event that needs many definitions: then that of the provider has it, under `$defs`. */
  readonly hasEventText: (event: Event) => boolean;
  readonly eventText: (event: Event) => string;
  /** One for all events: a payload is valid if it is one of them. */
  readonly providerText: () => string;
}

/**
 * The schema of an event contains the definitions that it uses, which those of other events contain as well. With more, it
 * would repeat most of the provider's, and a site would grow with the square of its events.
 */
const MAX_DEFINITIONS = 100;

export function schemaTexts(entry: ProviderEntry): SchemaTexts {
  const schemas = new Map(entry.provider.definitions.map(({ name, schema }) => [name, schema]));
  const schemaOf = (name: string) => schemas.get(name);
  let known: readonly Definition[] | undefined;
  const definitions = () => {
    known ??= entry.provider.definitions.map(({ schema, ...others }) => ({
      ...others,
      schema: standardSchema(schema),
    }));
    return known;
  };
  return {
    hasEventText: ({ payload }) => reachableDefinitions(payload, schemaOf, subschemas).length <= MAX_DEFINITIONS,
    eventText: (event) => jsonText(eventSchema(event, definitions())),
    providerText: () => providerText(entry, definitions),
  };
}

function eventSchema(event: Event, definitions: readonly Definition[]) {
  return selfContainedSchema({ definitions }, { ...event, payload: standardSchema(titledPayload(event)) });
}

function providerText(
  { provider: { title, description }, events, definitionsText }: ProviderEntry,
  definitions: () => readonly Definition[],
): string {
  const shared: readonly MemberText[] = JSON.parse(
    definitionsText('standard', () =>
      JSON.stringify(definitions().map(({ name, schema }) => [name, JSON.stringify(schema)])),
    ),
  );
  return compactText([
    ...memberTexts({
      $schema: SCHEMA_URI,
      title: `Events of ${title}`,
      ...(description !== '' && { description }),
      anyOf: events.map(({ event }) => ({ $ref: definitionRef(event.typeName) })),
    }),
    ['$defs', objectJson([...events.map(payloadText), ...shared])],
  ]);
}

function payloadText({ event, text }: EventEntry): MemberText {
  return [event.typeName, text('standard', () => JSON.stringify(standardSchema(titledPayload(event))))];
}
