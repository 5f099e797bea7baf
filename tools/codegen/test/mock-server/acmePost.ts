import type { Contract, Event, Example, Provider, RuntimeExpression } from '@hookbook/contract';

const source = { file: 'made-up.yaml', pointer: '' };

export function example(changes: Partial<Example> & Pick<Example, 'payload'>): Example {
  return { slug: 'plain', name: 'plain', summary: '', origin: 'hookbook', source, ...changes };
}

export function event(changes: Partial<Event> & Pick<Event, 'type'>): Event {
  return {
    slug: changes.type,
    typeName: 'SomeEvent',
    title: changes.type,
    summary: '',
    description: '',
    tags: [],
    docs: [],
    deprecated: false,
    typeParts: [changes.type],
    payload: true,
    examples: [],
    source,
    ...changes,
  };
}

export function provider(changes: Partial<Provider> & Pick<Provider, 'name'>): Provider {
  return {
    slug: changes.name,
    typeName: 'Some',
    title: changes.name,
    description: '',
    docs: [],
    tags: [],
    webhook: { eventType: [payloadPlace('kind')] },
    events: [],
    definitions: [],
    source,
    ...changes,
  };
}

export function contract(...providers: readonly Provider[]): Contract {
  return { title: 'Made up', version: '1.0.0', description: '', providers };
}

export function payloadPlace(...path: readonly string[]): RuntimeExpression {
  return { in: 'payload', path, expression: `$message.payload#/${path.join('/')}` };
}

export function headerPlace(name: string): RuntimeExpression {
  return { in: 'header', path: [name], expression: `$message.header#/${name}` };
}

/** A provider like no other: two places for the type, ids in headers and nested, a base64 signature over a header too. */
export const ACME: Provider = provider({
  name: 'acme-post',
  typeName: 'AcmePost',
  title: 'Acme Post',
  webhook: {
    eventType: [headerPlace('x-acme-topic'), payloadPlace('meta', 'verb')],
    eventId: payloadPlace('meta', 'no'),
    idempotencyKey: headerPlace('x-acme-delivery'),
    occurredAt: payloadPlace('meta', 'at'),
    signature: {
      scheme: 'hmac-sha256',
      header: 'x-acme-seal',
      encoding: 'base64',
      prefix: 'seal=',
      separator: '; ',
      content: 'acme:{x-acme-delivery}:{body}',
      origin: 'vendor',
    },
    delivery: {
      contentType: 'application/vnd.acme+json',
      timeout: 'PT2S',
      success: '202',
      retries: ['PT1S', 'PT1M', 'PT1H'],
      origin: 'vendor',
    },
  },
  events: [
    event({
      type: 'parcel.lost',
      typeParts: ['parcel', 'lost'],
      title: 'Parcel lost',
      examples: [
        example({
          payload: { meta: { verb: 'lost', no: 41, at: '2024-08-01T09:40:22.186012' }, parcel: 'ß-1' },
          headers: { 'X-Acme-Delivery': 'dlv_0A1B2C3D4E5F6A7B', 'Content-Length': '3' },
        }),
      ],
    }),
    event({
      type: 'parcel',
      typeParts: ['parcel', undefined],
      examples: [example({ payload: { meta: { no: 42, at: 1661522222 }, parcel: null } })],
    }),
  ],
});
