import { expect, it } from 'vitest';
import { contractOf } from './contractOf.ts';

const CHANNEL = (rest: string, traits = '{}') => `asyncapi: 3.0.0
info: { title: Parcel hooks, version: 1.0.0 }
channels:
  parcel:
    x-webhook: { eventType: $message.header#/x-event }
    messages:
      lost: { headers: { properties: { x-event: { const: lost } } }, ${rest} }
components: { messageTraits: { old: ${traits} } }
`;

const VERSION_2 = (rest: string) => `asyncapi: 2.6.0
info: { title: Parcel hooks, version: 1.0.0 }
channels:
  parcel:
    x-webhook: { eventType: $message.payload#/type }
    ${rest}
    subscribe: { message: { name: lost, payload: { properties: { type: { const: lost } } } } }
`;

it.each([
  ['its message', CHANNEL('deprecated: true, payload: { type: object }'), true],
  ['its message, which has no payload', CHANNEL('deprecated: true'), true],
  ['its payload', CHANNEL('payload: { type: object, deprecated: true }'), true],
  ['a trait', CHANNEL('traits: [{ $ref: "#/components/messageTraits/old" }]', '{ deprecated: true }'), true],
  ['its channel, in AsyncAPI 2', VERSION_2('deprecated: true'), true],
  ['nothing', CHANNEL('payload: { type: object }'), false],
  ['a message that says false', CHANNEL('deprecated: false', '{ deprecated: true }'), false],
])('an event is deprecated by %s', async (_, asyncapi, isDeprecated) => {
  const { contract } = await contractOf(asyncapi);
  expect(contract.providers[0]?.events.map(({ deprecated }) => deprecated)).toEqual([isDeprecated]);
});
