/** A document of which the application sends an event and receives a command. */
export const SOCKET = `asyncapi: 3.0.0
info: { title: Parcel socket, version: 1.0.0 }
channels:
  parcel:
    x-webhook: { eventType: $message.payload#/type }
    messages:
      parcel.created:
        payload: { type: object, required: [type], properties: { type: { const: parcel.created } } }
      subscribe:
        summary: Asks for the events of a parcel.
        payload: { type: object, required: [parcel], properties: { parcel: { type: string } } }
operations:
  events: { action: send, channel: { $ref: '#/channels/parcel' }, messages: [{ $ref: '#/channels/parcel/messages/parcel.created' }] }
  commands: { action: receive, channel: { $ref: '#/channels/parcel' }, messages: [{ $ref: '#/channels/parcel/messages/subscribe' }] }
`;
