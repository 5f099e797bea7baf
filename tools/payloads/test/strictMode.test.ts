import type { Schema } from '@hookbook/contract/schema';
import { describe, expect, test } from 'vitest';
import { type Assertions, accepts, acceptsStrictly } from '../src/evaluate/index.ts';

const assertions: Assertions = {
  definitions: () => undefined,
  matchesPattern: (pattern, text) => new RegExp(pattern, 'u').test(text),
  hasFormat: () => true,
};

const A: Schema = { properties: { a: true } };

describe('strict mode', () => {
  test.each<[string, Schema, unknown, boolean]>([
    ['rejects an undeclared member', A, { a: 1, b: 2 }, false],
    ['accepts one where no schema declares any', { type: 'object' }, { b: 2 }, true],
    ['accepts one of a map', { additionalProperties: { type: 'integer' } }, { b: 2 }, true],
    ['accepts one of a pattern', { ...A, patternProperties: { '^b': true } }, { b: 2 }, true],
    ['accepts one of an open object', { ...A, additionalProperties: true }, { b: 2 }, true],
    ['accepts one that a composed schema declares', { allOf: [A, { properties: { b: true } }] }, { a: 1, b: 2 }, true],
    [
      'rejects one that an alternative declares which does not match',
      { ...A, anyOf: [{ properties: { b: { type: 'null' } } }, true] },
      { b: 2 },
      false,
    ],
    ['rejects one inside of a member', { properties: { a: A } }, { a: { b: 1 } }, false],
    [
      'rejects one that only another schema of the member declares',
      { properties: { a: A }, allOf: [{ properties: { a: { properties: { b: true } } } }] },
      { a: { b: 1 } },
      false,
    ],
    ['rejects an unknown member of an extensible enum', { 'x-extensible-enum': ['x'] }, 'y', false],
    ['accepts a known one', { 'x-extensible-enum': ['x'] }, 'x', true],
    ['ignores what a negation says', { not: { properties: { a: false }, required: ['a'] } }, { b: 1 }, true],
  ])('%s', (_, schema, value, expected) => {
    expect(accepts(schema, value, assertions)).toBe(true);
    expect(acceptsStrictly(schema, value, assertions)).toBe(expected);
  });
});
