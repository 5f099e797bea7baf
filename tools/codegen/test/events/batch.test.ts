import { batchPath } from '@hookbook/contract';
import { loadValidators } from '@hookbook/testkit/loadValidators';
import { expect, it } from 'vitest';
import { contractOf } from './contractOf.ts';

const item = (code: string, rest = '') =>
  `{ type: object, required: [code], properties: { code: { const: ${code} }${rest} } }`;

const DOCUMENT = `asyncapi: 3.0.0
info: { title: Parcel hooks, version: 1.0.0 }
channels:
  parcel:
    x-webhook: { eventType: $message.payload#/items/0/code }
    messages:
      PARCEL_LOST:
        payload: { type: object, required: [items], properties: { items: { type: array, items: ${item('PARCEL_LOST')} } } }
      PARCEL_FOUND:
        payload: { type: object, required: [items], properties: { items: { type: array, items: ${item('PARCEL_FOUND', ', by: { type: string }')} } } }
`;

it('parses an envelope that carries several events', async () => {
  const { contract } = await contractOf(DOCUMENT);
  const [provider] = contract.providers;
  if (!provider) throw new Error('There is no provider.');
  expect(provider.events.map(({ type }) => type)).toEqual(['PARCEL_FOUND', 'PARCEL_LOST']);
  expect(batchPath(provider)).toEqual(['items']);
  const [generated] = await loadValidators([provider]);
  const body = { live: true, items: [{ code: 'PARCEL_LOST' }, { code: 'PARCEL_FOUND', by: 'Ada' }] };
  expect(generated?.safeParseEvents?.(JSON.stringify(body))).toMatchObject({
    ok: true,
    events: [
      { known: true, type: 'PARCEL_LOST', event: { live: true, items: [{ code: 'PARCEL_LOST' }] } },
      { known: true, type: 'PARCEL_FOUND', event: { live: true, items: [{ code: 'PARCEL_FOUND', by: 'Ada' }] } },
    ],
  });
  const invalid = { items: [{ code: 'PARCEL_LOST' }, { code: 'PARCEL_FOUND', by: 7 }, { code: 'NEW' }] };
  const result = generated?.safeParseEvents?.(invalid);
  expect(result).toMatchObject({ ok: false, issues: [{ code: 'type', pointer: '/items/1/by' }] });
  expect(generated?.safeParseEvents?.({ items: [] })).toMatchObject({ ok: false });
  expect(generated?.safeParseEvents?.('[')).toMatchObject({ ok: false });
});

it('has no parser of several events for a provider that sends one at a time', async () => {
  const { contract } = await contractOf(
    DOCUMENT.replace('/items/0/code', '/code').replaceAll('items: { type: array, items: ', 'data: { x: '),
  );
  expect(contract.providers.map(batchPath)).toEqual([undefined]);
});
