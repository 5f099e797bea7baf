import type { SpecFiles } from '../test/specs/acme.ts';

/** The files of a made-up provider, as a contributor would add them to specs/. */
export const PARCEL: SpecFiles = {
  'parcel/channel.yaml': `address: null
title: Parcel
summary: Shipments of a made-up carrier.
description: Parcel reports where a shipment is.
externalDocs: { url: https://example.com/parcel/webhooks, description: Webhooks of Parcel }
messages:
  shipment.created: { $ref: ./events/shipment.created.yaml }
  shipment.delivered: { $ref: ./events/shipment.delivered.yaml }
  ping: { $ref: ./events/ping.yaml }
x-webhook:
  eventType: [$message.header#/x-parcel-topic, $message.payload#/action]
  eventId: $message.payload#/id
  occurredAt: $message.payload#/at
  signature: { scheme: hmac-sha256, header: x-parcel-signature, encoding: base64, prefix: v1=, content: '{body}' }
  delivery: { timeout: PT3S, success: 2xx, retries: [PT1M, PT1H] }
  ping: ping
`,
  'parcel/schemas/envelope.yaml': `type: object
required: [id, at]
properties:
  id: { type: string, format: uuid, description: Unique for each event. }
  at: { type: string, format: date-time }
`,
  'parcel/schemas/shipment.yaml': `type: object
description: A shipment.
required: [number, status]
properties:
  number: { type: string, pattern: '^[A-Z]{2}[0-9]{9}$', examples: [PX123456789] }
  status: { type: string, x-extensible-enum: [created, delivered] }
  parts: { type: array, items: { $ref: ./shipment.yaml } }
`,
  'parcel/events/shipment.created.yaml': event('shipment', 'created', 'A shipment was announced.'),
  'parcel/events/shipment.delivered.yaml': event('shipment', 'delivered', 'A shipment has arrived.'),
  'parcel/events/ping.yaml': `name: ping
summary: The endpoint was registered.
headers: { type: object, properties: { X-Parcel-Topic: { const: ping } } }
payload: { $ref: ../schemas/envelope.yaml }
examples:
  - name: plain
    payload: { id: 4f1c2a60-8a52-4f27-9a0c-0d5d4f9b3f10, at: '2026-01-31T08:00:00Z' }
`,
  'parcel/examples/shipment.created.json': shipment('created'),
  'parcel/examples/shipment.delivered.json': shipment('delivered'),
};

/** Adds the provider to the root document. */
export function withParcel(root: string): string {
  return root
    .replace('channels:\n', 'channels:\n  parcel: { $ref: ./parcel/channel.yaml }\n')
    .replace('operations:\n', "operations:\n  sendParcel: { action: send, channel: { $ref: '#/channels/parcel' } }\n");
}

function event(topic: string, action: string, summary: string): string {
  return `name: ${topic}.${action}
summary: ${summary}
headers: { type: object, properties: { X-Parcel-Topic: { const: ${topic} } } }
payload:
  allOf:
    - $ref: ../schemas/envelope.yaml
    - type: object
      required: [action, ${topic}]
      properties:
        action: { const: ${action} }
        ${topic}: { $ref: ../schemas/${topic}.yaml }
examples:
  - name: plain
    headers: { X-Parcel-Topic: ${topic} }
    payload: { $ref: ../examples/${topic}.${action}.json }
`;
}

function shipment(status: string): string {
  return `{
  "id": "0b8f3f0e-7d0e-4d5e-8a3a-8f6a2f0f6c11",
  "at": "2026-01-31T08:00:00Z",
  "action": "${status}",
  "shipment": { "number": "PX123456789", "status": "${status}" }
}
`;
}
