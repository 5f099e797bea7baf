import type { Contract, Event, Example, Provider } from '@hookbook/contract';
import type { Schema } from '@hookbook/contract/schema';

const source = { file: 'acme/channel.yaml', pointer: '' };

/** A contract with one of everything that the site shows. */
export const RICH_CONTRACT: Contract = {
  title: 'Example events',
  version: '1.2.3',
  description: 'Events of two providers.\n\nWith a [link](https://example.com/about) and `code`.',
  providers: [acme(), bolt()],
};

/** An event without any optional member. */
export function plainEvent(type: string, payload: Schema): Event {
  return {
    type,
    slug: type,
    typeName: 'PlainEvent',
    title: `Title of ${type}`,
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

export function plainProvider(name: string, events: readonly Event[]): Provider {
  return {
    name,
    slug: name,
    typeName: 'Plain',
    title: `Title of ${name}`,
    description: '',
    docs: [],
    tags: [],
    webhook: { eventType: [{ in: 'payload', path: ['type'], expression: '$message.payload#/type' }] },
    events,
    definitions: [],
    source,
  };
}

function acme(): Provider {
  return {
    ...plainProvider('acme', [nodeMoved(), orderPaid(), userCreated(), userDropped()]),
    title: 'Acme',
    description:
      '# About\n\nSends **events**.\n\n## More\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```json\n{ "a": 1 }\n```',
    docs: [{ url: 'https://acme.example/docs', description: 'Guide' }],
    tags: [{ name: 'user', description: 'People' }],
    webhook: {
      eventType: [
        { in: 'header', path: ['x-acme-event'], expression: '$message.header#/x-acme-event' },
        { in: 'payload', path: ['meta', 'action'], expression: '$message.payload#/meta/action' },
      ],
      eventId: { in: 'payload', path: ['id'], expression: '$message.payload#/id' },
      idempotencyKey: { in: 'header', path: ['x-acme-delivery'], expression: '$message.header#/x-acme-delivery' },
      occurredAt: { in: 'payload', path: ['at'], expression: '$message.payload#/at' },
      data: { in: 'payload', path: [], expression: '$message.payload#' },
      signature: {
        scheme: 'hmac-sha256',
        header: 'x-acme-signature',
        encoding: 'hex',
        prefix: 'sha256=',
        separator: ',',
        content: '{timestamp}.{body}',
        tolerance: 'PT5M',
        origin: 'vendor',
        description: 'The secret is a plain string.',
      },
      delivery: {
        method: 'POST',
        contentType: 'application/json',
        timeout: 'PT10S',
        success: '2xx',
        retries: ['PT15S', 'PT1M', 'P1D'],
        retryFor: 'P3D',
        semantics: 'at-least-once',
        ordering: 'none',
        disableAfter: 'After *five* days.',
        https: 'required',
        origin: 'vendor',
      },
      ping: 'user.created',
      notes: 'Nothing else is *known*.',
    },
    definitions: [
      { name: 'Address', schema: { type: 'object', properties: { street: { type: 'string' }, city: true } }, source },
      {
        name: 'Envelope',
        schema: {
          type: 'object',
          description: 'What all events share.',
          required: ['id', 'at', 'data'],
          properties: {
            id: { type: 'string', format: 'uuid', description: 'The id.' },
            at: { $ref: '#/$defs/Timestamp' },
            data: { type: 'object', description: 'Depends on the event.' },
          },
        },
        source,
      },
      {
        name: 'Node',
        schema: {
          type: 'object',
          description: 'A node of a tree.',
          properties: {
            label: { type: 'string' },
            children: { type: 'array', items: { $ref: '#/$defs/Node' } },
            parent: { anyOf: [{ $ref: '#/$defs/Node' }, { type: 'null' }] },
          },
        },
        source,
      },
      {
        name: 'Timestamp',
        schema: { type: 'string', format: 'date-time', description: 'A moment.', 'x-inferred': 'From samples.' },
        source,
      },
      {
        name: 'User',
        schema: {
          type: 'object',
          description: 'Somebody.',
          required: ['email'],
          properties: {
            email: { type: 'string', format: 'email', maxLength: 255 },
            state: { type: 'string', 'x-extensible-enum': ['ACTIVE', 'BLOCKED'] },
            homes: { type: 'array', items: { $ref: '#/$defs/Address' }, minItems: 1 },
            updatedAt: { allOf: [{ $ref: '#/$defs/Timestamp' }], description: 'Last change.' },
          },
        },
        source,
      },
    ],
  };
}

function withEnvelope(type: string, data: Schema): Schema {
  return {
    allOf: [{ $ref: '#/$defs/Envelope' }, { type: 'object', properties: { type: { const: type }, data } }],
  };
}

function example(name: string, more: Partial<Example>): Example {
  return { slug: name, name, summary: '', origin: 'hookbook', payload: { id: '1', type: name }, source, ...more };
}

function userCreated(): Event {
  return {
    ...plainEvent('user.created', withEnvelope('user.created', { $ref: '#/$defs/User' })),
    typeName: 'UserCreatedEvent',
    title: 'User created',
    summary: 'Somebody signed up',
    description: 'Sent *once* for each user. See `user.dropped`.',
    tags: [{ name: 'user' }],
    docs: [{ url: 'https://acme.example/docs/user' }],
    since: { version: '1.6.0', date: '2024-06', of: 'node SDK' },
    inferred: 'The shape of `data` is a guess.',
    examples: [
      example('published', { origin: 'vendor', summary: 'From the `guide`.' }),
      example('completed', { origin: 'adapted', payload: { list: [], map: {}, deep: [{ a: [1, null, true] }] } }),
      example('written', { headers: { 'x-acme-event': 'user' } }),
    ],
  };
}

function userDropped(): Event {
  const user = { $ref: '#/$defs/User' };
  return {
    ...plainEvent(
      'user.dropped',
      withEnvelope('user.dropped', { type: 'object', properties: { old: user, by: user } }),
    ),
    title: 'User dropped',
    deprecated: true,
    examples: [example('dropped', {})],
  };
}

function nodeMoved(): Event {
  return {
    ...plainEvent('node.moved', withEnvelope('node.moved', { $ref: '#/$defs/Node' })),
    title: 'Node moved',
    tags: [{ name: 'hierarchy' }],
    examples: [example('moved', {})],
  };
}

/** Has a schema of every kind that the other events lack. */
function orderPaid(): Event {
  return {
    ...plainEvent('order.paid', {
      type: 'object',
      required: ['meta'],
      additionalProperties: false,
      properties: {
        meta: { type: 'object', properties: { action: { const: 'paid' } } },
        amount: { type: 'number', minimum: 0, exclusiveMaximum: 100, multipleOf: 0.5, default: 1, examples: [1, 2] },
        status: { enum: ['true', true, 1, '1', 'open'] },
        pair: { type: 'array', prefixItems: [{ type: 'string' }, { type: 'integer', description: 'How many' }] },
        by: {
          oneOf: [
            { type: 'object', required: ['card'], properties: { card: { type: 'string' } } },
            { type: 'object', required: ['iban'], properties: { iban: { type: 'string' } } },
          ],
        },
        price: { anyOf: [{ type: 'string' }, { type: 'number' }] },
        labels: { type: 'object', additionalProperties: { type: 'string', description: 'A label' }, minProperties: 1 },
        extra: { type: 'object', patternProperties: { '^x-': { type: 'boolean' } } },
        raw: {
          type: 'string',
          contentMediaType: 'application/json',
          contentSchema: { type: 'object', required: ['a'] },
        },
        not: { not: { const: 'x' }, deprecated: true, readOnly: true },
        choice: { if: { required: ['a'] }, then: { required: ['b'] }, else: { properties: { c: false } } },
        unknown: { type: 'object', 'x-undocumented': true, 'x-since': { date: '2025' } },
        'odd name "<b>"': { type: ['string', 'null'], pattern: '^[<>&"]+$' },
      },
    }),
    title: 'Order paid',
    headers: { type: 'object', required: ['x-acme-event'], properties: { 'x-acme-event': { const: 'order' } } },
    examples: [example('paid', { payload: { __proto__: 1, '</script>': '</script>' } })],
  };
}

function bolt(): Provider {
  return {
    ...plainProvider('bolt', [plainEvent('spark', { type: 'object' })]),
    title: 'Bolt',
    webhook: {
      eventType: [{ in: 'payload', path: ['type'], expression: '$message.payload#/type' }],
      signature: {
        scheme: 'standard-webhooks',
        header: 'webhook-signature',
        encoding: 'base64',
        prefix: 'v1,',
        separator: ' ',
        content: '{id}.{timestamp}.{body}',
        tolerance: 'PT5M',
        origin: 'hookbook',
      },
    },
  };
}
