import type { Dialect } from '@hookbook/contract/schema';
import { describe, expect, it } from 'vitest';
import { canonicalised } from './canonicalised.ts';

interface Case {
  readonly name: string;
  readonly dialect?: Dialect;
  readonly given: unknown;
  readonly want: unknown;
}

const CASES: readonly Case[] = [
  {
    name: 'a list under items is prefixItems',
    dialect: 'draft-07',
    given: { items: [{ type: 'string' }, true], additionalItems: { type: 'number' } },
    want: { prefixItems: [{ type: 'string' }, true], items: { type: 'number' } },
  },
  {
    name: 'additionalItems without a list says nothing',
    dialect: 'draft-07',
    given: { items: { type: 'string' }, additionalItems: false },
    want: { items: { type: 'string' } },
  },
  {
    name: 'an empty list of items says nothing',
    dialect: 'draft-07',
    given: { items: [], additionalItems: false },
    want: { items: false },
  },
  {
    name: 'dependencies are required names or schemas',
    dialect: 'draft-07',
    given: { dependencies: { a: ['b'], c: { required: ['d'] }, e: false } },
    want: { dependentRequired: { a: ['b'] }, dependentSchemas: { c: { required: ['d'] }, e: false } },
  },
  {
    name: 'dependencies join what 2020-12 calls them',
    given: { dependentRequired: { x: ['y'] }, dependencies: { a: ['b'] } },
    want: { dependentRequired: { a: ['b'], x: ['y'] } },
  },
  { name: 'one type is not a list', given: { type: ['string'] }, want: { type: 'string' } },
  { name: 'several types stay as they are', given: { type: ['string', 'null'] }, want: { type: ['string', 'null'] } },
  { name: 'then and else need if', given: { then: false, else: false, minimum: 1 }, want: { minimum: 1 } },
  {
    name: 'minContains and maxContains need contains',
    given: { minContains: 2, maxContains: 3, minItems: 1 },
    want: { minItems: 1 },
  },
  {
    name: 'an extensible enum is of strings',
    given: { 'x-extensible-enum': ['on', 'off'] },
    want: { type: 'string', 'x-extensible-enum': ['on', 'off'] },
  },
  {
    name: 'an extensible enum may be null too',
    given: { type: ['string', 'null'], 'x-extensible-enum': ['on'] },
    want: { type: ['string', 'null'], 'x-extensible-enum': ['on'] },
  },
  {
    name: 'booleans are schemas',
    given: { properties: { a: true, b: false } },
    want: { properties: { a: true, b: false } },
  },
  {
    name: 'no dialect knows every keyword',
    given: { $comment: 'x', nullable: true, minimum: 1 },
    want: { minimum: 1 },
  },
  {
    name: 'draft-07 does not know the keywords of 2020-12',
    dialect: 'draft-07',
    given: { dependentRequired: { a: ['b'] }, prefixItems: [false], unevaluatedItems: false, minProperties: 1 },
    want: { minProperties: 1 },
  },
  {
    name: '2020-12 does not know the keywords of draft-07',
    given: { additionalItems: false, items: { type: 'string' } },
    want: { items: { type: 'string' } },
  },
  { name: 'null is a value like others', given: { const: null, default: null }, want: { const: null, default: null } },
];

describe('the canonical form', () => {
  it.each(CASES)('$name', ({ given, want, dialect }) => {
    expect(canonicalised(given, dialect).schema).toEqual(want);
  });

  it('is true where nothing is said', () => {
    expect(canonicalised(true).schema).toBe(true);
    expect(canonicalised({}).schema).toEqual({});
  });
});
