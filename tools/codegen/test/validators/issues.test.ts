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
    // biome-ignore lint/suspicious/noExplicitAny: tests replace members with values of other types
  }) as any;
}

type Mistake = readonly [
  name: string,
  make: (event: ReturnType<typeof paid>) => void,
  code: string,
  pointer: string,
  message: string,
];

const MISTAKES: readonly Mistake[] = [
  [
    'a wrong type in two schemas',
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
  ['an array for an object', (e) => Object.assign(e, { data: [] }), 'type', '/data', 'expected object, received array'],
  ['a wrong format', (e) => Object.assign(e, { id: 'x' }), 'format', '/id', 'expected uuid, received string "x"'],
  [
    'a number below the minimum',
    (e) => Object.assign(e.data, { amount: -1 }),
    'minimum',
    '/data/amount',
    'expected a number >= 0, received number -1',
  ],
  [
    'a number that is not a multiple',
    (e) => Object.assign(e.data, { amount: 0.005 }),
    'multipleOf',
    '/data/amount',
    'expected a multiple of 0.01, received number 0.005',
  ],
  [
    'a wrong type in a branch',
    (e) => Object.assign(e.data.by, { number: 4242 }),
    'type',
    '/data/by/number',
    'expected string, received number 4242',
  ],
  [
    'a wrong length in a branch',
    (e) => Object.assign(e.data.by, { number: '42' }),
    'minLength',
    '/data/by/number',
    'expected at least 4 characters, received string "42"',
  ],
  [
    'a wrong type deep in a branch',
    (e) => Object.assign(e.data.by, { holder: { name: null } }),
    'type',
    '/data/by/holder/name',
    'expected string, received null',
  ],
  [
    'a missing member in a branch',
    (e) => Reflect.deleteProperty(e.data.by, 'holder'),
    'required',
    '/data/by/holder',
    'expected object, received nothing',
  ],
  [
    'an unknown discriminator',
    (e) => Object.assign(e.data.by, { kind: 'cash' }),
    'const',
    '/data/by/kind',
    'expected "card" or "bank" or "sepa", received string "cash"',
  ],
  [
    'a missing discriminator',
    (e) => Reflect.deleteProperty(e.data.by, 'kind'),
    'required',
    '/data/by/kind',
    'expected a value, received nothing',
  ],
  [
    'a wrong pattern in another branch',
    (e) => Object.assign(e.data, { by: { kind: 'bank', iban: 'de1' } }),
    'pattern',
    '/data/by/iban',
    'expected a string matching /^[A-Z]{2}/u, received string "de1"',
  ],
  [
    'a type of no branch',
    (e) => Object.assign(e.data, { note: 5 }),
    'type',
    '/data/note',
    'expected null or string or array, received number 5',
  ],
  [
    'a string that is too long for its branch',
    (e) => Object.assign(e.data, { note: 'long' }),
    'maxLength',
    '/data/note',
    'expected at most 3 characters, received string "long"',
  ],
  [
    'a wrong item in a branch',
    (e) => Object.assign(e.data, { note: ['a', 1] }),
    'type',
    '/data/note/1',
    'expected string, received number 1',
  ],
  [
    'a wrong item',
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

describe('one mistake', () => {
  it.each(MISTAKES)('%s is one issue at its location', async (_, make, code, pointer, message) => {
    const { issues, strict } = await compiled(PAID, DEFINITIONS);
    const event = paid();
    expect(issues(event)).toEqual([]);
    make(event);
    expect(issues(event)).toMatchObject([{ code, pointer, message }]);
    expect(strict(event)).toMatchObject([{ code, pointer, message }]);
  });

  it('is an issue with the location of the schema in the spec', async () => {
    const { issues } = await compiled(PAID, DEFINITIONS);
    const event = paid();
    Object.assign(event, { id: 'x' });
    Object.assign(event.data, { amount: 'x' });
    Object.assign(event.data.by, { number: 1 });
    expect(issues(event).map(({ schema }) => schema)).toEqual([
      'schemas/Envelope.yaml#/properties/id/format',
      'schemas/Card.yaml#/properties/number/type',
      'events/thing.done.yaml#/payload/allOf/1/properties/data/properties/amount/type',
    ]);
  });

  it('is at the keyword that forbids a value', async () => {
    const { issues } = await compiled({ properties: { a: false }, additionalProperties: false });
    expect(issues({ a: 1, b: 2 }).map(({ pointer, code, schema }) => [pointer, code, schema])).toEqual([
      ['/a', 'properties', 'events/thing.done.yaml#/payload/properties'],
      ['/b', 'additionalProperties', 'events/thing.done.yaml#/payload/additionalProperties'],
    ]);
  });

  it('is an issue with a path, and with an escaped pointer', async () => {
    const { issues } = await compiled({ properties: { 'a/b~c': { items: { type: 'string' } } } });
    expect(issues({ 'a/b~c': ['x', 1] })).toMatchObject([
      {
        path: ['a/b~c', 1],
        pointer: '/a~1b~0c/1',
        schema: 'events/thing.done.yaml#/payload/properties/a~1b~0c/items/type',
      },
    ]);
  });
});

describe('several mistakes', () => {
  it('are one issue each', async () => {
    const { issues } = await compiled(PAID, DEFINITIONS);
    expect(issues({ type: 'thing.done', data: { by: 1, amount: 'x' } }).map(({ pointer }) => pointer)).toEqual([
      '/id',
      '/data/by',
      '/data/amount',
    ]);
  });

  it('are at most 100 issues', async () => {
    const { issues } = await compiled({ items: { type: 'string' } });
    expect(issues(Array.from({ length: 100_000 }, () => 1))).toHaveLength(100);
  });
});

describe('the received value', () => {
  const received = async (value: unknown, name = 'a') => {
    const { issues } = await compiled({ properties: { [name]: false } });
    return issues({ [name]: value })[0]?.received;
  };

  it('is shown as a type, with a preview of scalars', async () => {
    expect(await received(1.5)).toBe('number 1.5');
    expect(await received(null)).toBe('null');
    expect(await received('a"b')).toBe('string "a\\"b"');
    expect(await received({ secret: 'x' })).toBe('object');
    expect(await received([1, 2])).toBe('array');
    expect((await received('x'.repeat(1e6)))?.length).toBeLessThan(60);
  });

  it('has no preview if the name of the member suggests a secret', async () => {
    expect(await received('hunter2', 'password')).toBe('string');
    expect(await received('abc', 'apiKey')).toBe('string');
  });
});

describe('oneOf', () => {
  it('is an issue if two branches match', async () => {
    const { issues } = await compiled({ properties: { n: { oneOf: [{ minimum: 2 }, { maximum: 5 }] } } });
    expect(issues({ n: 3 })).toMatchObject([
      { code: 'oneOf', pointer: '/n', expected: 'exactly one matching alternative, not 2' },
    ]);
  });

  const variant = (kind: string, properties: Record<string, Schema>): Schema => ({
    type: 'object',
    required: ['kind'],
    properties: { kind: { const: kind }, ...properties },
  });
  const AIR = variant('air', { wings: { type: 'integer' } });
  const ROAD = variant('road', { size: { enum: ['S', 'M'] }, lanes: { type: 'integer' } });
  const RAIL = variant('rail', { gauge: { const: 1435 } });
  const nested = (inner: Schema): Schema => ({ type: 'object', properties: { meta: inner, data: { type: 'string' } } });

  it.each<[string, Schema[], unknown, string[]]>([
    [
      'whose constant matches, although it rejects a member of an enum',
      [AIR, ROAD],
      { kind: 'road', size: 'XL' },
      ['enum /size'],
    ],
    [
      'whose constant matches, although it rejects another constant',
      [AIR, ROAD, RAIL],
      { kind: 'rail', gauge: 1 },
      ['const /gauge'],
    ],
    [
      'whose constant matches, although it rejects more members',
      [AIR, ROAD],
      { kind: 'road', size: 1, lanes: 'a' },
      ['enum /size', 'type /lanes'],
    ],
    [
      'whose constant inside a member matches',
      [AIR, ROAD, RAIL].map(nested),
      { meta: { kind: 'road' }, data: 1 },
      ['type /data'],
    ],
    [
      'that has the type, of several types',
      [{ type: 'null' }, { type: 'array' }, AIR],
      { kind: 'air', wings: 'two' },
      ['type /wings'],
    ],
    [
      'with the fewest issues, without a constant',
      [{ required: ['a', 'b'] }, { required: ['c'] }],
      {},
      ['required /c'],
    ],
    [
      'with the deepest issue, of equally many',
      [{ required: ['c'] }, { properties: { a: { properties: { b: { type: 'null' } } } } }],
      { a: { b: 1 } },
      ['type /a/b'],
    ],
    ['of all, if no constant matches', [AIR, ROAD, RAIL], { kind: 'sea', size: 'XL' }, ['const /kind']],
  ])('explains only the branch %s', async (_, branches, value, expected) => {
    for (const keyword of ['oneOf', 'anyOf']) {
      const { issues } = await compiled({ [keyword]: branches });
      expect(issues(value).map(({ code, pointer }) => `${code} ${pointer}`)).toEqual(expected);
    }
  });

  it('explains the branch that the discriminator names, however little of it matches', async () => {
    const definitions = {
      Cat: { required: ['lives', 'fur'], properties: { kind: { type: 'string' }, lives: { type: 'integer' } } },
      Dog: { required: ['tail'], properties: { kind: { type: 'string' } } },
    } as const;
    const mapping = { cat: '#/$defs/Cat', constructor: '#/$defs/Cat', Dog: '#/$defs/Dog' };
    for (const keyword of ['oneOf', 'anyOf']) {
      const pet = {
        [keyword]: [{ $ref: '#/$defs/Cat' }, { $ref: '#/$defs/Dog' }],
        discriminator: { propertyName: 'kind', mapping },
      };
      const { issues, is } = await compiled({ properties: { pet } }, definitions);
      const explained = (kind: unknown) => issues({ pet: { kind } }).map(({ code, pointer }) => `${code} ${pointer}`);
      expect(explained('cat')).toEqual(['required /pet/lives', 'required /pet/fur']);
      expect(explained('constructor')).toEqual(['required /pet/lives', 'required /pet/fur']);
      expect(explained('Dog')).toEqual(['required /pet/tail']);
      expect(explained('fish')).toEqual(['required /pet/tail']);
      expect(is({ pet: { kind: 'fish', tail: 1 } })).toBe(true);
    }
  });

  it('writes no discriminator whose branches list their values', async () => {
    const definitions = {
      Cat: { properties: { kind: { const: 'cat' } } },
      Dog: { allOf: [{ properties: { kind: { enum: ['dog'] } } }] },
    };
    const mapping = { cat: '#/$defs/Cat', dog: '#/$defs/Dog' };
    const oneOf = [{ $ref: '#/$defs/Cat' }, { $ref: '#/$defs/Dog' }];
    const { text } = await compiled({ oneOf, discriminator: { propertyName: 'kind', mapping } }, definitions);
    expect(text).not.toContain('discriminator');
  });
});
