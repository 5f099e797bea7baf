import { expect, it } from 'vitest';
import { duplicateIndex, unique } from '../../src/checks/arrays.ts';
import { equal } from '../../src/checks/objects.ts';
import type { Walker } from '../../src/explain/apply.ts';
import { walkItems } from '../../src/explain/keywords/arrays.ts';
import { walkMay, walkRequired } from '../../src/explain/keywords/properties.ts';
import { walkType } from '../../src/explain/keywords/values.ts';
import type { EventRules } from '../../src/explain/rules.ts';
import { eventValidator } from '../../src/validator/eventValidator.ts';
import { strict } from '../../src/validator/withMode.ts';

interface Tree {
  readonly id: unknown;
  kids: Tree[];
}

/** As the generator writes `{ properties: { id: …, kids: { items: <itself> } } }`. */
const tree = (): EventRules => ({ at: 'tree.yaml#', ref: body });
const body = (): EventRules => ({
  at: 'tree.yaml#',
  type: 'object',
  required: ['id'],
  may: { id: { type: 'string' }, kids: { type: 'array', items: tree } },
});
const walkers = { type: walkType, may: walkMay, items: walkItems, required: walkRequired };
const trees = eventValidator<Tree, 'tree'>('tree', () => false, tree, walkers);

function withItselfTwice(id: unknown): Tree {
  const value: Tree = { id, kids: [] };
  value.kids = [value, value];
  return value;
}

it.each([
  ['tolerant', trees],
  ['strict', strict(trees)],
])('a value that contains itself twice is nested too deep, and found so in no time: %s', (_, validator) => {
  const result = validator.safeParse(withItselfTwice('x'));
  expect(result.ok || new Set(result.issues.map(({ code }) => code))).toEqual(new Set(['too-deep']));
  expect(result.ok || result.issues.length).toBe(100);
});

it('of a million faults, those behind the hundredth are not looked for', () => {
  let looked = 0;
  const rules = (): EventRules => ({ at: 'list.yaml#', items: { type: 'string' } });
  const type: Walker = (...args) => {
    looked++;
    walkType(...args);
  };
  const result = eventValidator('list', () => false, rules, { items: walkItems, type }).safeParse(
    new Array(1e6).fill(5),
  );
  expect(result.ok || result.issues.length).toBe(100);
  expect(looked).toBe(100);
});

it('there are at most a hundred issues in strict mode too', () => {
  const unknown = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`new${index}`, 1]));
  const kids = Array.from({ length: 60 }, () => ({ id: 5 }));
  const result = strict(trees).safeParse({ id: 'x', kids, ...unknown });
  expect(result.ok || result.issues.length).toBe(100);
});

it('items that contain themselves are compared in no time', () => {
  const item = () => withItselfTwice('x');
  expect(unique([item(), { id: 'y' }])).toBe(true);
  expect(duplicateIndex([item(), item()])).toBe(1);
});

it('items that JSON cannot write are compared as they are', () => {
  expect(unique([{ a: 1n }, { a: 2n }])).toBe(true);
  expect(unique([{ a: 1n }, { a: 1n }])).toBe(false);
  expect(unique([{ a: Number.NaN }, { a: null }])).toBe(true);
  expect(unique([{ a: undefined }, {}])).toBe(false);
});

it('members that are undefined count as not there, also where values are compared as a whole', () => {
  expect(equal({ a: 1, b: undefined }, { a: 1 })).toBe(true);
  expect(equal({ b: undefined }, { a: 1 })).toBe(false);
  expect(equal([1, undefined], [1])).toBe(false);
});
