import { describe, expect, test } from 'vitest';
import {
  APPLICATORS,
  CANONICAL_ORDER,
  type Dialect,
  isAnnotation,
  KEYWORDS,
  type KeywordKind,
  keywordKind,
  keywordsOf,
} from '../src/schema/index.ts';

const DIALECTS: readonly Dialect[] = ['draft-07', '2020-12'];

describe('the kind of a keyword in draft-07 and in 2020-12', () => {
  test.each([
    ['type', 'type', 'type'],
    ['properties', 'schema map', 'schema map'],
    ['items', 'schema or schemas', 'schema'],
    ['additionalItems', 'schema', undefined],
    ['prefixItems', undefined, 'schemas'],
    ['dependencies', 'dependencies', 'dependencies'],
    ['dependentSchemas', undefined, 'schema map'],
    ['definitions', 'schema map', 'schema map'],
    ['$defs', 'schema map', 'schema map'],
    ['$anchor', undefined, 'string'],
    ['$dynamicRef', undefined, 'reference'],
    ['unevaluatedProperties', undefined, 'schema'],
    ['discriminator', 'any', 'any'],
    ['x-extensible-enum', 'strings', 'strings'],
    ['multipleOf', 'positive number', 'positive number'],
    ['nullable', 'boolean', 'boolean'],
    ['toString', undefined, undefined],
  ] satisfies [string, KeywordKind | undefined, KeywordKind | undefined][])('%s', (keyword, draft07, draft2020) => {
    expect(DIALECTS.map((dialect) => keywordKind(keyword, dialect))).toEqual([draft07, draft2020]);
  });
});

test('a dialect has the keywords with a kind in it', () => {
  for (const dialect of DIALECTS) {
    const expected = [...KEYWORDS.keys()].filter((keyword) => keywordKind(keyword, dialect) !== undefined);
    expect(keywordsOf(dialect)).toEqual(expected);
  }
  expect(keywordsOf('draft-07')).not.toEqual(keywordsOf('2020-12'));
});

test('the canonical order has every keyword once, and none that only specs have', () => {
  expect(new Set(CANONICAL_ORDER).size).toBe(CANONICAL_ORDER.length);
  expect(CANONICAL_ORDER).not.toContain('$id');
  expect(CANONICAL_ORDER.filter((keyword) => !KEYWORDS.has(keyword))).toEqual([]);
});

test('the applicators are the canonical keywords that contain schemas in 2020-12', () => {
  const kinds: readonly (KeywordKind | undefined)[] = ['schema', 'schemas', 'schema map'];
  const expected = CANONICAL_ORDER.filter((keyword) => kinds.includes(keywordKind(keyword, '2020-12')));
  expect(APPLICATORS).toEqual(expected);
});

test('annotations never make a value invalid', () => {
  expect(['title', 'x-since', 'default', '$comment'].map(isAnnotation)).toEqual([true, true, true, true]);
  expect(['format', 'x-extensible-enum', 'contentSchema', 'unknown'].map(isAnnotation)).toEqual(Array(4).fill(false));
});
