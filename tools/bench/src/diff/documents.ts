import { mapReferences, type Schema } from '@hookbook/contract/schema';
import { DEFINITIONS } from '@hookbook/diff/corpus';

const SCHEMA_FORMAT = 'application/schema+json;version=draft-2020-12';

/** An AsyncAPI document that sends an event, and another one that keeps the definitions in use. */
export function asyncApiDocument(payload: Schema): object {
  const names = Object.keys(DEFINITIONS);
  const uses = names.map((name) => [name, { $ref: `#/$defs/${name}` }] as const);
  return {
    asyncapi: '3.0.0',
    info: { title: 'Acme', version: '1.0.0' },
    channels: {
      acme: {
        address: null,
        messages: {
          done: message('done', payload),
          other: message('other', { type: 'object', properties: Object.fromEntries(uses) }),
        },
        'x-webhook': { eventType: ['$message.header#/x-event'] },
      },
    },
    operations: { sendAcme: { action: 'send', channel: { $ref: '#/channels/acme' } } },
    components: { schemas: Object.fromEntries(names.map((name) => [name, inFormat(DEFINITIONS[name] ?? true)])) },
  };
}

function message(name: string, payload: Schema): object {
  const headers = { type: 'object', required: ['x-event'], properties: { 'x-event': { const: name } } };
  return { name, headers, payload: inFormat(payload) };
}

function inFormat(schema: Schema): object {
  return { schemaFormat: SCHEMA_FORMAT, schema: inComponents(schema, '/schema') };
}

/** The same without references, as `@asyncapi/diff` asks for. A schema that contains itself stays a circle of objects. */
export function dereferencedDocument(payload: Schema): object {
  return {
    asyncapi: '3.0.0',
    info: { title: 'Acme', version: '1.0.0' },
    channels: { acme: { address: null, messages: { done: { name: 'done', payload: dereferenced(payload) } } } },
    operations: { sendAcme: { action: 'send', channel: { address: null } } },
  };
}

/** An OpenAPI document with the event as a webhook. */
export function openapiDocument(payload: Schema): object {
  const content = { 'application/json': { schema: inComponents(payload) } };
  return {
    openapi: '3.1.0',
    info: { title: 'Acme', version: '1.0.0' },
    webhooks: {
      done: { post: { requestBody: { required: true, content }, responses: { 200: { description: 'Received.' } } } },
    },
    components: {
      schemas: Object.fromEntries(Object.entries(DEFINITIONS).map(([name, schema]) => [name, inComponents(schema)])),
    },
  };
}

function inComponents(schema: Schema, suffix = ''): Schema {
  return mapReferences(schema, ($ref) => `${$ref.replace('#/$defs/', '#/components/schemas/')}${suffix}`);
}

function dereferenced(schema: Schema): unknown {
  const known = new Map<string, object>();
  const resolve = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(resolve);
    if (typeof value !== 'object' || value === null) return value;
    const { $ref } = value as { readonly $ref?: unknown };
    if (typeof $ref === 'string') return definition($ref.slice('#/$defs/'.length));
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, resolve(member)]));
  };
  const definition = (name: string): object => {
    const found = known.get(name);
    if (found) return found;
    const object = {};
    known.set(name, object);
    return Object.assign(object, resolve(DEFINITIONS[name]));
  };
  return resolve(schema);
}
