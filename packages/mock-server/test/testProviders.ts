import type { RuntimeExpression } from '@hookbook/webhook/x-webhook';
import type { Provider } from '../src/catalogue/provider.ts';

export const KEY = 'a plain text secret';
export const WHSEC = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

export function payloadExpression(...path: readonly string[]): RuntimeExpression {
  return { in: 'payload', path, expression: `$message.payload#/${path.join('/')}` };
}

export function headerExpression(name: string): RuntimeExpression {
  return { in: 'header', path: [name], expression: `$message.header#/${name}` };
}

/** Signs a header and the body with one digest. A header and the payload together give the event type. */
export const ACME: Provider = {
  name: 'acme post',
  slug: 'acme-post',
  title: 'Acme Post',
  webhook: {
    eventType: [headerExpression('x-acme-topic'), payloadExpression('meta', 'verb')],
    eventId: payloadExpression('meta', 'no'),
    idempotencyKey: headerExpression('x-acme-delivery'),
    occurredAt: payloadExpression('meta', 'at'),
    signature: {
      scheme: 'hmac-sha256',
      algorithm: 'hmac-sha256',
      key: 'text',
      header: 'x-acme-seal',
      encoding: 'base64',
      format: 'seal={signature}',
      content: 'acme:{x-acme-delivery}:{body}',
      origin: 'vendor',
    },
    delivery: {
      contentType: 'application/vnd.acme+json',
      timeout: 'PT10S',
      success: '202',
      retries: ['PT1S', 'PT1M', 'PT1H'],
      origin: 'vendor',
    },
  },
  events: [
    {
      type: 'parcel.lost',
      slug: 'parcel.lost',
      title: 'Parcel lost',
      summary: 'A parcel is lost.',
      deprecated: true,
      typeParts: ['parcel', 'lost'],
      examples: [
        {
          slug: 'plain',
          name: 'Plain',
          summary: '',
          origin: 'vendor',
          payload: { meta: { verb: 'lost', no: 41, at: '2024-08-01T09:40:22.186012' }, parcel: 'ß-1 💌' },
          headers: {
            'X-Acme-Delivery': 'dlv_0A1B2C3D4E5F6A7B',
            'X-Acme-Region': 7,
            'Content-Length': '3',
            Host: 'acme.example',
          },
        },
        {
          slug: 'short',
          name: 'Short',
          summary: '',
          origin: 'hookbook',
          payload: { meta: { verb: 'lost' } },
        },
      ],
    },
    {
      type: 'parcel.found',
      slug: 'parcel.found',
      title: 'Parcel found',
      summary: '',
      deprecated: false,
      typeParts: ['parcel', 'found'],
      examples: [],
    },
  ],
};

/** Publishes only where the event type is. */
export const MUTE: Provider = {
  name: 'mute',
  slug: 'mute',
  title: 'Mute',
  webhook: { eventType: [payloadExpression('event_type')] },
  events: [
    {
      type: 'thing.done',
      slug: 'thing.done',
      title: 'Thing done',
      summary: '',
      deprecated: false,
      typeParts: ['thing.done'],
      examples: [
        {
          slug: 'plain',
          name: 'plain',
          summary: '',
          origin: 'vendor',
          payload: { event_type: 'thing.begun | thing.done', payload: { z: 1, a: 2 } },
        },
      ],
    },
  ],
};

/** Sends one digest per active secret, separated by semicolons. */
export const ROTATING: Provider = {
  ...MUTE,
  name: 'rotating',
  slug: 'rotating',
  title: 'Rotating',
  webhook: {
    eventType: [payloadExpression('event_type')],
    signature: {
      scheme: 'hmac-sha256',
      algorithm: 'hmac-sha256',
      key: 'text',
      header: 'x-rotating',
      encoding: 'hex',
      format: 'h={signature}',
      separator: ';',
      content: '{body}',
      origin: 'vendor',
    },
  },
};

export const TEST_PROVIDERS = [ACME, MUTE, ROTATING];

/** Sends several events in one delivery. */
export const LISTS: Provider = {
  name: 'lists',
  slug: 'lists',
  title: 'Lists',
  webhook: { eventType: [payloadExpression('items', '0', 'code')] },
  events: ['LOST', 'FOUND'].map((type) => ({
    ...{ type, slug: type, title: type, summary: '', deprecated: false, typeParts: [type] },
    examples: [
      { slug: 'one', name: 'one', summary: '', origin: 'hookbook', payload: { live: true, items: [{ code: type }] } },
    ],
  })),
};
