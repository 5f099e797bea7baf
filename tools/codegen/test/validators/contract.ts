import type { Contract, Event, Provider } from '@hookbook/contract';
import type { Schema } from '@hookbook/contract/schema';

/** A provider `acme` whose events, by type, have the given payloads. */
export function providerOf(
  events: Readonly<Record<string, Schema>>,
  definitions: Readonly<Record<string, Schema>> = {},
): Provider {
  return {
    name: 'acme',
    slug: 'acme',
    typeName: 'Acme',
    title: 'Acme',
    description: '',
    docs: [],
    tags: [],
    webhook: { eventType: [{ in: 'payload', path: ['type'], expression: '$message.payload#/type' }] },
    events: Object.entries(events).map(([type, payload]) => eventOf(type, payload)),
    definitions: Object.entries(definitions).map(([name, schema]) => ({
      name,
      schema,
      source: { file: `acme/schemas/${name}.yaml`, pointer: '' },
    })),
    source: { file: 'acme/channel.yaml', pointer: '' },
  };
}

export function contractOf(...providers: Provider[]): Contract {
  return { title: 'Test', version: '1.0.0', description: '', providers };
}

function eventOf(type: string, payload: Schema): Event {
  return {
    type,
    slug: type,
    typeName: `${type.replace(/(?:^|\W+)(\w)/g, (_, letter: string) => letter.toUpperCase())}Event`,
    title: type,
    summary: '',
    description: '',
    tags: [],
    docs: [],
    deprecated: false,
    typeParts: [type],
    payload,
    examples: [],
    source: { file: `acme/events/${type}.yaml`, pointer: '' },
  };
}
