import {
  type Definition,
  type Event,
  type Provider,
  SCHEMA_URI,
  selfContainedSchema,
  titledPayload,
} from '@hookbook/contract';
import { definitionRef } from '@hookbook/contract/schema';
import { compactText, jsonText } from './jsonText.ts';
import { standardSchema } from './standardSchema.ts';

/** The JSON Schemas of a provider. */
export interface SchemaTexts {
  /** That of an event; empty if it needs many definitions: then that of the provider has it, under `$defs`. */
  readonly eventText: (event: Event) => string;
  /** One for all events: a payload is valid if it is one of them. */
  readonly providerText: () => string;
}

/**
 * The schema of an event contains the definitions that it uses, which those of other events contain as well. With more, it
 * would repeat most of the provider's, and a site would grow with the square of its events.
 */
const MAX_DEFINITIONS = 100;

export function schemaTexts(provider: Provider): SchemaTexts {
  let known: readonly Definition[] | undefined;
  const definitions = () => {
    known ??= provider.definitions.map(({ schema, ...others }) => ({ ...others, schema: standardSchema(schema) }));
    return known;
  };
  return {
    eventText: (event) => eventText(event, definitions()),
    providerText: () => providerText(provider, definitions()),
  };
}

function eventText(event: Event, definitions: readonly Definition[]): string {
  const payload = standardSchema(titledPayload(event));
  const schema = selfContainedSchema({ definitions }, { ...event, payload });
  return Object.keys(schema.$defs ?? {}).length > MAX_DEFINITIONS ? '' : jsonText(schema);
}

function providerText({ title, description, events }: Provider, definitions: readonly Definition[]): string {
  const $defs = [
    ...events.map((event) => [event.typeName, standardSchema(titledPayload(event))] as const),
    ...definitions.map(({ name, schema }) => [name, schema] as const),
  ];
  return compactText({
    $schema: SCHEMA_URI,
    title: `Events of ${title}`,
    ...(description !== '' && { description }),
    anyOf: events.map(({ typeName }) => ({ $ref: definitionRef(typeName) })),
    $defs: Object.fromEntries($defs),
  });
}
