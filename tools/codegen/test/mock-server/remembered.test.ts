import type { Contract } from '@hookbook/contract';
import type { Schema } from '@hookbook/contract/schema';
import { contract, event, example, provider } from '@hookbook/testkit/contracts';
import { editedEverywhere } from '@hookbook/testkit/editedEverywhere';
import { memoryCache } from '@hookbook/testkit/memoryCache';
import { expect, test } from 'vitest';
import { emitMockServer } from '../../src/emit/emitMockServer.ts';

const STATUS: Schema = { type: 'string', 'x-extensible-enum': ['open', 'closed'] };
const ORDER: Schema = { type: 'object', properties: { status: { $ref: '#/$defs/Status' } } };

const CONTRACT: Contract = contract([
  provider({
    definitions: { Order: ORDER, Status: STATUS },
    events: ['order.created', 'order.paid'].map((type) =>
      event({ type, payload: { $ref: '#/$defs/Order' }, examples: [example({ payload: { status: 'open' } })] }),
    ),
  }),
  provider({ name: 'other', events: [event()] }),
]);

test('with the cache of another contract, the files are the same', async () => {
  const cache = memoryCache();
  await emitMockServer(CONTRACT, cache);
  for (const [place, edited] of editedEverywhere(CONTRACT))
    expect([place, await emitMockServer(edited, cache)]).toEqual([place, await emitMockServer(edited)]);
});

test('with the cache of the same contract, nothing is made again', async () => {
  const cache = memoryCache();
  const first = await emitMockServer(CONTRACT, cache);
  const made = cache.made.length;
  expect(await emitMockServer(structuredClone(CONTRACT), cache)).toEqual(first);
  expect([made, cache.made.length]).toEqual([3, 3]);
});
