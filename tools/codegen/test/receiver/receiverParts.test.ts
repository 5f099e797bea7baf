import type { Provider } from '@hookbook/contract';
import { expect, it } from 'vitest';
import { contractOf } from '../events/contractOf.ts';
import { generatedReceiver } from './generatedReceiver.ts';

async function providerOf(webhook: string, payload: string): Promise<Provider> {
  const { contract } = await contractOf(`asyncapi: 3.0.0
info: { title: Parcel hooks, version: 1.0.0 }
channels:
  parcel:
    x-webhook: { ${webhook} }
    messages: { PARCEL_LOST: { payload: ${payload} } }
`);
  const [provider] = contract.providers;
  if (!provider) throw new Error('There is no provider.');
  return provider;
}

/** The outcomes of requests with these bodies, and the events that were handled. */
async function receive(provider: Provider, bodies: readonly unknown[]) {
  const { createReceiver } = await generatedReceiver<Record<string, unknown>>(provider);
  const outcomes: string[] = [];
  const handled: unknown[] = [];
  const { receive: receiveRequest } = createReceiver({
    unsigned: true,
    on: { otherwise: (event, { stale }) => void handled.push(stale ? [event, 'stale'] : event) },
    onReceipt: ({ outcome }) => outcomes.push(outcome),
  });
  for (const body of bodies)
    await receiveRequest({
      ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
      body: new TextEncoder().encode(JSON.stringify(body)),
    });
  return { outcomes, handled };
}

const STRING = '{ type: string }';

it('handles each event of a batch once, also if they share an id', async () => {
  const item = `{ type: object, required: [code], properties: { code: { const: PARCEL_LOST }, by: ${STRING} } }`;
  const provider = await providerOf(
    'eventType: $message.payload#/items/0/code, eventId: $message.payload#/id',
    `{ type: object, required: [id, items], properties: { id: ${STRING}, items: { type: array, items: ${item} } } }`,
  );
  const items = ['Ada', 'Grace'].map((by) => ({ code: 'PARCEL_LOST', by }));
  const batch = { id: 'a', items };
  expect(await receive(provider, [batch, batch])).toEqual({
    outcomes: ['handled', 'duplicate'],
    handled: items.map((single) => ({ id: 'a', items: [single] })),
  });
});

it('says which events are stale if they are about a resource', async () => {
  const { place, at } = { place: '$message.payload#', at: '{ type: integer }' };
  const provider = await providerOf(
    `eventType: ${place}/code, resource: ${place}/parcel, occurredAt: ${place}/at`,
    `{ type: object, required: [code], properties: { code: { const: PARCEL_LOST }, parcel: ${STRING}, at: ${at} } }`,
  );
  const events = [2, 1, 3].map((hour) => ({ code: 'PARCEL_LOST', parcel: 'a', at: 1_700_000_000 + hour }));
  const [first, second, third] = events;
  expect(await receive(provider, events)).toEqual({
    outcomes: ['handled', 'handled', 'handled'],
    handled: [first, [second, 'stale'], third],
  });
});
