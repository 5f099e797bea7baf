import { describe, expect, it } from 'vitest';
import { compiled } from './compiled.ts';

/** What an attacker would send. Each must be over in about the time that reading it takes, however it ends. */
const MANY = 1_000_000;

/** Enough to tell linear from quadratic. */
const SOME = 200_000;

/** Milliseconds. What takes quadratic time would need hours. */
const LIMIT = 15_000;

function timeOf(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

describe('very many', () => {
  it('members that are not known', async () => {
    const { is, issues, strict } = await compiled({
      properties: { a: { type: 'string' } },
      additionalProperties: false,
    });
    const value = Object.fromEntries(Array.from({ length: MANY }, (_, index) => [`k${index}`, index]));
    expect(timeOf(() => is(value))).toBeLessThan(LIMIT);
    expect(timeOf(() => issues(value))).toBeLessThan(LIMIT);
    expect(strict(value)).toHaveLength(100);
  });

  it('members that are checked one by one', async () => {
    const { is, issues } = await compiled({
      additionalProperties: { type: 'number' },
      propertyNames: { maxLength: 10 },
      patternProperties: { '^x': { type: 'string' } },
      minProperties: 1,
    });
    const value = Object.fromEntries(Array.from({ length: SOME }, (_, index) => [`k${index}`, index]));
    expect(timeOf(() => is(value))).toBeLessThan(LIMIT);
    expect(is(value)).toBe(true);
    expect(issues({ ...value, last: 'x' })).toMatchObject([{ pointer: '/last' }]);
  });

  it('items that must be unique, of every kind', async () => {
    const { is } = await compiled({ type: 'array', uniqueItems: true });
    const items = Array.from({ length: SOME / 4 }, (_, index) => [index, `${index}`, { a: index }, [index]]).flat();
    expect(timeOf(() => is(items))).toBeLessThan(LIMIT);
    expect(is(items)).toBe(true);
    expect(is([...items, { a: 7 }])).toBe(false);
  });

  it('items of an alternative', async () => {
    const { is, issues } = await compiled({
      items: { anyOf: [{ type: 'string' }, { type: 'object', required: ['a'] }] },
    });
    const items = Array.from({ length: SOME }, () => ({ a: 1 }));
    expect(timeOf(() => is(items))).toBeLessThan(LIMIT);
    expect(timeOf(() => issues([...items, 5]))).toBeLessThan(LIMIT);
    expect(issues([...items, 5])).toMatchObject([{ pointer: `/${SOME}` }]);
  });

  it('characters', async () => {
    const { is, issues } = await compiled({
      type: 'string',
      minLength: 5,
      maxLength: 10,
      pattern: '^[a-z]+$',
      format: 'uri',
    });
    const value = '😀'.repeat(MANY);
    expect(timeOf(() => is(value))).toBeLessThan(LIMIT);
    expect(timeOf(() => issues(value))).toBeLessThan(LIMIT);
    expect(issues(value)).toHaveLength(1);
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
