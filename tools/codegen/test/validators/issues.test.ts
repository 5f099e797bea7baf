import type { Schema } from '@hookbook/contract/schema';
import { describe, expect, it } from 'vitest';
import { compiled } from './compiled.ts';

const ENVELOPE: Schema = {
  type: 'object',
  required: ['id', 'type', 'data'],
  properties: {
    id: { type: 'string', format: 'uuid' },
    type: { type: 'string' },
    data: { type: 'object', additionalProperties: true },
  },
};
const CARD: Schema = {
  type: 'object',
  required: ['kind', 'number', 'holder'],
  properties: {
    kind: { const: 'card' },
    number: { type: 'string', minLength: 4 },
    holder: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } },
  },
};
const BANK: Schema = {
  type: 'object',
  required: ['kind', 'iban'],
  properties: { kind: { enum: ['bank', 'sepa'] }, iban: { type: 'string', pattern: '^[A-Z]{2}' } },
};
const PAID: Schema = {
  allOf: [
    { $ref: '#/$defs/Envelope' },
    {
      type: 'object',
      required: ['type', 'data'],
      properties: {
        type: { type: 'string', const: 'thing.done' },
        data: {
          type: 'object',
          required: ['by', 'amount'],
          properties: {
            by: { oneOf: [{ $ref: '#/$defs/Card' }, { $ref: '#/$defs/Bank' }] },
            amount: { type: 'number', minimum: 0, multipleOf: 0.01 },
            note: {
              anyOf: [{ type: 'null' }, { type: 'string', maxLength: 3 }, { type: 'array', items: { type: 'string' } }],
            },
            tags: { type: 'array', items: { type: 'string' }, uniqueItems: true, maxItems: 3 },
            state: { type: 'string', 'x-extensible-enum': ['new', 'old'] },
          },
        },
      },
    },
  ],
};
const DEFINITIONS = { Envelope: ENVELOPE, Card: CARD, Bank: BANK };

function paid(): Record<string, Record<string, unknown>> & { data: { by: Record<string, unknown> } } {
  return structuredClone({
    id: '2cf779a8-89da-486f-974e-2b77b738e4ac',
    type: 'thing.done',
    data: {
      by: { kind: 'card', number: '4242', holder: { name: 'Ada' } },
      amount: 1.1,
      note: null,
      tags: ['a'],
      state: 'new',
    },
    // biome-ignore lint/suspicious/noExplicitAny: tests plant faults of every type
  }) as any;
}

type Fault = readonly [
  name: string,
  plant: (event: ReturnType<typeof paid>) => void,
  code: string,
  pointer: string,
  message: string,
];

const FAULTS: readonly Fault[] = [
  [
    'a wrong type that two schemas speak about',
    (e) => Object.assign(e, { type: 7 }),
    'type',
    '/type',
    'expected string, received number 7',
  ],
  [
    'a wrong constant',
    (e) => Object.assign(e, { type: 'x' }),
    'const',
    '/type',
    'expected "thing.done", received string "x"',
  ],
  [
    'a missing member that two schemas require',
    (e) => Reflect.deleteProperty(e, 'data'),
    'required',
    '/data',
    'expected object, received nothing',
  ],
  ['an object that is none', (e) => Object.assign(e, { data: [] }), 'type', '/data', 'expected object, received array'],
  ['a format', (e) => Object.assign(e, { id: 'x' }), 'format', '/id', 'expected uuid, received string "x"'],
  [
    'a bound',
    (e) => Object.assign(e.data, { amount: -1 }),
    'minimum',
    '/data/amount',
    'expected a number >= 0, received number -1',
  ],
  [
    'a multiple',
    (e) => Object.assign(e.data, { amount: 0.005 }),
    'multipleOf',
    '/data/amount',
    'expected a multiple of 0.01, received number 0.005',
  ],
  [
    'a type inside an alternative',
    (e) => Object.assign(e.data.by, { number: 4242 }),
    'type',
    '/data/by/number',
    'expected string, received number 4242',
  ],
  [
    'a length inside an alternative',
    (e) => Object.assign(e.data.by, { number: '42' }),
    'minLength',
    '/data/by/number',
    'expected at least 4 characters, received string "42"',
  ],
  [
    'a fault deep inside an alternative',
    (e) => Object.assign(e.data.by, { holder: { name: null } }),
    'type',
    '/data/by/holder/name',
    'expected string, received null',
  ],
  [
    'a member missing inside an alternative',
    (e) => Reflect.deleteProperty(e.data.by, 'holder'),
    'required',
    '/data/by/holder',
    'expected object, received nothing',
  ],
  [
    'a discriminator that none has',
    (e) => Object.assign(e.data.by, { kind: 'cash' }),
    'const',
    '/data/by/kind',
    'expected "card" or "bank" or "sepa", received string "cash"',
  ],
  [
    'a discriminator that is missing',
    (e) => Reflect.deleteProperty(e.data.by, 'kind'),
    'required',
    '/data/by/kind',
    'expected a value, received nothing',
  ],
  [
    'a pattern in another alternative',
    (e) => Object.assign(e.data, { by: { kind: 'bank', iban: 'de1' } }),
    'pattern',
    '/data/by/iban',
    'expected a string matching /^[A-Z]{2}/u, received string "de1"',
  ],
  [
    'a value of no alternative',
    (e) => Object.assign(e.data, { note: 5 }),
    'type',
    '/data/note',
    'expected null or string or array, received number 5',
  ],
  [
    'a value of one alternative that is too long',
    (e) => Object.assign(e.data, { note: 'long' }),
    'maxLength',
    '/data/note',
    'expected at most 3 characters, received string "long"',
  ],
  [
    'an item of one alternative',
    (e) => Object.assign(e.data, { note: ['a', 1] }),
    'type',
    '/data/note/1',
    'expected string, received number 1',
  ],
  [
    'an item',
    (e) => Object.assign(e.data, { tags: ['a', null] }),
    'type',
    '/data/tags/1',
    'expected string, received null',
  ],
  [
    'a repeated item',
    (e) => Object.assign(e.data, { tags: ['a', 'b', 'a'] }),
    'uniqueItems',
    '/data/tags/2',
    'expected a unique item, received string "a"',
  ],
  [
    'too many items',
    (e) => Object.assign(e.data, { tags: ['a', 'b', 'c', 'd'] }),
    'maxItems',
    '/data/tags',
    'expected at most 3 items, received array',
  ],
];

describe('one fault', () => {
  it.each(FAULTS)('%s: one issue at its place', async (_, plant, code, pointer, message) => {
    const { issues, strict } = await compiled(PAID, DEFINITIONS);
    const event = paid();
    expect(issues(event)).toEqual([]);
    plant(event);
    expect(issues(event)).toMatchObject([{ code, pointer, message }]);
    expect(strict(event)).toMatchObject([{ code, pointer, message }]);
  });

  it('is told with its place in the spec', async () => {
    const { issues } = await compiled(PAID, DEFINITIONS);
    const event = paid();
    Object.assign(event, { id: 'x' });
    Object.assign(event.data, { amount: 'x' });
    Object.assign(event.data.by, { number: 1 });
    expect(issues(event).map(({ schema }) => schema)).toEqual([
      'acme/schemas/Envelope.yaml#/properties/id/format',
      'acme/schemas/Card.yaml#/properties/number/type',
      'acme/events/thing.done.yaml#/payload/allOf/1/properties/data/properties/amount/type',
    ]);
  });

  it('is told with path and pointer, escaped', async () => {
    const { issues } = await compiled({ properties: { 'a/b~c': { items: { type: 'string' } } } });
    expect(issues({ 'a/b~c': ['x', 1] })).toMatchObject([
      {
        path: ['a/b~c', 1],
        pointer: '/a~1b~0c/1',
        schema: 'acme/events/thing.done.yaml#/payload/properties/a~1b~0c/items/type',
      },
    ]);
  });
});

describe('several faults', () => {
  it('are told one by one', async () => {
    const { issues } = await compiled(PAID, DEFINITIONS);
    expect(issues({ type: 'thing.done', data: { by: 1, amount: 'x' } }).map(({ pointer }) => pointer)).toEqual([
      '/id',
      '/data/by',
      '/data/amount',
    ]);
  });

  it('are bounded in number', async () => {
    const { issues } = await compiled({ items: { type: 'string' } });
    expect(issues(Array.from({ length: 100_000 }, () => 1))).toHaveLength(100);
  });
});

describe('what is received', () => {
  const received = async (value: unknown, name = 'a') => {
    const { issues } = await compiled({ properties: { [name]: false } });
    return issues({ [name]: value })[0]?.received;
  };

  it('is shown by type, and as far as it is short', async () => {
    expect(await received(1.5)).toBe('number 1.5');
    expect(await received(null)).toBe('null');
    expect(await received('a"b')).toBe('string "a\\"b"');
    expect(await received({ secret: 'x' })).toBe('object');
    expect(await received([1, 2])).toBe('array');
    expect((await received('x'.repeat(1e6)))?.length).toBeLessThan(60);
  });

  it('is not shown where its name says that it is a secret', async () => {
    expect(await received('hunter2', 'password')).toBe('string');
    expect(await received('abc', 'apiKey')).toBe('string');
  });
});

describe('one of several', () => {
  it('is an issue where two match', async () => {
    const { issues } = await compiled({ properties: { n: { oneOf: [{ minimum: 2 }, { maximum: 5 }] } } });
    expect(issues({ n: 3 })).toMatchObject([
      { code: 'oneOf', pointer: '/n', expected: 'exactly one matching alternative, not 2' },
    ]);
  });
});
