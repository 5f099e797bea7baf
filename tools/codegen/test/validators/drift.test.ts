import type { Schema } from '@hookbook/contract/schema';
import { describe, expect, it } from 'vitest';
import { compiled } from './compiled.ts';

const codes = (issues: readonly { code: string; pointer: string }[]) =>
  issues.map(({ code, pointer }) => `${code} ${pointer}`);

const EVENT: Schema = {
  allOf: [
    { type: 'object', properties: { id: {}, data: { type: 'object', additionalProperties: true } } },
    {
      properties: {
        data: { properties: { name: { type: 'string' }, state: { type: 'string', 'x-extensible-enum': ['on'] } } },
      },
    },
  ],
};

describe('unknown fields', () => {
  it('are valid, reported as drift, and issues in strict mode', async () => {
    const { is, issues, strict, drift } = await compiled(EVENT);
    const event = { id: 1, data: { name: 'x', age: 3 }, extra: null };
    expect(is(event)).toBe(true);
    expect(issues(event)).toEqual([]);
    expect(drift(event)).toEqual(['unknown-field /data/age', 'unknown-field /extra']);
    expect(codes(strict(event))).toEqual(['unknown-field /data/age', 'unknown-field /extra']);
  });

  it('name the schema of their object', async () => {
    const { strict } = await compiled(
      { type: 'object', properties: { user: { $ref: '#/$defs/User' } } },
      { User: { type: 'object', properties: { id: {} } } },
    );
    expect(strict({ user: { age: 3 }, extra: null }).map(({ pointer, schema }) => [pointer, schema])).toEqual([
      ['/user/age', 'schemas/User.yaml#'],
      ['/extra', 'events/thing.done.yaml#/payload'],
    ]);
  });

  it('are those that none of the schemas for an object declares', async () => {
    const { strict } = await compiled(EVENT);
    expect(strict({ id: 1, data: { name: 'x', state: 'on' } })).toEqual([]);
  });

  it('do not exist in an object without declared fields, or with declared additional fields', async () => {
    const { strict } = await compiled({
      properties: {
        map: { type: 'object', additionalProperties: { type: 'number' } },
        open: { type: 'object' },
        extensible: { type: 'object', properties: { a: {} }, additionalProperties: true },
        patterned: { type: 'object', properties: { a: {} }, patternProperties: { '^x-': {} } },
      },
    });
    expect(strict({ map: { a: 1 }, open: { b: 1 }, extensible: { c: 1 }, patterned: { 'x-d': 1 } })).toEqual([]);
    expect(codes(strict({ patterned: { e: 1 } }))).toEqual(['unknown-field /patterned/e']);
  });

  it('are those that no matching branch of a union declares', async () => {
    const { strict } = await compiled({
      anyOf: [
        { required: ['kind'], properties: { kind: { const: 'a' }, x: {} } },
        { required: ['kind'], properties: { kind: { const: 'b' }, y: {} } },
      ],
      if: { required: ['z'] },
      then: { properties: { z: {} } },
    });
    expect(strict({ kind: 'a', x: 1, z: 1 })).toEqual([]);
    expect(codes(strict({ kind: 'a', y: 1 }))).toEqual(['unknown-field /y']);
  });

  it('are found in items, references and recursive schemas', async () => {
    const { strict } = await compiled(
      { $ref: '#/$defs/Tree' },
      { Tree: { type: 'object', properties: { nodes: { type: 'array', items: { $ref: '#/$defs/Tree' } } } } },
    );
    expect(codes(strict({ nodes: [{}, { nodes: [{ x: 1 }] }] }))).toEqual(['unknown-field /nodes/1/nodes/0/x']);
  });

  it('are not reported beside an issue in the same branch', async () => {
    const { strict } = await compiled({
      anyOf: [{ type: 'object', required: ['a'], properties: { a: { type: 'string' }, b: {} } }, { type: 'string' }],
    });
    expect(codes(strict({ a: 1, b: 2 }))).toEqual(['type /a']);
  });
});

describe('unknown members of an extensible enum', () => {
  it('are valid, reported as drift, and issues in strict mode', async () => {
    const { is, issues, strict, drift } = await compiled(EVENT);
    const event = { data: { state: 'off' } };
    expect([is(event), issues(event)]).toEqual([true, []]);
    expect(drift(event)).toEqual(['unknown-member /data/state']);
    expect(strict(event)).toMatchObject([{ code: 'unknown-member', expected: '"on"', received: 'string "off"' }]);
  });
});

describe('drift', () => {
  it('is reported beside `unevaluatedProperties`', async () => {
    const { strict, drift } = await compiled({
      properties: {
        closed: { anyOf: [{ properties: { a: {} } }], unevaluatedProperties: false },
        open: { properties: { b: {} } },
      },
    });
    expect(codes(strict({ closed: { a: 1, c: 1 }, open: { d: 1 } }))).toEqual([
      'unevaluatedProperties /closed/c',
      'unknown-field /open/d',
    ]);
    expect(drift({ closed: { a: 1 }, open: { d: 1 } })).toEqual(['unknown-field /open/d']);
  });
});
