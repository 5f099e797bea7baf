import type { Contract, Event, Example, Provider } from '@hookbook/contract';
import type { Schema } from '@hookbook/contract/schema';
import {
  contract,
  event,
  example,
  guide,
  headerExpression,
  payloadExpression,
  provider,
} from '@hookbook/testkit/contracts';
import { PRESETS } from '../../../packages/webhook/src/signature/presets.ts';

/** A contract with one of everything that the site shows. */
export const RICH_CONTRACT: Contract = contract([acme(), bolt(), crate()], {
  title: 'Example events',
  version: '1.2.3',
  releases: [
    {
      version: '1.2.3',
      date: '2026-12-31',
      changes: [
        {
          ...{ provider: 'acme', event: 'user.created', severity: 'breaking', pointer: '/data/role' },
          message: 'A new member, "owner".',
        },
        { provider: 'acme', severity: 'compatible', message: 'The timeout is 10 s, not 5 s.' },
      ],
    },
    { version: '1.2.0', date: '2026-06-30', changes: [] },
  ],
  description: 'Events of three providers.\n\nWith a [link](https://example.com/about) and `code`.',
  guides: [
    guide({
      slug: 'start',
      title: 'How to start',
      summary: 'Begin here.',
      text: `First of all, see [users](event:acme/user.created#payload) and \`code\`.

\`\`\`ts
const first = 'one' as const;
\`\`\`

## Verify \`it\`

Each of [Acme](provider:acme#signature), [Bolt](provider:bolt#nowhere) and [the web](https://example.com).

\`\`\`facts
signature
\`\`\`

| a | b |
|---|---|
| 1 | 2 |

### Deeper

\`\`\`text
verified
\`\`\`

\`\`\`facts
order
\`\`\`

## Verify it

Go [on](guide:end).`,
    }),
    guide({
      slug: 'end',
      title: 'How to end',
      text: '# Last\n\n```facts\nretries\n```\n\n## Main\n\nThe [end](guide:start).',
    }),
  ],
});

function acme(): Provider {
  return provider({
    events: [nodeMoved(), orderPaid(), userCreated(), userDropped()],
    description:
      '# About\n\nSends **events**.\n\n## More\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```json\n{ "a": 1 }\n```',
    docs: [{ url: 'https://acme.example/docs', description: 'Guide' }],
    tags: [{ name: 'user', description: 'People' }],
    webhook: {
      eventType: [headerExpression('x-acme-event'), payloadExpression('meta', 'action')],
      eventId: payloadExpression('id'),
      idempotencyKey: headerExpression('x-acme-delivery'),
      occurredAt: payloadExpression('at'),
      data: payloadExpression(),
      signature: {
        scheme: 'hmac-sha256',
        algorithm: 'hmac-sha256',
        key: 'text',
        header: 'x-acme-signature',
        encoding: 'hex',
        format: 'sha256={signature}',
        separator: ',',
        content: '{timestamp}.{body}',
        timestamp: { header: 'timestamp', unit: 'seconds', tolerance: 'PT5M' },
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
        disableAfter: {
          failedAttempts: 6,
          failedMessages: 1500,
          within: 'P5D',
          statuses: ['410'],
          description: 'Until *somebody* enables it.',
        },
        retryAfter: 'honoured',
        stopOn: ['410'],
        environments: { sandbox: { maxRetries: 2, retryFor: 'PT1M', origins: { maxRetries: 'hookbook' } } },
        https: 'required',
        origin: 'vendor',
      },
      ping: 'user.created',
      notes: 'Nothing else is *known*.',
    },
    definitions: {
      Address: { type: 'object', properties: { street: { type: 'string' }, city: true } },
      Envelope: {
        type: 'object',
        description: 'What all events share.',
        required: ['id', 'at', 'data'],
        properties: {
          id: { type: 'string', format: 'uuid', description: 'The id.' },
          at: { $ref: '#/$defs/Timestamp' },
          data: { type: 'object', description: 'Depends on the event.' },
        },
      },
      Node: {
        type: 'object',
        description: 'A node of a tree.',
        properties: {
          label: { type: 'string' },
          children: { type: 'array', items: { $ref: '#/$defs/Node' } },
          parent: { anyOf: [{ $ref: '#/$defs/Node' }, { type: 'null' }] },
        },
      },
      Timestamp: { type: 'string', format: 'date-time', description: 'A moment.', 'x-inferred': 'From samples.' },
      User: {
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
    },
  });
}

function withEnvelope(type: string, data: Schema): Schema {
  return {
    allOf: [{ $ref: '#/$defs/Envelope' }, { type: 'object', properties: { type: { const: type }, data } }],
  };
}

function exampleOf(name: string, overrides: Partial<Example>): Example {
  return example({ name, payload: { id: '1', type: name }, ...overrides });
}

function userCreated(): Event {
  return event({
    type: 'user.created',
    payload: withEnvelope('user.created', { $ref: '#/$defs/User' }),
    title: 'User created',
    summary: 'Somebody signed up',
    description: 'Sent *once* for each user. See `user.dropped`.',
    tags: [{ name: 'user' }],
    docs: [{ url: 'https://acme.example/docs/user' }],
    since: { version: '1.6.0', date: '2024-06', of: 'node SDK' },
    inferred: 'The shape of `data` is a guess.',
    examples: [
      exampleOf('published', { origin: 'vendor', summary: 'From the `guide`.' }),
      exampleOf('completed', { origin: 'adapted', payload: { list: [], map: {}, deep: [{ a: [1, null, true] }] } }),
      exampleOf('written', { headers: { 'x-acme-event': 'user' } }),
    ],
  });
}

function userDropped(): Event {
  const user = { $ref: '#/$defs/User' };
  return event({
    type: 'user.dropped',
    payload: withEnvelope('user.dropped', { type: 'object', properties: { old: user, by: user } }),
    title: 'User dropped',
    deprecated: true,
    examples: [exampleOf('dropped', {})],
  });
}

function nodeMoved(): Event {
  return event({
    type: 'node.moved',
    payload: withEnvelope('node.moved', { $ref: '#/$defs/Node' }),
    title: 'Node moved',
    tags: [{ name: 'hierarchy' }],
    examples: [exampleOf('moved', {})],
  });
}

/** Has a schema of every kind that the other events lack. */
function orderPaid(): Event {
  return event({
    type: 'order.paid',
    payload: {
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
        unknown: { type: 'object', 'x-undocumented': true, 'x-since': { date: '2025' }, 'x-sunset': '2026-12-31' },
        'odd name "<b>"': { type: ['string', 'null'], pattern: '^[<>&"]+$' },
      },
    },
    title: 'Order paid',
    headers: { type: 'object', required: ['x-acme-event'], properties: { 'x-acme-event': { const: 'order' } } },
    examples: [exampleOf('paid', { payload: { __proto__: 1, '</script>': '</script>' } })],
  });
}

function bolt(): Provider {
  return provider({
    name: 'bolt',
    events: [event({ type: 'spark' })],
    webhook: {
      signature: {
        ...PRESETS['standard-webhooks'],
        scheme: 'standard-webhooks',
        origin: 'hookbook',
      },
    },
  });
}

/** A provider whose events share a schema that has a page of its own. */
function crate(): Provider {
  const parcel = { $ref: '#/$defs/Parcel' };
  const payload = (name: string): Schema => ({
    type: 'object',
    properties: { [name]: parcel, all: { type: 'array', items: parcel } },
  });
  return provider({
    name: 'crate',
    events: ['left', 'lost', 'met', 'packed', 'sent', 'stored'].map((type) => event({ type, payload: payload(type) })),
    definitions: {
      Parcel: {
        type: 'object',
        description: 'Something with *an address*.',
        required: ['weight'],
        properties: {
          weight: { type: 'number' },
          size: { $ref: '#/$defs/Size' },
          'place name': { type: 'string' },
          inside: parcel,
        },
      },
      Size: { type: 'object', properties: { unit: { enum: ['PARSEC', 'INCH'] } } },
    },
  });
}
