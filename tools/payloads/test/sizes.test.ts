import type { Schema } from '@hookbook/contract/schema';
import { describe, expect, test } from 'vitest';
import { createPayload, type PayloadSize } from '../src/index.ts';

const create = (
  schema: Schema,
  { seed = 1, size = 'typical' as PayloadSize, definitions = {} as Readonly<Record<string, Schema>> } = {},
) => createPayload(schema, new Map(Object.entries(definitions)), { seed, size });

const SEEDS = Array.from({ length: 60 }, (_, seed) => seed);

const USER: Schema = {
  type: 'object',
  required: ['type', 'id'],
  properties: {
    type: { const: 'user' },
    id: { type: 'string' },
    email: { type: ['string', 'null'], format: 'email' },
    labels: { type: 'array', items: { type: 'string' } },
    metadata: { type: 'object', additionalProperties: { type: 'string' } },
    old_name: { type: 'string', deprecated: true },
    plan: { type: 'string' },
  },
};

describe('a payload', () => {
  test('that is minimal contains only what is required', () => {
    expect(create(USER, { size: 'minimal' })).toEqual({ type: 'user', id: expect.any(String) });
    expect(create({ type: 'array', items: { type: 'string' } }, { size: 'minimal' })).toEqual([]);
  });

  test('that is all-optional contains everything, also what is deprecated, and no null', () => {
    for (const seed of SEEDS)
      expect(create(USER, { size: 'all-optional', seed })).toEqual({
        type: 'user',
        id: expect.any(String),
        email: expect.stringContaining('@'),
        labels: expect.arrayContaining([expect.any(String)]),
        metadata: { key: expect.any(String) },
        old_name: expect.any(String),
        plan: expect.any(String),
      });
  });

  test('that is typical has every optional member that is not deprecated, and seldom null', () => {
    const payloads = SEEDS.map((seed) => create(USER, { seed }) as Record<string, unknown>);
    const having = (name: string) => payloads.filter((payload) => Object.hasOwn(payload, name)).length;
    for (const name of ['email', 'labels', 'metadata', 'plan']) expect(having(name)).toBe(SEEDS.length);
    expect(having('old_name')).toBe(0);
    const nulls = payloads.filter(({ email }) => email === null).length;
    expect(nulls).toBeGreaterThan(0);
    expect(nulls).toBeLessThan(SEEDS.length * 0.25);
  });

  test('has members in the order of the schema', () => {
    const composed: Schema = {
      allOf: [{ properties: { z: true, b: true }, required: ['z', 'b'] }],
      properties: { y: true, a: true },
      required: ['a', 'y'],
    };
    expect(Object.keys(create(composed) as object)).toEqual(['y', 'a', 'z', 'b']);
    expect(Object.keys(create(USER, { size: 'all-optional' }) as object)).toEqual(
      Object.keys((USER as { properties: object }).properties),
    );
  });

  test('has no member that no schema declares', () => {
    const open: Schema = { type: 'object', properties: { a: { type: 'object' } }, additionalProperties: true };
    expect(create(open, { size: 'all-optional' })).toEqual({ a: {} });
  });

  test('has an undeclared member only if the schema requires one', () => {
    expect(create({ properties: { a: true }, required: ['b'], type: 'object' }, { size: 'minimal' })).toEqual({
      b: expect.anything(),
    });
  });

  test('uses the examples of the schema if they are valid', () => {
    const schema: Schema = {
      type: 'object',
      required: ['id', 'size'],
      properties: {
        id: { type: 'string', examples: ['evt_1', 'evt_2'], maxLength: 5 },
        size: { type: 'integer', examples: ['large', -1], minimum: 0 },
      },
    };
    const ids = SEEDS.map((seed) => (create(schema, { seed }) as { id: string }).id);
    expect([...new Set(ids)].sort()).toEqual(['evt_1', 'evt_2']);
    expect((create(schema) as { size: number }).size).toBeGreaterThanOrEqual(0);
  });

  test('uses the known members of an extensible enum', () => {
    const schema: Schema = { type: 'string', 'x-extensible-enum': ['open', 'closed'] };
    expect([...new Set(SEEDS.map((seed) => create(schema, { seed })))].sort()).toEqual(['closed', 'open']);
  });

  test('chooses every alternative at times', () => {
    const schema: Schema = { oneOf: [{ type: 'integer' }, { type: 'boolean' }, { type: 'array', maxItems: 0 }] };
    const types = new Set(SEEDS.map((seed) => typeof create(schema, { seed })));
    expect([...types].sort()).toEqual(['boolean', 'number', 'object']);
  });
});

describe('the seed', () => {
  const schema: Schema = { allOf: [USER], properties: { at: { format: 'date-time' } }, required: ['at'] };

  test('decides everything', () => {
    expect(create(schema, { seed: 3 })).toEqual(create(schema, { seed: 3 }));
    expect(new Set(SEEDS.map((seed) => JSON.stringify(create(schema, { seed })))).size).toBe(SEEDS.length);
  });

  test('gives the same payload on every machine', () => {
    expect(create(USER, { seed: 20_250_101 })).toMatchInlineSnapshot(`
      {
        "email": "leo.sands@example.com",
        "id": "evt_gghx7uky8s5ewfop",
        "labels": [
          "Warm table",
        ],
        "metadata": {
          "key": "mtd_0r1jz3umdscc2o6j",
        },
        "plan": "green lantern",
        "type": "user",
      }
    `);
  });

  test('gives a member the same value whatever is around it', () => {
    const { properties, required } = USER as { properties: Record<string, Schema>; required: string[] };
    const reversed: Schema = {
      required: ['id', 'new', 'type'],
      properties: { ...Object.fromEntries(Object.entries(properties).reverse()), new: { type: 'integer' } },
      type: 'object',
    };
    expect(required).toEqual(['type', 'id']);
    const before = create(USER, { size: 'all-optional' }) as object;
    const { new: added, ...after } = create(reversed, { size: 'all-optional' }) as Record<string, unknown>;
    expect(added).toBeTypeOf('number');
    expect(after).toEqual(before);
  });
});

describe('recursion', () => {
  const NODE = { $ref: '#/$defs/Node' };

  test('ends at once where members are optional', () => {
    const definitions: Record<string, Schema> = {
      Node: {
        type: 'object',
        properties: { name: { type: 'string' }, parent: NODE, children: { type: 'array', items: NODE } },
      },
    };
    for (const seed of SEEDS)
      expect(create(NODE, { definitions, seed, size: 'all-optional' })).toEqual({
        name: expect.any(String),
        children: [],
      });
  });

  test('ends with null where that is allowed', () => {
    const definitions: Record<string, Schema> = {
      Node: { type: 'object', required: ['next'], properties: { next: { anyOf: [NODE, { type: 'null' }] } } },
    };
    for (const seed of SEEDS) expect(create(NODE, { definitions, seed })).toEqual({ next: null });
  });

  test('takes the way out that is the shortest', () => {
    const definitions: Record<string, Schema> = {
      Node: { oneOf: [{ $ref: '#/$defs/Pair' }, { $ref: '#/$defs/Leaf' }] },
      Pair: { type: 'array', prefixItems: [NODE, NODE], minItems: 2, items: false },
      Leaf: { type: 'object', required: ['value'], properties: { value: { type: 'integer' } } },
    };
    const payloads = SEEDS.map((seed) => JSON.stringify(create(NODE, { definitions, seed })));
    for (const payload of payloads)
      expect(payload).toMatch(/^(?:\{"value":\d+\}|\[\{"value":\d+\},\{"value":\d+\}\])$/);
    expect(payloads.some((payload) => payload.startsWith('['))).toBe(true);
  });

  test('is as deep as it has to be', () => {
    const definitions: Record<string, Schema> = {
      Node: { type: 'object', required: ['child'], properties: { child: { anyOf: [NODE, { $ref: '#/$defs/Last' }] } } },
      Last: { type: 'object', required: ['end'], properties: { end: { type: 'object', required: ['x'] } } },
    };
    expect(create(NODE, { definitions, size: 'minimal' })).toEqual({ child: { end: { x: expect.anything() } } });
  });
});
