import type { Schema } from '@hookbook/contract/schema';
import { describe, expect, it } from 'vitest';
import { compiled } from './compiled.ts';

const TREE: Schema = {
  type: 'object',
  required: ['name'],
  properties: { name: { type: 'string' }, children: { type: 'array', items: { $ref: '#/$defs/Tree' } } },
};

/** A tree with one branch of the given depth, whose leaf has the given name. */
function chain(depth: number, name: unknown): unknown {
  let tree: unknown = { name };
  for (let level = 1; level < depth; level++) tree = { name: 'x', children: [tree] };
  return tree;
}

describe('definitions', () => {
  it('are declared once, however many references they have', async () => {
    const { is, text } = await compiled(
      {
        properties: {
          a: { $ref: '#/$defs/Money' },
          b: { $ref: '#/$defs/Money' },
          c: { items: { $ref: '#/$defs/Money' } },
        },
      },
      {
        Money: {
          type: 'object',
          required: ['amount'],
          properties: { amount: { type: 'number' }, currency: { type: 'string' } },
        },
      },
    );
    expect(text.match(/const is_Money =/g)).toHaveLength(1);
    expect(is({ a: { amount: 1 }, b: { amount: 2 }, c: [{ amount: 3 }] })).toBe(true);
    expect(is({ c: [{ amount: '3' }] })).toBe(false);
  });

  it('replace their references if they are short', async () => {
    const { text } = await compiled(
      { properties: { id: { $ref: '#/$defs/Id' } }, required: ['id'] },
      { Id: { type: 'string' } },
    );
    expect(text).toContain("typeof v.id === 'string'");
    expect(text).not.toContain('is_Id');
  });

  it('are left out if they have no references', async () => {
    const { text } = await compiled({ type: 'string' }, { Unused: { type: 'object', required: ['x', 'y', 'z'] } });
    expect(text).not.toContain('Unused');
  });

  it('can be the whole payload', async () => {
    const { is, issues } = await compiled({ $ref: '#/$defs/Id' }, { Id: { type: 'string' } });
    expect([is('x'), is(1)]).toEqual([true, false]);
    expect(issues(1)[0]?.schema).toBe('schemas/Id.yaml#/type');
  });

  it('keep their location in the spec if the reference has annotations', async () => {
    const { issues } = await compiled(
      { properties: { id: { allOf: [{ $ref: '#/$defs/Id' }], description: 'An id.' } } },
      { Id: { type: 'string' } },
    );
    expect(issues({ id: 1 })[0]?.schema).toBe('schemas/Id.yaml#/type');
  });
});

describe('recursion', () => {
  it('applies to every level', async () => {
    const { is, issues } = await compiled({ $ref: '#/$defs/Tree' }, { Tree: TREE });
    expect(is(chain(5, 'x'))).toBe(true);
    expect(is(chain(5, 1))).toBe(false);
    expect(issues(chain(3, 1)).map(({ pointer }) => pointer)).toEqual(['/children/0/children/0/name']);
  });

  it('passes through several definitions, members, additional members and unions', async () => {
    const { is, issues } = await compiled(
      { $ref: '#/$defs/A' },
      {
        A: { type: 'object', properties: { b: { $ref: '#/$defs/B' } }, additionalProperties: { $ref: '#/$defs/C' } },
        B: { anyOf: [{ type: 'string' }, { $ref: '#/$defs/A' }] },
        C: { type: 'array', prefixItems: [{ $ref: '#/$defs/A' }], contains: { $ref: '#/$defs/B' } },
      },
    );
    expect(is({ b: { b: { b: 'x' } }, other: [{ b: 'y' }] })).toBe(true);
    expect(is({ b: { b: { b: 1 } } })).toBe(false);
    expect(is({ other: [{ b: 2 }] })).toBe(false);
    expect(issues({ b: { b: { b: 1 } } }).map(({ pointer }) => pointer)).toEqual(['/b/b/b']);
  });

  it('is limited, with an issue where a payload is too deep', async () => {
    const { is, issues } = await compiled({ $ref: '#/$defs/Tree' }, { Tree: TREE });
    expect(is(chain(257, 'x'))).toBe(true);
    expect(is(chain(258, 'x'))).toBe(false);
    expect(issues(chain(258, 'x')).map(({ code }) => code)).toEqual(['too-deep']);
    expect(issues(chain(100_000, 'x')).map(({ code }) => code)).toEqual(['too-deep']);
  });

  it('ends if a schema applies itself to the same value', async () => {
    const { is, issues } = await compiled(
      { $ref: '#/$defs/Loop' },
      { Loop: { allOf: [{ $ref: '#/$defs/Loop' }, { type: 'string' }] } },
    );
    expect(is('x')).toBe(false);
    expect(issues('x').map(({ code }) => code)).toEqual(['too-deep']);
  });

  it('is limited in schemas with `unevaluatedProperties`', async () => {
    const { is, issues } = await compiled(
      { $ref: '#/$defs/Tree' },
      {
        Tree: {
          anyOf: [{ properties: { name: {} } }, { required: ['x'] }],
          properties: { child: { $ref: '#/$defs/Tree' } },
          unevaluatedProperties: false,
        },
      },
    );
    expect(is({ name: 1, child: { child: { name: 2 } } })).toBe(true);
    expect(is({ child: { child: { other: 2 } } })).toBe(false);
    let deep: unknown = {};
    for (let level = 0; level < 100_000; level++) deep = { child: deep };
    expect(issues(deep).map(({ code }) => code)).toEqual(['too-deep']);
  });
});
