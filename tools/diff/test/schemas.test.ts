import type { Schema } from '@hookbook/contract/schema';
import { describe, expect, test } from 'vitest';
import type { Change } from '../src/index.ts';
import { changes as allChanges } from './changes.ts';
import { GROUPS } from './corpus/index.ts';
import { type Label, object } from './corpus/pair.ts';

function changes(base: Schema, head: Schema): readonly Change[] {
  return allChanges(base, head).filter(({ wire }) => wire !== 'docs');
}

const isBreaking = ({ wire }: Change) => wire === 'breaking';
const matches = (label: Label, rule: string) => label === '*' || [label].flat().includes(rule);

function expectBreaking(base: Schema, head: Schema, label: Label): void {
  const found = changes(base, head).filter(isBreaking);
  const names = [...new Set(found.map(({ rule }) => rule))];
  if (label === '*') expect(names).not.toEqual([]);
  else expect(names).toEqual([label].flat().length === 1 ? [label].flat() : [expect.toBeOneOf([label].flat())]);
  expect(found.filter(({ undecided = false, witness }) => undecided || witness === undefined)).toEqual([]);
}

function expectCompatible(base: Schema, head: Schema, label: Label): void {
  const found = changes(base, head);
  expect(found.filter(isBreaking)).toEqual([]);
  expect(found.map(({ rule }) => rule).filter((rule) => matches(label, rule))).not.toEqual([]);
}

const inside = (schema: Schema) => object({ data: object({ value: schema }, ['value']) }, ['data']);

describe.each([
  ['at the root', (schema: Schema) => schema],
  ['in a member', inside],
] as const)('%s', (_, around) => {
  describe.each(Object.entries(GROUPS))('%s', (_group, { pairs, changed = [], equals, reported = [] }) => {
    describe.each(pairs)('%s', (_name, narrow, wide, widened, narrowed) => {
      test('is breaking if more is allowed, with a payload that shows it', () =>
        expectBreaking(around(narrow), around(wide), widened));

      test('is compatible if less is allowed', () => expectCompatible(around(wide), around(narrow), narrowed));
    });

    test.each(changed)('%s is breaking in both directions', (_name, one, other, there, back) => {
      expectBreaking(around(one), around(other), there);
      expectBreaking(around(other), around(one), back);
    });

    test.each(reported)('%s is reported, and is not breaking', (_name, one, other, there, back) => {
      for (const [base, head, label] of [
        [one, other, there],
        [other, one, back],
      ] as const) {
        const found = changes(around(base), around(head));
        expect(found.filter(isBreaking)).toEqual([]);
        if (label !== '*') expect(found.map(({ rule }) => rule)).toEqual([label]);
      }
    });

    test.each(equals)('%s is no change', (_name, one, other) => {
      expect(changes(around(one), around(other))).toEqual([]);
      expect(changes(around(other), around(one))).toEqual([]);
    });
  });
});

test('every pair has a name of its own', () => {
  const names = Object.entries(GROUPS).flatMap(([group, { pairs, changed = [], equals, reported = [] }]) =>
    [...pairs, ...changed, ...equals, ...reported].map(([name]) => `${group}/${name}`),
  );
  expect(new Set(names).size).toBe(names.length);
});
