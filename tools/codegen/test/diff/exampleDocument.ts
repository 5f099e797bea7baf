import type { ExamplePart } from '@hookbook/diff';
import { parse, stringify } from 'yaml';

type Mapping = Readonly<Record<string, unknown>>;

/** A document whose only interesting part is that of an example. */
export function exampleDocument(part: ExamplePart, text: string): string {
  return stringify(
    documentWith(part, parse(part === 'channels' || part === 'messages' || part === 'schemas' ? text : `{ ${text} }`)),
  );
}

function documentWith(part: ExamplePart, given: Mapping): unknown {
  switch (part) {
    case 'value':
      return document({ acme: channel({ done: inLatestDialect(message('done', { value: given })) }) });
    case 'payload': {
      const { payload, headers } = message('done');
      return document({ acme: channel({ done: { headers, payload: { ...(payload as Mapping), ...given } } }) });
    }
    case 'headers':
      return document({ acme: channel({ done: { ...message('done'), headers: { type: 'object', ...given } } }) });
    case 'channel':
      return document({ acme: { ...channel({ done: message('done') }), ...given } });
    case 'x-webhook':
      return document({ acme: { ...channel({ done: message('done') }), 'x-webhook': webhook(given) } });
    case 'schemas': {
      const [name = ''] = Object.keys(given);
      const value = { $ref: `#/components/schemas/${name}` };
      return { ...document({ acme: channel({ done: message('done', { value }) }) }), components: { schemas: given } };
    }
    case 'messages':
      return document({
        acme: channel(mapped(given, (facts, key) => ({ ...message(eventType(facts, key)), ...(facts as Mapping) }))),
      });
    case 'channels':
      return document(
        mapped(given, (types, key) => ({
          ...channel(Object.fromEntries((types as string[]).map((type) => [type, message(type)]))),
          'x-provider': key,
        })),
      );
  }
}

function document(channels: Mapping): Mapping {
  return { asyncapi: '3.0.0', info: { title: 'Acme', version: '1.0.0' }, channels };
}

function channel(messages: Mapping): Mapping {
  return { address: null, messages };
}

/** The value of an example is always there, so that nothing but its own schema counts. */
function message(type: string, properties: Mapping = {}): Mapping {
  const payload = {
    ...{ type: 'object', required: ['type', ...Object.keys(properties)] },
    properties: { type: { const: type }, id: { type: 'string' }, ...properties },
  };
  const headers = { type: 'object', properties: { 'x-event': { const: type }, 'x-id': { type: 'string' } } };
  return { payload, headers };
}

function inLatestDialect({ payload, ...others }: Mapping): Mapping {
  return { ...others, payload: { schemaFormat: 'application/schema+json;version=draft-2020-12', schema: payload } };
}

function eventType(facts: unknown, key: string): string {
  const { 'x-event-type': type } = facts as { readonly 'x-event-type'?: string };
  return type ?? key;
}

const SIGNATURE = {
  ...{ scheme: 'hmac-sha256', key: 'text', format: '{signature}', encoding: 'hex', content: '{body}' },
};

/** The facts of an example, with those that they need. */
function webhook(facts: Mapping): Mapping {
  return {
    eventType: '$message.payload#/type',
    ...facts,
    ...(facts.signature !== undefined && { signature: { ...SIGNATURE, ...(facts.signature as Mapping) } }),
  };
}

function mapped(given: Mapping, change: (value: unknown, key: string) => unknown): Mapping {
  return Object.fromEntries(Object.entries(given).map(([key, value]) => [key, change(value, key)]));
}
