import type { Provider } from '@hookbook/contract';
import { event, example, headerExpression, payloadExpression, provider } from '@hookbook/testkit/contracts';

/** An event type in two parts, ids in headers and nested members, and a base64 signature that covers a header. */
export const ACME_POST: Provider = provider({
  name: 'acme-post',
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
