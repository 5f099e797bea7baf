import type { Event, Provider } from '@hookbook/contract';
import type { DefinitionMap, Schema } from '@hookbook/contract/schema';
import { createSource, type PayloadOptions } from './createSource.ts';
import { hasTypeParts, typePartsIn, withTypeParts } from './eventType.ts';

/** The payloads and headers of a provider's events. */
export interface Payloads {
  /** A payload that the event accepts, with its event type if possible; undefined if none was found. */
  readonly payloadOf: (event: Event, options: PayloadOptions) => unknown;
  /** Headers that the event accepts; undefined if it describes none, or if none were found. */
  readonly headersOf: (event: Event, options: PayloadOptions) => Readonly<Record<string, unknown>> | undefined;
}

/** Creates payloads and headers for the events of a provider. Prepares each schema once, when it is first used. */
export function createPayloads({ definitions, webhook }: Pick<Provider, 'definitions' | 'webhook'>): Payloads {
  const source = createSource({
    definitions: new Map(definitions.map(({ name, schema }) => [name, schema])),
    assertsFormats: webhook.formats !== 'annotation',
  });
  const withEventType = new Map<Event, Schema>();
  const typedPayload = (event: Event, options: PayloadOptions): unknown => {
    const parts = typePartsIn(event, webhook);
    const payload = source(event.payload, options);
    if (payload === undefined || hasTypeParts(payload, parts)) return payload;
    const schema = withEventType.get(event) ?? withTypeParts(event.payload, parts);
    withEventType.set(event, schema);
    return source(schema, options) ?? payload;
  };
  return {
    payloadOf: typedPayload,
    headersOf: ({ headers }, options) =>
      headers === undefined ? undefined : (source(headers, options) as Readonly<Record<string, unknown>> | undefined),
  };
}

/** A payload for a single schema; undefined if none was found. For many schemas, `createPayloads` is faster. */
export function createPayload(schema: Schema, definitions: DefinitionMap, options: PayloadOptions): unknown {
  return createSource({ definitions, assertsFormats: true })(schema, options);
}
