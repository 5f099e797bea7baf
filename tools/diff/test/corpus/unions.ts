import type { Schema } from '@hookbook/contract/schema';
import {
  array,
  boolean,
  type Changed,
  CLOSED,
  type Equal,
  integer,
  nothing,
  number,
  object,
  type Pair,
  tagged,
  text,
} from './pair.ts';

const [cat, dog, fish] = [tagged('cat'), tagged('dog'), tagged('fish')];
const refs = (...names: readonly string[]): readonly Schema[] => names.map((name) => ({ $ref: `#/$defs/${name}` }));
const byKind = (...names: readonly string[]) => ({
  discriminator: {
    propertyName: 'kind',
    mapping: Object.fromEntries(names.map((name) => [name.toLowerCase(), `#/$defs/${name}`])),
  },
});
const [withA, withB, withC] = [object({ a: text }, ['a']), object({ b: text }, ['b']), object({ c: text }, ['c'])];
const versioned = (version: unknown, more: Readonly<Record<string, Schema>> = {}) =>
  object({ version: { const: version }, ...more }, ['version', ...Object.keys(more)]);
const wrapped = (kind: Schema) => object({ data: object({ kind }, ['kind']) }, ['data']);

export const pairs: readonly Pair[] = [
  [
    'a variant by its shape',
    { oneOf: refs('Cat', 'Dog'), ...byKind('Cat', 'Dog') },
    { oneOf: refs('Cat', 'Dog', 'Fish'), ...byKind('Cat', 'Dog', 'Fish') },
    'variant-added',
    'variant-removed',
  ],
  [
    'a variant by its shape in anyOf',
    { anyOf: refs('Cat', 'Dog') },
    { anyOf: refs('Dog', 'Fish', 'Cat') },
    'variant-added',
    'variant-removed',
  ],
  [
    'a variant without a tag',
    { anyOf: [withA, withB] },
    { anyOf: [withA, withB, withC] },
    'variant-added',
    'variant-removed',
  ],
  [
    'a variant of a closed union',
    {
      oneOf: [
        { ...withA, ...CLOSED },
        { ...withB, ...CLOSED },
      ],
    },
    {
      oneOf: [
        { ...withA, ...CLOSED },
        { ...withB, ...CLOSED },
        { ...withC, ...CLOSED },
      ],
    },
    'variant-added',
    'variant-removed',
  ],
  [
    'a variant with a tag that is a number',
    { oneOf: [versioned(1), versioned(2)] },
    { oneOf: [versioned(1), versioned(2), versioned(3)] },
    'variant-added',
    'variant-removed',
  ],
  [
    'a variant with a tag that is true',
    { oneOf: [versioned(true, { a: text })] },
    { oneOf: [versioned(true, { a: text }), versioned(false)] },
    'variant-added',
    'variant-removed',
  ],
  [
    'a variant with a tag inside',
    { oneOf: [wrapped({ const: 'a' }), wrapped({ const: 'b' })] },
    { oneOf: [wrapped({ const: 'a' }), wrapped({ const: 'b' }), wrapped({ const: 'c' })] },
    ['variant-added', 'enum-member-added'],
    ['variant-removed', 'enum-member-removed'],
  ],
  [
    'a variant of a union inside',
    { anyOf: [nothing, { oneOf: [cat, dog] }] },
    { anyOf: [nothing, { oneOf: [cat, dog, fish] }] },
    'variant-added',
    'variant-removed',
  ],
  [
    'a variant of what has parts',
    { allOf: [withA, { oneOf: [cat, dog] }] },
    { allOf: [withA, { oneOf: [cat, dog, fish] }] },
    'variant-added',
    'variant-removed',
  ],
  [
    'a variant beside properties',
    { ...withA, oneOf: [cat, dog] },
    { ...withA, oneOf: [cat, dog, fish] },
    'variant-added',
    'variant-removed',
  ],
  [
    'a list as a variant',
    { anyOf: [withA, array(integer)] },
    { anyOf: [withA, array(integer), array(text)] },
    ['variant-added', 'items-widened'],
    ['variant-removed', 'type-narrowed'],
  ],
  ['null as a variant', { oneOf: [cat, dog] }, { oneOf: [cat, dog, nothing] }, 'null-added', 'null-removed'],
  [
    'a tag with another value',
    { oneOf: [object({ kind: { enum: ['a', 'b'] } }, ['kind']), cat] },
    { oneOf: [object({ kind: { enum: ['a', 'b', 'c'] } }, ['kind']), cat] },
    ['variant-widened', 'enum-member-added'],
    ['variant-narrowed', 'enum-member-removed'],
  ],
  [
    'a variant with an optional member',
    { oneOf: [cat, tagged('dog', { age: integer })] },
    { oneOf: [cat, object({ kind: { const: 'dog' }, age: integer }, ['kind'])] },
    'variant-widened',
    'variant-narrowed',
  ],
  [
    'a variant without a member',
    { oneOf: [cat, tagged('dog', { age: integer })] },
    { oneOf: [cat, dog] },
    'variant-widened',
    'variant-narrowed',
  ],
  [
    'a variant with null',
    { oneOf: [cat, tagged('dog', { owner: text })] },
    { oneOf: [cat, tagged('dog', { owner: { type: ['string', 'null'] } })] },
    'variant-widened',
    'variant-narrowed',
  ],
  [
    'a variant with a longer enum',
    { anyOf: [cat, tagged('dog', { size: { enum: ['s'] } })] },
    { anyOf: [cat, tagged('dog', { size: { enum: ['s', 'l'] } })] },
    'variant-widened',
    'variant-narrowed',
  ],
  [
    'a shape of a variant, inlined',
    { oneOf: refs('Cat', 'Dog') },
    { oneOf: [{ $ref: '#/$defs/Cat' }, object({ kind: { const: 'dog' }, tricks: array({}) }, ['kind'])] },
    'variant-widened',
    'variant-narrowed',
  ],
  [
    'a variant that is open',
    {
      oneOf: [
        { ...cat, ...CLOSED },
        { ...dog, ...CLOSED },
      ],
    },
    { oneOf: [{ ...cat, ...CLOSED }, dog] },
    'variant-widened',
    'variant-narrowed',
  ],
  [
    'a variant without a tag with fractions',
    { anyOf: [withA, object({ b: integer }, ['b'])] },
    { anyOf: [withA, object({ b: number }, ['b'])] },
    'variant-widened',
    'variant-narrowed',
  ],
  ['any kind', { oneOf: [cat, dog] }, object({ kind: text }, ['kind']), 'union-merged', '*'],
  ['any object', { anyOf: [withA, withB] }, { type: 'object' }, 'union-merged', '*'],
  [
    'members of all variants',
    {
      oneOf: [
        { ...tagged('cat', { lives: integer }), ...CLOSED },
        { ...tagged('dog', { age: integer }), ...CLOSED },
      ],
    },
    object({ kind: { enum: ['cat', 'dog'] }, lives: integer, age: integer }, ['kind'], CLOSED),
    'union-merged',
    '*',
  ],
  ['what both variants allowed', { oneOf: [withA, withB] }, { anyOf: [withA, withB] }, '*', '*'],
  [
    'what both ranges allowed',
    {
      oneOf: [
        { ...integer, minimum: 0 },
        { ...integer, maximum: 10 },
      ],
    },
    integer,
    ['union-merged', 'bound-loosened'],
    '*',
  ],
  ['numbers that are no whole numbers', { oneOf: [integer, number] }, number, '*', '*'],
  [
    'a variant that nothing was',
    { anyOf: [cat, { ...dog, not: dog }] },
    { anyOf: [cat, dog] },
    ['variant-added', 'variant-widened', 'not-dropped'],
    '*',
  ],
  [
    'a variant of which nothing is said',
    { anyOf: [cat, dog] },
    { anyOf: [cat, dog, {}] },
    ['constraint-dropped', 'variant-added'],
    ['variant-removed', 'type-narrowed'],
  ],
  [
    'a branch without a type',
    { anyOf: [{ ...text, maxLength: 3 }, integer] },
    { anyOf: [{ maxLength: 3 }, integer] },
    '*',
    '*',
  ],
];

export const changed: readonly Changed[] = [
  [
    'another tag',
    { oneOf: [cat, tagged('dog', { age: integer })] },
    { oneOf: [cat, tagged('wolf', { age: integer })] },
    'variant-tag-changed',
    'variant-tag-changed',
  ],
  [
    'another tag of one variant',
    { oneOf: [cat, dog, fish] },
    { oneOf: [cat, dog, tagged('bird')] },
    'variant-tag-changed',
    'variant-tag-changed',
  ],
  [
    'another variant',
    { oneOf: [cat, tagged('dog', { age: integer })] },
    { oneOf: [cat, tagged('fish', { length: number, water: text })] },
    ['variant-added', 'variant-tag-changed'],
    ['variant-added', 'variant-tag-changed'],
  ],
  [
    'a variant for another without tags',
    { anyOf: [withA, withB] },
    { anyOf: [withA, withC] },
    ['variant-added', 'field-renamed', 'field-removed', 'variant-widened'],
    ['variant-added', 'field-renamed', 'field-removed', 'variant-widened'],
  ],
];

const sized = (...sizes: readonly string[]) => tagged('cat', { size: { enum: sizes } });

export const equals: readonly Equal[] = [
  [
    'variants that are shapes',
    { oneOf: refs('Cat', 'Dog') },
    { oneOf: [cat, object({ kind: { const: 'dog' }, tricks: array(text) }, ['kind'])] },
  ],
  ['a discriminator', { oneOf: refs('Cat', 'Dog'), ...byKind('Cat', 'Dog') }, { oneOf: refs('Cat', 'Dog') }],
  [
    'variants in another order, in anyOf',
    { oneOf: refs('Cat', 'Dog'), ...byKind('Cat', 'Dog') },
    { anyOf: refs('Dog', 'Cat') },
  ],
  ['variants by their types', { oneOf: [text, array(text), cat] }, { anyOf: [cat, text, array(text)] }],
  ['a variant in two', { oneOf: [sized('s', 'l'), dog] }, { oneOf: [sized('s'), sized('l'), dog] }],
  ['variants merged exactly', { anyOf: [cat, dog] }, object({ kind: { enum: ['cat', 'dog'] } }, ['kind'])],
  [
    'variants merged by the type of a member',
    { anyOf: [object({ a: text }, ['a']), object({ a: integer }, ['a'])] },
    object({ a: { type: ['string', 'integer'] } }, ['a']),
  ],
  [
    'variants merged by a member that is there or not',
    { anyOf: [object({ a: text }, ['a']), object({ a: false })] },
    object({ a: text }),
  ],
  ['a union inside a union', { anyOf: [{ anyOf: [cat, dog] }, fish] }, { anyOf: [cat, dog, fish] }],
  ['oneOf inside a union', { anyOf: [{ oneOf: [cat, dog] }, nothing] }, { oneOf: [nothing, cat, dog] }],
  ['a variant twice', { anyOf: [cat, dog, cat] }, { anyOf: [cat, dog] }],
  ['a variant twice in oneOf', { oneOf: [cat, dog, dog] }, cat],
  ['a variant that nothing is', { anyOf: [cat, false] }, cat],
  ['a variant whose tags contradict', { anyOf: [cat, { allOf: [dog, object({ kind: { const: 'fish' } })] }] }, cat],
  ['a variant whose required member is impossible', { oneOf: [cat, object({ kind: false }, ['kind'])] }, cat],
  ['a variant with more members', { anyOf: [withA, object({ a: text, b: text }, ['a', 'b'])] }, withA],
  ['one branch of oneOf', { oneOf: [cat] }, cat],
  [
    'a part for all variants',
    { allOf: [withA, { oneOf: [cat, dog] }] },
    { oneOf: [tagged('cat', { a: text }), tagged('dog', { a: text })] },
  ],
  [
    'properties for all variants',
    { ...withA, oneOf: [cat, dog] },
    { anyOf: [tagged('dog', { a: text }), tagged('cat', { a: text })] },
  ],
  [
    'the type for all variants',
    {
      type: 'object',
      oneOf: [
        { properties: { kind: { const: 'cat' } }, required: ['kind'] },
        { properties: { kind: { const: 'dog' } }, required: ['kind'] },
      ],
    },
    { oneOf: [cat, dog] },
  ],
  [
    'a union of conditions',
    {
      ...object({ kind: { enum: ['cat', 'dog'] }, age: integer }, ['kind']),
      if: { properties: { kind: { const: 'dog' } } },
      then: { required: ['age'] },
    },
    { oneOf: [object({ kind: { const: 'cat' }, age: integer }, ['kind']), tagged('dog', { age: integer })] },
  ],
  [
    'variants of true and false',
    { oneOf: [versioned(true), versioned(false)] },
    object({ version: boolean }, ['version']),
  ],
  [
    'oneOf of variants that overlap',
    { oneOf: [withA, withB] },
    {
      anyOf: [
        { ...withA, not: withB },
        { ...withB, not: withA },
      ],
    },
  ],
  [
    'variants with and without null',
    { anyOf: [{ type: ['string', 'null'] }, { type: ['integer', 'null'] }] },
    { type: ['string', 'integer', 'null'] },
  ],
  [
    'exclusions of both',
    { ...object({ kind: text }, ['kind']), not: { anyOf: [cat, dog] } },
    { ...object({ kind: text }, ['kind']), allOf: [{ not: cat }, { not: dog }] },
  ],
];
