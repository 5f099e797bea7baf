import { type Dialect, definitionName, type SchemaObject } from '@hookbook/contract/schema';
import { describe, expect, it } from 'vitest';
import { canonicalised } from './canonicalised.ts';

interface Case {
  readonly name: string;
  readonly dialect?: Dialect;
  readonly given: unknown;
  readonly expected: unknown;
}

const CASES: readonly Case[] = [
  {
    name: 'moves a list under items to prefixItems',
    dialect: 'draft-07',
    given: { items: [{ type: 'string' }, true], additionalItems: { type: 'number' } },
    expected: { prefixItems: [{ type: 'string' }, true], items: { type: 'number' } },
  },
  {
    name: 'moves a list under items to prefixItems in 2019-09',
    dialect: '2019-09',
    given: { items: [true], additionalItems: false, unevaluatedProperties: false },
    expected: { prefixItems: [true], items: false, unevaluatedProperties: false },
  },
  {
    name: 'replaces flags beside bounds by exclusive bounds',
    dialect: 'draft-04',
    given: { minimum: 1, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false },
    expected: { maximum: 9, exclusiveMinimum: 1 },
  },
  {
    name: 'drops a flag without its bound',
    dialect: 'openapi-3.0',
    given: { type: 'number', exclusiveMaximum: true },
    expected: { type: 'number' },
  },
  {
    name: 'allows null for a nullable type and its enum',
    dialect: 'openapi-3.0',
    given: { type: 'string', nullable: true, enum: ['a'] },
    expected: { type: ['string', 'null'], enum: ['a', null] },
  },
  {
    name: 'allows null for a nullable composition',
    dialect: 'openapi-3.0',
    given: { nullable: true, allOf: [{ type: 'object' }], description: 'Maybe.' },
    expected: { anyOf: [{ description: 'Maybe.', allOf: [{ type: 'object' }] }, { type: 'null' }] },
  },
  {
    name: 'allows null for a nullable type of any dialect',
    dialect: 'draft-07',
    given: { type: ['string', 'null', 'integer'], nullable: true },
    expected: { type: ['string', 'null', 'integer'] },
  },
  {
    name: 'allows null beside a nullable constant',
    given: { type: 'string', const: 'a', nullable: true },
    expected: { anyOf: [{ type: 'string', const: 'a' }, { type: 'null' }] },
  },
  {
    name: 'ignores nullable that is false',
    given: { type: 'string', nullable: false },
    expected: { type: 'string' },
  },
  {
    name: 'writes patterns for the u flag',
    given: { pattern: 'a\\-b', patternProperties: { '\\@$': true, '(a': false } },
    expected: { pattern: 'a-b', patternProperties: { '(a': false, '@$': true } },
  },
  {
    name: 'moves example to examples',
    dialect: 'openapi-3.1',
    given: { type: 'string', example: 'a', xml: { name: 'A' } },
    expected: { type: 'string', examples: ['a'] },
  },
  {
    name: 'drops additionalItems without a list of items',
    dialect: 'draft-07',
    given: { items: { type: 'string' }, additionalItems: false },
    expected: { items: { type: 'string' } },
  },
  {
    name: 'drops an empty list of items',
    dialect: 'draft-07',
    given: { items: [], additionalItems: false },
    expected: { items: false },
  },
  {
    name: 'splits dependencies into dependentRequired and dependentSchemas',
    dialect: 'draft-07',
    given: { dependencies: { a: ['b'], c: { required: ['d'] }, e: false } },
    expected: { dependentRequired: { a: ['b'] }, dependentSchemas: { c: { required: ['d'] }, e: false } },
  },
  {
    name: 'merges dependencies into dependentRequired',
    given: { dependentRequired: { x: ['y'] }, dependencies: { a: ['b'] } },
    expected: { dependentRequired: { a: ['b'], x: ['y'] } },
  },
  { name: 'unwraps a list of one type', given: { type: ['string'] }, expected: { type: 'string' } },
  {
    name: 'keeps a list of several types',
    given: { type: ['string', 'null'] },
    expected: { type: ['string', 'null'] },
  },
  { name: 'drops then and else without if', given: { then: false, else: false, minimum: 1 }, expected: { minimum: 1 } },
  {
    name: 'drops minContains and maxContains without contains',
    given: { minContains: 2, maxContains: 3, minItems: 1 },
    expected: { minItems: 1 },
  },
  {
    name: 'adds type: string to an extensible enum',
    given: { 'x-extensible-enum': ['on', 'off'] },
    expected: { type: 'string', 'x-extensible-enum': ['on', 'off'] },
  },
  {
    name: 'names the values of descriptions in a list',
    given: { enum: ['on', 1, null], 'x-enum-descriptions': ['It  is\non.', '', 'Unknown.'] },
    expected: { enum: ['on', 1, null], 'x-enum-descriptions': { on: 'It is on.', 1: '', null: 'Unknown.' } },
  },
  {
    name: 'has one name for descriptions of values, and none of others',
    given: { 'x-extensible-enum': ['on'], 'x-enumDescriptions': { on: 'On.', off: 'Off.' } },
    expected: { type: 'string', 'x-extensible-enum': ['on'], 'x-enum-descriptions': { on: 'On.' } },
  },
  {
    name: 'removes descriptions of no value',
    given: { type: 'string', 'x-enum-descriptions': ['On.'] },
    expected: { type: 'string' },
  },
  {
    name: 'keeps the type of an extensible enum',
    given: { type: ['string', 'null'], 'x-extensible-enum': ['on'] },
    expected: { type: ['string', 'null'], 'x-extensible-enum': ['on'] },
  },
  {
    name: 'keeps boolean schemas',
    given: { properties: { a: true, b: false } },
    expected: { properties: { a: true, b: false } },
  },
  {
    name: 'drops keywords that no dialect has',
    given: { $comment: 'x', optional: true, minimum: 1 },
    expected: { minimum: 1 },
  },
  {
    name: 'drops keywords of 2020-12 in draft-07',
    dialect: 'draft-07',
    given: { dependentRequired: { a: ['b'] }, prefixItems: [false], unevaluatedItems: false, minProperties: 1 },
    expected: { minProperties: 1 },
  },
  {
    name: 'drops keywords of draft-07 in 2020-12',
    given: { additionalItems: false, items: { type: 'string' } },
    expected: { items: { type: 'string' } },
  },
  { name: 'keeps null as a value', given: { const: null, default: null }, expected: { const: null, default: null } },
];

describe('the canonical form', () => {
  it.each(CASES)('$name', ({ given, expected, dialect }) => {
    expect(canonicalised(given, dialect).schema).toEqual(expected);
  });

  it('of an empty schema is empty', () => {
    expect(canonicalised(true).schema).toBe(true);
    expect(canonicalised({}).schema).toEqual({});
  });

  it.each([
    [
      'in OpenAPI',
      { propertyName: 'kind', mapping: { cat: '#/$defs/Cat', tom: '#/$defs/Cat', hound: 'Dog' } },
      ['cat', 'hound', 'tom'],
    ],
    ['without a mapping', { propertyName: 'kind' }, ['Cat', 'Dog']],
    ['in AsyncAPI', 'kind', ['Cat', 'Dog']],
    ['with a mapping that leads nowhere', { propertyName: 'kind', mapping: { cat: '#/$defs/Bat' } }, ['Cat', 'Dog']],
  ])('of a discriminator %s lists every value', (_, discriminator, expected) => {
    const oneOf = [{ $ref: '#/$defs/Cat' }, { $ref: '#/$defs/Dog' }, { type: 'null' }];
    const $defs = { Cat: { title: 'A cat' }, Dog: { title: 'A dog' } };
    const { schema, definitions } = canonicalised({ oneOf, discriminator, $defs });
    const { discriminator: { mapping } = { mapping: {} as Record<string, string> } } = schema as SchemaObject;
    expect(Object.keys(mapping)).toEqual(expected);
    for (const [value, $ref] of Object.entries(mapping))
      expect(definitions[definitionName($ref)]).toEqual({ title: /cat|tom/i.test(value) ? 'A cat' : 'A dog' });
  });

  it.each([{ properties: { kind: { type: 'string' } } }, { oneOf: [{ title: 'A cat' }, { title: 'A dog' }] }])(
    'drops a discriminator that is beside no references',
    (schema) => {
      expect(canonicalised({ ...schema, discriminator: { propertyName: 'kind' } }).schema).toEqual(schema);
    },
  );
});
