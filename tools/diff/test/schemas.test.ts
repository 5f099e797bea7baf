import type { Schema } from '@hookbook/contract/schema';
import { describe, expect, test } from 'vitest';
import { changes } from './changes.ts';
import { EQUAL, object, PAIRS } from './corpus.ts';

const inside = (schema: Schema) => object({ data: object({ value: schema }, ['value']) }, ['data']);

describe.each([
  ['at the root', (schema: Schema) => schema],
  ['in a member', inside],
] as const)('%s', (_, around) => {
  describe.each(PAIRS)('%s', (_name, narrow, wide, widened, narrowed) => {
    test('is breaking if more is allowed, with a payload that shows it', () => {
      const found = changes(around(narrow), around(wide)).filter(({ wire }) => wire === 'breaking');
      expect(found.map(({ rule }) => rule)).toEqual([widened]);
      expect(found.map(({ undecided = false, witness }) => [undecided, witness !== undefined])).toEqual([
        [false, true],
      ]);
    });

    test('is compatible if less is allowed', () => {
      const found = changes(around(wide), around(narrow));
      expect(found.filter(({ wire }) => wire === 'breaking')).toEqual([]);
      expect(found.map(({ rule }) => rule)).toContain(narrowed);
    });
  });

  test.each(EQUAL)('%s is no change', (_name, one, other) => {
    for (const [base, head] of [
      [one, other],
      [other, one],
    ] as const)
      expect(changes(around(base), around(head)).filter(({ wire }) => wire !== 'docs')).toEqual([]);
  });
});
