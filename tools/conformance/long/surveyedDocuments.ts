/** Documents for the survey, by path. */
export const DOCUMENTS: Readonly<Record<string, string>> = {
  'channelPerEvent.yaml': `
asyncapi: 2.6.0
info: { title: Shop, version: 1.0.0 }
channels:
  order/created:
    subscribe:
      message: { payload: { $ref: '#/components/schemas/Order' } }
  order/deleted:
    subscribe:
      message: { payload: { $ref: '#/components/schemas/Order' } }
components:
  schemas:
    Order:
      type: object
      required: [id]
      properties: { id: { type: integer, multipleOf: 2 }, at: { type: string, format: date-time } }
`,
  'withoutWebhook.json': JSON.stringify({
    asyncapi: '3.0.0',
    info: { title: 'Accounts', version: '1.0.0' },
    channels: {
      users: {
        messages: {
          created: {
            payload: {
              type: 'object',
              required: ['type', 'name'],
              properties: { type: { const: 'user.<created>' }, name: { type: 'string', minLength: 1 } },
            },
            examples: [{ payload: { type: 'user.<created>', name: 'Ada' } }],
          },
        },
      },
    },
    operations: { send: { action: 'send', channel: { $ref: '#/channels/users' } } },
  }),
  'kafka.yml': `
asyncapi: 3.0.0
info: { title: Meter, version: 1.0.0 }
servers:
  broker: { host: 'localhost:9092', protocol: kafka }
channels:
  readings:
    address: meter.readings
    messages:
      reading:
        payload: { type: object, properties: { lumens: { type: integer, minimum: 0 } } }
      avro:
        payload:
          schemaFormat: application/vnd.apache.avro;version=1.9.0
          schema: { type: record, name: Reading, fields: [] }
operations:
  send: { action: send, channel: { $ref: '#/channels/readings' } }
`,
  'services/orders/asyncapi.yaml': `
asyncapi: 3.0.0
info: { title: Orders, version: 1.0.0 }
channels:
  orders:
    messages:
      placed:
        payload: { $ref: '../../common/order.yaml#/Order' }
operations:
  send: { action: send, channel: { $ref: '#/channels/orders' } }
`,
  'common/order.yaml': `
Order:
  type: object
  properties: { type: { const: placed }, lines: { type: array, items: { type: string } } }
`,
  'invalid.yaml': 'asyncapi: 3.0.0\ninfo: { title: Without a version }\n',
  'missingFile.yaml': `
asyncapi: 3.0.0
info: { title: Missing, version: 1.0.0 }
channels: { a: { messages: { b: { payload: { $ref: ./nowhere.yaml } } } } }
`,
  'syntax.json': '{ "asyncapi": "3.0.0", ',
  'wrongExample.yaml': `
asyncapi: 3.0.0
info: { title: Wrong, version: 1.0.0 }
channels:
  a:
    messages:
      b:
        payload: { type: object, properties: { type: { const: b }, size: { type: integer } } }
        examples: [{ payload: { type: b, size: large } }]
operations: { send: { action: send, channel: { $ref: '#/channels/a' } } }
`,
  'node_modules/other/asyncapi.yaml': 'asyncapi: 3.0.0\n',
  'dist/asyncapi.yaml': 'asyncapi: 3.0.0\n',
  'openapi.yaml': 'openapi: 3.1.0\ninfo: { title: "asyncapi: 3.0.0", version: 1.0.0 }\n',
  'old.yaml': 'asyncapi: 1.2.0\n',
};

/** A document whose verdict depends on a file that is never read. */
export const REMOTE = `
asyncapi: 3.0.0
info: { title: Remote, version: 1.0.0 }
channels:
  a:
    messages:
      b:
        payload:
          schemaFormat: application/vnd.apache.avro;version=1.9.0
          schema: { $ref: 'https://example.com/b.avsc' }
operations: { send: { action: send, channel: { $ref: '#/channels/a' } } }
`;
