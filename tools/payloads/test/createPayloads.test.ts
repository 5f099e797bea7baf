import type { Event, Provider } from '@hookbook/contract';
import type { Schema } from '@hookbook/contract/schema';
import { describe, expect, test } from 'vitest';
import { createPayloads } from '../src/index.ts';

const event = (type: string, schemas: { readonly payload: Schema; readonly headers?: Schema }): Event =>
  ({ type, ...schemas }) as unknown as Event;

const createProvider = (
  events: readonly Event[],
  definitions: Readonly<Record<string, Schema>> = {},
  webhook: Partial<Provider['webhook']> = {},
) => ({
  events,
  definitions: Object.entries(definitions).map(([name, schema]) => ({
    name,
    schema,
    source: { file: '', pointer: '' },
  })),
  webhook: { eventType: [], ...webhook },
});

test('events have payloads and headers', () => {
  const created = event('user.created', {
    payload: {
      allOf: [{ $ref: '#/$defs/Envelope' }],
      type: 'object',
      required: ['type', 'data'],
      properties: { type: { const: 'user.created' }, data: { $ref: '#/$defs/User' } },
    },
    headers: { type: 'object', required: ['x-event'], properties: { 'x-event': { const: 'user.created' } } },
  });
  const provider = createProvider([created], {
    Envelope: { type: 'object', required: ['id'], properties: { id: { type: 'string', pattern: '^evt_\\w+$' } } },
    User: { type: 'object', required: ['email'], properties: { email: { type: 'string', format: 'email' } } },
  });
  const payloads = createPayloads(provider);
  expect(payloads.payloadOf(created, { seed: 1 })).toEqual({
    type: 'user.created',
    data: { email: expect.stringMatching(/@example\.com$/) },
    id: expect.stringMatching(/^evt_/),
  });
  expect(payloads.headersOf(created, { seed: 1 })).toEqual({ 'x-event': 'user.created' });
});

describe('a payload has its event type, even if the schema does not require it', () => {
  const typed = (...path: readonly string[]) => ({
    eventType: [{ expression: `$message.payload#/${path.join('/')}`, in: 'payload' as const, path }],
  });
  const done = (payload: Schema) => ({ type: 'done', typeParts: ['done'], payload }) as unknown as Event;
  const types: Schema = { type: 'object', properties: { type: { enum: ['done', 'gone'] }, n: { type: 'integer' } } };
  const items: Schema = { type: 'object', properties: { items: { type: 'array', items: types } } };
  const sizes = ['minimal', 'typical', 'all-optional'] as const;
  const seeds = [1, 2, 3, 4, 5];
  const payloadsOf = (event: Event, webhook: Partial<Provider['webhook']>) => {
    const { payloadOf } = createPayloads(createProvider([event], {}, webhook));
    return sizes.flatMap((size) => seeds.map((seed) => payloadOf(event, { seed, size })));
  };

  test('in a member', () => {
    for (const payload of payloadsOf(done(types), typed('type'))) expect(payload).toMatchObject({ type: 'done' });
  });

  test('in the first item of a list', () => {
    for (const payload of payloadsOf(done(items), typed('items', '0', 'type')))
      expect(payload).toHaveProperty('items.0.type', 'done');
  });

  test('in a member whose name is a number', () => {
    const numbered: Schema = { type: 'object', properties: { 0: types } };
    for (const payload of payloadsOf(done(numbered), typed('0', 'type')))
      expect(payload).toMatchObject({ 0: { type: 'done' } });
  });

  test('unless the event has no part there, or the schema excludes it', () => {
    const withoutPart = { ...done(types), typeParts: [undefined] };
    expect(payloadsOf(withoutPart, typed('type'))[0]).toEqual({});
    const closed: Schema = { type: 'object', additionalProperties: false };
    expect(payloadsOf(done(closed), typed('type'))[0]).toEqual({});
  });
});

test('an event without headers, or with a schema that accepts nothing, has none', () => {
  const impossible = event('never', { payload: false });
  const payloads = createPayloads(createProvider([impossible]));
  expect(payloads.payloadOf(impossible, { seed: 1 })).toBeUndefined();
  expect(payloads.headersOf(impossible, { seed: 1 })).toBeUndefined();
});

test('formats need not hold where the contract says that they are hints', () => {
  const contradiction = event('done', { payload: { type: 'string', format: 'email', pattern: '^[a-z]+$' } });
  const asserted = createPayloads(createProvider([contradiction]));
  const hinted = createPayloads(createProvider([contradiction], {}, { formats: 'annotation' }));
  expect(asserted.payloadOf(contradiction, { seed: 1 })).toBeUndefined();
  expect(hinted.payloadOf(contradiction, { seed: 1 })).toMatch(/^[a-z]+$/);
});
