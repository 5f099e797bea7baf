/** What of the contract the new version changes. */
interface Edition {
  readonly status: string;
  readonly total: string;
  readonly required: string;
  readonly email: string;
  readonly customerName: string;
  readonly quantity: string;
  readonly itemColour: string;
  readonly labels: string;
  readonly voucher: string;
  readonly cancelled: string;
  readonly shippedType: string;
  readonly lowName: string;
  readonly address: string;
  readonly region: string;
  readonly encoding: string;
  readonly carrier: string;
  readonly carrierNames: string;
  readonly state: string;
}

const OLD: Edition = {
  status: '[open, paid]',
  total: 'integer',
  required: 'id, status, note',
  email: 'string',
  customerName: 'name: { type: string }',
  quantity: '{ type: integer, minimum: 1 }',
  itemColour: 'colour: { type: string }',
  labels: 'string',
  voucher: '',
  cancelled: "order.cancelled: { payload: { $ref: '#/components/schemas/Cancelled' } }",
  shippedType: 'order.shipped',
  lowName: 'stock.low',
  address: 'Address',
  region: '[eu, us]',
  encoding: 'hex',
  carrier: 'post',
  carrierNames: '[mail, courier]',
  state: '[sent, lost]',
};

const NEW: Edition = {
  status: '[open, paid, refunded]',
  total: 'number',
  required: 'id, status',
  email: '[string, "null"]',
  customerName: 'fullName: { type: string, minLength: 1 }',
  quantity: '{ type: integer, minimum: 0 }',
  itemColour: '',
  labels: '[string, integer]',
  voucher:
    ', { type: object, required: [kind, code], properties: { kind: { const: voucher }, code: { type: string } } }',
  cancelled: '',
  shippedType: 'order.sent',
  lowName: 'stock.short',
  address: 'PostalAddress',
  region: '[eu, us, asia]',
  encoding: 'base64',
  carrier: 'parcels',
  carrierNames: '[post, mail]',
  state: '[sent, lost, found]',
};

function contract(edition: Edition): string {
  return `asyncapi: 3.0.0
info: { title: Shops, version: 1.0.0 }
channels:
  shop:
    address: null
    messages:
      order.created:
        headers: { type: object, properties: { x-shop-region: { enum: ${edition.region} } } }
        payload: { $ref: '#/components/schemas/Created' }
      ${edition.cancelled}
      order.shipped:
        x-event-type: ${edition.shippedType}
        payload:
          type: object
          required: [type, data]
          properties:
            type: { const: ${edition.shippedType} }
            data: { type: object, required: [carrier], properties: { carrier: { type: string }, to: { $ref: '#/components/schemas/${edition.address}' } } }
      stock.low:
        x-name: ${edition.lowName}
        payload:
          type: object
          required: [type, data]
          properties: { type: { const: stock.low }, data: { type: object, required: [sku], properties: { sku: { type: string } } } }
      customer.updated:
        payload:
          type: object
          required: [type, data]
          properties: { type: { const: customer.updated }, data: { $ref: '#/components/schemas/Customer' } }
    x-webhook:
      eventType: $message.payload#/type
  bank:
    address: null
    messages:
      payment.done:
        payload:
          type: object
          required: [type, status]
          properties: { type: { const: payment.done }, status: { enum: [open, paid] }, total: { type: integer }, email: { type: string } }
      order.cancelled:
        payload: { type: object, required: [type], properties: { type: { const: order.cancelled }, reason: { type: string } } }
    x-webhook:
      eventType: $message.payload#/type
      signature: { scheme: hmac-sha256, header: x-bank-signature, encoding: ${edition.encoding}, content: '{body}' }
  ${edition.carrier}:
    address: null
    x-former-names: ${edition.carrierNames}
    messages:
      parcel.sent:
        payload:
          type: object
          required: [type, state]
          properties: { type: { const: parcel.sent }, state: { enum: ${edition.state} } }
    x-webhook:
      eventType: $message.payload#/type
operations:
  shop: { action: send, channel: { $ref: '#/channels/shop' } }
  bank: { action: send, channel: { $ref: '#/channels/bank' } }
  carrier: { action: send, channel: { $ref: '#/channels/${edition.carrier}' } }
components:
  schemas:
    Status: { type: string, enum: ${edition.status} }
    Created:
      type: object
      required: [type, data]
      properties:
        type: { const: order.created }
        data:
          type: object
          required: [${edition.required}]
          properties:
            id: { type: string }
            status: { $ref: '#/components/schemas/Status' }
            total: { type: ${edition.total} }
            currency: { type: string }
            note: { type: string }
            customer: { $ref: '#/components/schemas/Customer' }
            items:
              type: array
              items:
                type: object
                required: [sku]
                properties: { sku: { type: string }, quantity: ${edition.quantity}, ${edition.itemColour} }
            labels: { type: object, additionalProperties: { type: ${edition.labels} } }
            payment:
              oneOf:
                - { type: object, required: [kind, last4], properties: { kind: { const: card }, last4: { type: string } } }
                - { type: object, required: [kind], properties: { kind: { const: cash } } }
                ${edition.voucher.replace(/^, /, '- ')}
    Cancelled:
      type: object
      required: [type, data]
      properties: { type: { const: order.cancelled }, data: { type: object, properties: { reason: { type: string } } } }
    Customer:
      type: object
      required: [id]
      properties: { id: { type: string }, email: { type: ${edition.email} }, phone: { type: string }, ${edition.customerName} }
    ${edition.address}:
      type: object
      properties: { city: { type: string } }
`;
}

/** The contract that the projects use, and the next one. */
export const BEFORE = contract(OLD);
export const AFTER = contract(NEW);
