import { describe, expect, it } from 'vitest';
import { growth, MAX_LINEAR_GROWTH } from '../../../../packages/validators/test/growth.ts';
import { compiled } from './compiled.ts';

/** Enough to distinguish linear from quadratic time. */
const SIZE = 100_000;

function expectLinear<Value>(create: (size: number) => Value, ...work: readonly ((value: Value) => unknown)[]): void {
  for (const run of work) expect(growth(SIZE, create, run)).toBeLessThan(MAX_LINEAR_GROWTH);
}

const members = (size: number) => Object.fromEntries(Array.from({ length: size }, (_, index) => [`k${index}`, index]));

/** Each payload must take time proportional to its size, whether it is valid or not. */
describe('a large number of', () => {
  it('unknown members', async () => {
    const { is, issues, strict } = await compiled({
      properties: { a: { type: 'string' } },
      additionalProperties: false,
    });
    expectLinear(members, is, issues);
    expect(strict(members(SIZE))).toHaveLength(100);
  });

  it('members that are checked one by one', async () => {
    const { is, issues } = await compiled({
      additionalProperties: { type: 'number' },
      propertyNames: { maxLength: 10 },
      patternProperties: { '^x': { type: 'string' } },
      minProperties: 1,
    });
    expectLinear(members, is);
    expect(is(members(SIZE))).toBe(true);
    expect(issues({ ...members(SIZE), last: 'x' })).toMatchObject([{ pointer: '/last' }]);
  });

  it('items of every kind that must be unique', async () => {
    const { is } = await compiled({ type: 'array', uniqueItems: true });
    const items = (size: number) =>
      Array.from({ length: size / 4 }, (_, index) => [index, `${index}`, { a: index }, [index]]).flat();
    expectLinear(items, is);
    expect(is(items(SIZE))).toBe(true);
    expect(is([...items(SIZE), { a: 7 }])).toBe(false);
  });

  it('items of a union', async () => {
    const { is, issues } = await compiled({
      items: { anyOf: [{ type: 'string' }, { type: 'object', required: ['a'] }] },
    });
    const items = (size: number) => [...Array.from({ length: size }, () => ({ a: 1 })), 5];
    expectLinear(items, is, issues);
    expect(is(items(SIZE).slice(0, -1))).toBe(true);
    expect(issues(items(SIZE))).toMatchObject([{ pointer: `/${SIZE}` }]);
  });

  it('characters', async () => {
    const { is, issues } = await compiled({
      type: 'string',
      minLength: 5,
      maxLength: 10,
      pattern: '^[a-z]+$',
      format: 'uri',
    });
    const text = (size: number) => '😀'.repeat(size);
    expectLinear(text, is, issues);
    expect(issues(text(SIZE))).toHaveLength(1);
  });
});

describe('nesting', () => {
  function nested(depth: number): unknown {
    let value: unknown = [];
    for (let level = 0; level < depth; level++) value = [value];
    return value;
  }

  it('in what a schema says nothing about costs nothing', async () => {
    const { is, strict } = await compiled({ properties: { a: { type: 'array' } } });
    expect(is({ a: nested(100_000) })).toBe(true);
    expect(strict({ a: nested(100_000) })).toEqual([]);
  });

  it('in what is compared ends', async () => {
    const { is } = await compiled({
      properties: { unique: { uniqueItems: true }, same: { const: [[[1]]] }, one: { enum: [[], [[]]] } },
    });
    expect(() => is({ unique: [nested(100_000), nested(100_001), 1] })).not.toThrow();
    expect(is({ same: nested(100_000) })).toBe(false);
    expect(is({ one: nested(100_000) })).toBe(false);
  });

  it('in a recursive schema ends, without a stack overflow', async () => {
    const { is, issues, strict, drift } = await compiled(
      { $ref: '#/$defs/List' },
      { List: { type: 'array', items: { $ref: '#/$defs/List' } } },
    );
    const value = nested(1_000_000);
    expect(is(value)).toBe(false);
    expect(issues(value)).toMatchObject([{ code: 'too-deep' }]);
    expect(strict(value)).toMatchObject([{ code: 'too-deep' }]);
    expect(drift(value)).toEqual([]);
  });
});

describe('values that are no JSON', () => {
  const odd: readonly unknown[] = [undefined, () => 1, Symbol('x'), 10n, Number.NaN, new Date(0), new Map(), /x/];

  it('never make a check or an explanation throw', async () => {
    const { is, issues, strict } = await compiled({
      type: ['object', 'string', 'number'],
      properties: { a: { type: 'string' } },
      required: ['a'],
      enum: [1, 'x', { a: 'b' }],
    });
    for (const value of odd) {
      expect(is(value)).toBe(false);
      expect(issues(value).length).toBeGreaterThan(0);
      expect(issues({ a: value }).length).toBeGreaterThan(0);
      expect(strict({ a: value }).length).toBeGreaterThan(0);
    }
  });

  it('that change while they are read are refused', async () => {
    const { issues } = await compiled({ properties: { a: { type: 'string' } } });
    let asked = 0;
    const changing = Object.defineProperty({}, 'a', { enumerable: true, get: () => (asked++ === 0 ? 1 : 'x') });
    expect(issues(changing)).toMatchObject([{ code: 'not-json' }]);
  });
});

it('a text that is too long for the engine matches no pattern, and does not throw', async () => {
  const text = 'ab'.repeat(20_000_000);
  expect(() => /^(?:a|b)*$/u.test(text)).toThrow(RangeError);
  const { is, issues } = await compiled({
    properties: { text: { pattern: '^(?:a|b)*$' } },
    patternProperties: { '^(?:a|b)*$': { type: 'number' } },
  });
  expect(is({ text })).toBe(false);
  expect(issues({ text })).toMatchObject([{ pointer: '/text', code: 'pattern' }]);
  expect(is({ [text]: 'x' })).toBe(true);
  expect(is({ ab: 'x' })).toBe(false);
});
