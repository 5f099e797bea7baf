import { expect, it } from 'vitest';
import { duplicateIndex, unique } from '../../src/checks/arrays.ts';
import { equal } from '../../src/checks/objects.ts';
import { explainItems } from '../../src/explain/keywords/arrays.ts';
import { explainRef } from '../../src/explain/keywords/composition.ts';
import { explainMay, explainRequired } from '../../src/explain/keywords/objects.ts';
import { explainType } from '../../src/explain/keywords/values.ts';
import type { EventRules } from '../../src/explain/rules.ts';
import type { KeywordHandler } from '../../src/explain/state.ts';
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
const handlers = {
  type: explainType,
  may: explainMay,
  items: explainItems,
  required: explainRequired,
  ref: explainRef,
};
const trees = eventValidator<Tree, 'tree'>('tree', () => false, tree, handlers);

function withItselfTwice(id: unknown): Tree {
  const value: Tree = { id, kids: [] };
  value.kids = [value, value];
  return value;
}

it.each([
  ['tolerant', trees],
  ['strict', strict(trees)],
])('a value that contains itself twice is nested too deeply, without taking exponential time: %s', (_, validator) => {
  const result = validator.safeParse(withItselfTwice('x'));
  expect(result.ok || new Set(result.issues.map(({ code }) => code))).toEqual(new Set(['too-deep']));
  expect(result.ok || result.issues.length).toBe(100);
});

it('explaining a million invalid items stops after a hundred issues', () => {
  let visited = 0;
  const rules = (): EventRules => ({ at: 'list.yaml#', items: { type: 'string' } });
  const type: KeywordHandler = (rules) => {
    const explain = explainType(rules);
    return (...args) => {
      visited++;
      explain(...args);
    };
  };
  const result = eventValidator('list', () => false, rules, { items: explainItems, type }).safeParse(
    new Array(1e6).fill(5),
  );
  expect(result.ok || result.issues.length).toBe(100);
  expect(visited).toBe(100);
});

it('strict mode reports at most a hundred issues too', () => {
  const unknown = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`new${index}`, 1]));
  const kids = Array.from({ length: 60 }, () => ({ id: 5 }));
  const result = strict(trees).safeParse({ id: 'x', kids, ...unknown });
  expect(result.ok || result.issues.length).toBe(100);
});

it('comparing items that contain themselves does not take exponential time', () => {
  const item = () => withItselfTwice('x');
  expect(unique([item(), { id: 'y' }])).toBe(true);
  expect(duplicateIndex([item(), item()])).toBe(1);
});

it('compares items that JSON cannot represent', () => {
  expect(unique([{ a: 1n }, { a: 2n }])).toBe(true);
  expect(unique([{ a: 1n }, { a: 1n }])).toBe(false);
  expect(unique([{ a: Number.NaN }, { a: null }])).toBe(true);
  expect(unique([{ a: undefined }, {}])).toBe(false);
});

it('ignores undefined members when it compares whole values', () => {
  expect(equal({ a: 1, b: undefined }, { a: 1 })).toBe(true);
  expect(equal({ b: undefined }, { a: 1 })).toBe(false);
  expect(equal([1, undefined], [1])).toBe(false);
});
