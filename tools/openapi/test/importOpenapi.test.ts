import { expect, it } from 'vitest';
import { importOpenapi } from '../src/index.ts';

const DOCUMENT = {
  openapi: '3.1.0',
  info: { title: 'Acme', version: '1.0.0' },
  webhooks: {
    'order.paid': {
      post: {
        summary: 'Order paid',
        requestBody: {
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/OrderEvent' },
              example: { event: 'order.paid', order: 'ord_1' },
            },
          },
        },
      },
    },
  },
  components: {
    schemas: {
      OrderEvent: { type: 'object', properties: { event: { type: 'string' }, order: { type: 'string' } } },
    },
  },
};

const ASYNCAPI = {
  asyncapi: '3.1.0',
  info: { title: 'Acme', version: '1.0.0' },
  defaultContentType: 'application/json',
  channels: {
    acme: {
      address: null,
      title: 'Acme',
      'x-webhook': {
        eventType: '$message.payload#/event',
        delivery: { method: 'POST', contentType: 'application/json' },
      },
      'x-inferred':
        'x-webhook.eventType is inferred from the OpenAPI document: the value at $message.payload#/event distinguishes 1 of 1 ' +
        'webhooks. The value is shown by the examples of 1.',
      messages: {
        'order.paid': {
          name: 'order.paid',
          title: 'Order paid',
          contentType: 'application/json',
          'x-event-type': 'order.paid',
          'x-inferred':
            'The schema does not pin the event type. The examples of the OpenAPI document show order.paid at ' +
            '$message.payload#/event.',
          payload: {
            schemaFormat: 'application/vnd.oai.openapi;version=3.1.0',
            schema: { $ref: '#/components/schemas/OrderEvent/schema' },
          },
          'x-example-origin': { example: 'vendor' },
          examples: [{ name: 'example', payload: { event: 'order.paid', order: 'ord_1' } }],
        },
      },
    },
  },
  operations: { sendAcme: { action: 'send', channel: { $ref: '#/channels/acme' } } },
  components: {
    schemas: {
      OrderEvent: {
        schemaFormat: 'application/vnd.oai.openapi;version=3.1.0',
        schema: { type: 'object', properties: { event: { type: 'string' }, order: { type: 'string' } } },
      },
    },
  },
};

it('turns webhooks into messages of one channel, in writing order', () => {
  const { asyncapi, problems, summary } = importOpenapi(DOCUMENT, { name: 'acme' });
  expect(JSON.stringify(asyncapi)).toBe(JSON.stringify(ASYNCAPI));
  expect(problems).toEqual([]);
  expect(summary).toEqual({ webhooks: 1, messages: 1, eventTypes: 1, examples: 1 });
});
