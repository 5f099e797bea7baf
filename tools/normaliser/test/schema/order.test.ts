import { inAlphabeticalOrder } from '@hookbook/contract/data';
import { inSchemaOrder, type Schema } from '@hookbook/contract/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalised } from './canonicalised.ts';

const text = (given: unknown) => JSON.stringify(canonicalised(given).schema);

describe('the order of keys', () => {
  it('of properties follows required, then the alphabet', () => {
    const given = { properties: { a: true, d: true, c: true, b: true }, required: ['c', 'x', 'b'] };
    expect(text(given)).toBe('{"required":["c","x","b"],"properties":{"c":true,"b":true,"a":true,"d":true}}');
  });

  it('of other maps is alphabetical', () => {
    const given = { dependentSchemas: { b: true, a: true }, patternProperties: { '^b': true, '^a': true } };
    expect(text(given)).toBe('{"patternProperties":{"^a":true,"^b":true},"dependentSchemas":{"a":true,"b":true}}');
  });

  it('of data is alphabetical at every level', () => {
    const given = { default: [{ b: { d: 1, c: 2 }, a: 3 }] };
    expect(text(given)).toBe('{"default":[{"a":3,"b":{"c":2,"d":1}}]}');
  });

  it('of keywords is fixed', () => {
    expect(text({ maximum: 2, type: 'number', title: 'Size' })).toBe('{"title":"Size","type":"number","maximum":2}');
  });

  it('does not depend on the spec', () => {
    const given = {
      required: ['b'],
      properties: { a: { $ref: '#/$defs/x' }, b: { $ref: '#/$defs/y' }, __proto__: { const: { q: 1, p: 2 } } },
      dependentRequired: { b: ['a'], a: ['b'] },
      $defs: { x: { $ref: '#/$defs/y', description: 'x' }, y: { type: ['object'], properties: { n: { $ref: '#' } } } },
      $ref: '#/$defs/y',
      $dynamicRef: '#/$defs/x',
    };
    const expected = JSON.stringify(canonicalised(given));
    fc.assert(
      fc.property(fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (stream) => {
        const next = () => stream.next().value as number;
        expect(JSON.stringify(canonicalised(shuffled(given, next)))).toBe(expected);
      }),
      { numRuns: 50 },
    );
  });
});

function shuffled(value: unknown, next: () => number): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffled(item, next));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, member]) => ({
    key,
    member: shuffled(member, next),
    position: next(),
  }));
  return Object.fromEntries(entries.sort((a, b) => a.position - b.position).map(({ key, member }) => [key, member]));
}

describe('the order of members in data', () => {
  const definitions: Readonly<Record<string, Schema>> = {
    Envelope: { properties: { id: true, type: true } },
    User: { properties: { name: true, age: true } },
  };
  const ordered = (value: unknown, schema: Schema) =>
    JSON.stringify(inSchemaOrder(value, [schema], (name) => definitions[name]));

  it('follows properties, then the alphabet', () => {
    expect(ordered({ z: 1, y: 2, b: 3, a: 4 }, { properties: { b: true, a: true } })).toBe('{"b":3,"a":4,"y":2,"z":1}');
  });

  it('follows references and compositions', () => {
    const schema = { allOf: [{ $ref: '#/$defs/Envelope' }, { properties: { data: { $ref: '#/$defs/User' } } }] };
    expect(ordered({ data: { age: 1, name: 'a' }, type: 't', id: 'i' }, schema)).toBe(
      '{"id":"i","type":"t","data":{"name":"a","age":1}}',
    );
  });

  it('follows the schemas of items and additional members', () => {
    const user = { $ref: '#/$defs/User' };
    const schema = { properties: { list: { prefixItems: [true], items: user } }, additionalProperties: user };
    const users = {
      list: [
        { name: 1, age: 2 },
        { age: 3, name: 4 },
      ],
      more: { age: 5, name: 6 },
    };
    expect(ordered(users, schema)).toBe('{"list":[{"age":2,"name":1},{"name":4,"age":3}],"more":{"name":6,"age":5}}');
  });

  it('keeps members named __proto__', () => {
    const value = JSON.parse('{"b":1,"__proto__":{"y":1,"x":2},"a":3}');
    expect(ordered(value, true)).toBe('{"__proto__":{"x":2,"y":1},"a":3,"b":1}');
    expect(JSON.stringify(inAlphabeticalOrder(value))).toBe('{"__proto__":{"x":2,"y":1},"a":3,"b":1}');
  });
});
