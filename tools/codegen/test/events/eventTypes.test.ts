import { describe, expect, it } from 'vitest';
import { contractOf, eventsOf } from './contractOf.ts';

const OPEN = '{ type: object, required: [type], properties: { type: { type: string } } }';

/** A document with one channel, whose messages are given. */
function channel(messages: string, webhook = '{ eventType: $message.payload#/type }'): string {
  return `asyncapi: 3.0.0
info: { title: Parcel hooks, version: 1.0.0 }
channels:
  parcel:
    x-webhook: ${webhook}
    messages:
${messages.replace(/^/gm, '      ')}
components:
  schemas:
    Notice: { type: object, properties: { type: { type: string } } }
    Listed: { type: object, properties: { type: { enum: [made, lost] } } }
`;
}

describe('the event type of a message is', () => {
  it('its x-event-type, even if the schema does not declare the property', async () => {
    const messages = `made: { x-event-type: parcel.made, payload: { type: object } }
lost: { x-event-type: parcel.lost, payload: ${OPEN} }`;
    expect(await eventsOf(channel(messages))).toEqual(['parcel parcel.lost extension', 'parcel parcel.made extension']);
  });

  it('in an extension of another tool whose name ends in event-type', async () => {
    const messages = `made: { x-acme-event-type: parcel.made, payload: ${OPEN} }`;
    expect(await eventsOf(channel(messages))).toEqual(['parcel parcel.made extension']);
  });

  it('the value that the schema pins, before the examples', async () => {
    const messages = `made:
  payload: { type: object, properties: { type: { const: parcel.made } } }
  examples: [{ payload: { type: other } }]`;
    expect(await eventsOf(channel(messages))).toEqual(['parcel parcel.made schema']);
  });

  it('the value of all its examples, or of the examples of the property', async () => {
    const messages = `made:
  payload: ${OPEN}
  examples: [{ payload: { type: parcel.made } }, { payload: { type: parcel.made, more: 1 } }]
lost:
  payload: { type: object, properties: { type: { type: string, examples: [parcel.lost] } } }`;
    expect(await eventsOf(channel(messages))).toEqual(['parcel parcel.lost examples', 'parcel parcel.made examples']);
  });

  it('not in examples that disagree, or that the schema excludes', async () => {
    const messages = `made:
  payload: { type: object, properties: { type: { type: integer } } }
  examples: [{ payload: { type: parcel.made } }]
lost:
  payload: { type: object, properties: { type: { const: 7 } } }
  examples: [{ payload: { type: a } }, { payload: { type: b } }]`;
    expect(await eventsOf(channel(messages))).toEqual(['parcel ? made', 'parcel ? lost']);
  });

  it('the value that its discriminator maps to its schema, or else the name of the schema', async () => {
    const components = `components:
  schemas:
    Notice:
      type: object
      discriminator: { propertyName: type, mapping: { parcel.made: '#/components/schemas/Made' } }
      required: [type]
      properties: { type: { type: string } }
    Made: { allOf: [{ $ref: '#/components/schemas/Notice' }], properties: { by: { type: string } } }
    Lost: { allOf: [{ $ref: '#/components/schemas/Notice' }] }
`;
    const messages = `made: { payload: { $ref: '#/components/schemas/Made' } }
lost: { payload: { $ref: '#/components/schemas/Lost' } }`;
    const text = channel(messages).replace(/components:[\s\S]*/, components);
    expect(await eventsOf(text)).toEqual(['parcel Lost discriminator', 'parcel parcel.made discriminator']);
    const withoutWebhook = text.replace(/ {4}x-webhook: .*\n/, '');
    expect(await eventsOf(withoutWebhook)).toEqual([
      'parcel-hooks Lost discriminator',
      'parcel-hooks parcel.made discriminator',
    ]);
    const ofAsyncapi = text.replace(/discriminator: .*/, 'discriminator: type');
    expect(await eventsOf(ofAsyncapi)).toEqual(['parcel Lost discriminator', 'parcel Made discriminator']);
  });

  it('no discriminator of the schema itself', async () => {
    const messages = `made: { payload: { $ref: '#/components/schemas/Notice' } }`;
    const text = channel(messages).replace('Notice: { type', 'Notice: { discriminator: type, type');
    expect(await eventsOf(text)).toEqual(['parcel made name']);
  });

  it('its key, if messages share a schema', async () => {
    const ref = "{ $ref: '#/components/schemas/Notice' }";
    expect(await eventsOf(channel(`made: { payload: ${ref} }\nlost: { payload: ${ref} }`))).toEqual([
      'parcel lost key',
      'parcel made key',
    ]);
  });

  it('its key, if the schema lists it', async () => {
    const ref = "{ $ref: '#/components/schemas/Listed' }";
    expect(await eventsOf(channel(`made: { payload: ${ref} }\nbroken: { payload: ${ref} }`))).toEqual([
      'parcel made key',
      'parcel ? broken',
    ]);
  });

  it('not an example that several messages have', async () => {
    const examples = 'examples: [{ payload: { type: parcel.event } }]';
    const messages = `made: { payload: ${OPEN}, ${examples} }\nlost: { payload: ${OPEN}, ${examples} }`;
    expect(await eventsOf(channel(messages))).toEqual(['parcel lost name', 'parcel made name']);
  });

  it('joined from a header and a property', async () => {
    const webhook = '{ eventType: [$message.header#/x-event, $message.payload#/action] }';
    const messages = `opened:
  headers: { type: object, properties: { X-Event: { const: issues } } }
  payload: { type: object, properties: { action: { const: opened } } }
push:
  x-event-type: push
  headers: { type: object, properties: { X-Event: { type: string } } }
  payload: { type: object }
closed:
  x-event-type: issues.closed
  headers: { type: object, properties: { X-Event: { const: issues } } }
  payload: { type: object, properties: { action: { type: string } } }`;
    const { contract } = await contractOf(channel(messages, webhook));
    expect(contract.providers[0]?.events.map(({ type, typeParts }) => [type, typeParts])).toEqual([
      ['issues.closed', ['issues', 'closed']],
      ['issues.opened', ['issues', 'opened']],
      ['push', ['push', undefined]],
    ]);
  });

  it('its name or its channel, if nothing on the wire tells', async () => {
    const document = `asyncapi: 3.0.0
info: { title: Parcel topics, version: 1.0.0 }
channels:
  made: { address: parcel/made, messages: { Made: { payload: { type: object } } } }
  lost: { address: 'parcel/{id}/lost', messages: { Lost: { payload: { type: object } } } }
  others: { address: others, messages: { Moved: { payload: {} }, Kept: { payload: {} } } }
`;
    expect(await eventsOf(document)).toEqual([
      'parcel-topics Kept name',
      'parcel-topics Moved name',
      'parcel-topics lost channel',
      'parcel-topics parcel/made channel',
    ]);
  });
});

it('finds the property that tells events apart without x-webhook', async () => {
  const document = (first: string, second: string) => `asyncapi: 3.0.0
info: { title: Parcel hooks, version: 1.0.0 }
channels:
  parcel:
    messages:
      made: { payload: { type: object, properties: { version: { const: '1' }, meta: { type: object, properties: { kind: ${first} } } } } }
      lost: { payload: { type: object, properties: { version: { const: '1' }, meta: { type: object, properties: { kind: ${second} } } } } }
`;
  const { contract, codes } = await contractOf(document('{ const: a }', '{ enum: [b] }'));
  expect(contract.providers[0]?.webhook.eventType).toEqual([
    { in: 'payload', path: ['meta', 'kind'], expression: '$message.payload#/meta/kind' },
  ]);
  expect(contract.providers[0]?.events.map(({ type }) => type)).toEqual(['a', 'b']);
  expect(codes).toContain('webhook-default');
  const undecided = await contractOf(document('{ const: a }', '{ type: string }'));
  expect(undecided.contract.providers[0]?.webhook.eventType).toEqual([]);
});

it('requires a concluded event type as if the schema pinned it', async () => {
  const messages = `made:
  x-event-type: parcel.made
  payload: { allOf: [{ $ref: '#/components/schemas/Notice' }] }
  examples: [{ name: without, payload: { id: 1 } }]
lost: { x-event-type: parcel.lost, payload: { properties: { type: { type: string, description: The type. } } } }`;
  const { contract } = await contractOf(channel(messages));
  const [lost, made] = contract.providers[0]?.events ?? [];
  expect(lost?.payload).toEqual({
    type: 'object',
    required: ['type'],
    properties: { type: { description: 'The type.', const: 'parcel.lost' } },
  });
  expect(made?.payload).toEqual({
    allOf: [
      { $ref: '#/$defs/Notice' },
      { type: 'object', required: ['type'], properties: { type: { const: 'parcel.made' } } },
    ],
  });
  expect(made?.examples[0]?.payload).toEqual({ type: 'parcel.made', id: 1 });
});

it('generates the other events if two cannot be told apart', async () => {
  const pinned = '{ type: object, properties: { type: { const: parcel.made } } }';
  const messages = `made: { payload: ${pinned} }
again: { payload: ${pinned} }
lost: { payload: { type: object, properties: { type: { const: parcel.lost } } } }`;
  const { contract, codes } = await contractOf(channel(messages));
  expect(contract.providers[0]?.events.map(({ type }) => type)).toEqual(['parcel.lost']);
  expect(contract.providers[0]?.unresolvedEvents).toMatchObject([
    { name: 'made', reason: 'Another message has the same event type, "parcel.made".' },
    { name: 'again' },
  ]);
  expect(codes).toContain('event-type-clash');
});
