import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  composedOf,
  definitionName,
  definitionRef,
  hasKeyword,
  inPlaceSubschemas,
  mapReferences,
  mapSubschemas,
  referencedDefinitions,
  type Schema,
  type SchemaObject,
  subschemas,
} from '../src/schema/index.ts';
import { assertedSubschemas } from '../src/schema/subschemas.ts';
import { RUNS, randomSchemas } from './randomSchemas.ts';

/** A schema with a reference under every keyword that contains schemas. The names say which keyword it is. */
const EVERYWHERE: SchemaObject = {
  properties: { p: ref('properties') },
  patternProperties: { '^x': ref('patternProperties') },
  additionalProperties: ref('additionalProperties'),
  propertyNames: ref('propertyNames'),
  dependentSchemas: { p: ref('dependentSchemas') },
  unevaluatedProperties: ref('unevaluatedProperties'),
  prefixItems: [ref('prefixItems')],
  items: ref('items'),
  contains: ref('contains'),
  unevaluatedItems: ref('unevaluatedItems'),
  allOf: [ref('allOf')],
  anyOf: [ref('anyOf')],
  oneOf: [ref('oneOf')],
  not: ref('not'),
  if: ref('if'),
  then: ref('then'),
  else: ref('else'),
  contentSchema: ref('contentSchema'),
};

/** Data that looks like schemas. */
const DATA: SchemaObject = {
  const: ref('const'),
  enum: [ref('enum'), { not: ref('enum') }],
  default: { properties: { a: ref('default') } },
  examples: [ref('examples')],
};

function ref(name: string): { readonly $ref: string } {
  return { $ref: definitionRef(name) };
}

function names(schemas: readonly Schema[]): string[] {
  return schemas.map((schema) => (typeof schema === 'object' && schema.$ref ? definitionName(schema.$ref) : '?'));
}

const IN_PLACE = ['allOf', 'anyOf', 'oneOf', 'dependentSchemas', 'not', 'if', 'then', 'else'];

describe('the schemas inside a schema', () => {
  test('are those of every keyword, without data', () => {
    expect(names(subschemas({ ...EVERYWHERE, ...DATA }))).toEqual(Object.keys(EVERYWHERE));
    expect(subschemas(DATA)).toEqual([]);
  });

  test('that can make a value invalid exclude contentSchema', () => {
    const asserted = Object.keys(EVERYWHERE).filter((keyword) => keyword !== 'contentSchema');
    expect(names(assertedSubschemas(EVERYWHERE))).toEqual(asserted);
  });

  test('that apply to the same value', () => {
    expect(names(inPlaceSubschemas(EVERYWHERE))).toEqual(IN_PLACE);
  });

  test('that it is composed of', () => {
    expect(names(composedOf(EVERYWHERE))).toEqual(['allOf', 'anyOf', 'oneOf']);
  });

  test('include booleans', () => {
    expect(subschemas({ items: false, properties: { a: true } })).toEqual([false, true]);
  });
});

describe('the definitions that a schema refers to', () => {
  test.each([
    ['a boolean', true, []],
    ['a reference', ref('A'), ['A']],
    ['a duplicate', { allOf: [ref('B'), ref('A'), ref('B')] }, ['B', 'A']],
    ['any depth', { items: { not: { properties: { a: { anyOf: [ref('A'), true] } } } } }, ['A']],
    ['data', DATA, []],
    ['contentSchema, which asserts nothing', { contentSchema: ref('A') }, []],
  ] satisfies [string, Schema, string[]][])('%s', (_, schema, expected) => {
    expect(referencedDefinitions(schema)).toEqual(expected);
  });

  test('in the selected schemas only', () => {
    const schema: Schema = { allOf: [{ oneOf: [ref('A')] }], items: ref('B'), not: ref('C') };
    expect(referencedDefinitions(schema, composedOf)).toEqual(['A']);
    expect(referencedDefinitions(EVERYWHERE, subschemas)).toContain('contentSchema');
  });
});

describe('converted references', () => {
  test('are those of every keyword, without data', () => {
    const renamed = mapReferences({ ...EVERYWHERE, ...DATA }, ($ref) => `${$ref}Renamed`);
    const expected = JSON.stringify(EVERYWHERE).replaceAll(/(#\/\$defs\/\w+)/g, '$1Renamed');
    expect(renamed).toEqual({ ...JSON.parse(expected), ...DATA });
  });

  test('include the schema itself', () => {
    expect(mapReferences(ref('A'), () => '#/$defs/B')).toEqual(ref('B'));
    expect(mapReferences(true, () => '#/$defs/B')).toBe(true);
  });

  test('leave members called __proto__ and $ref alone', () => {
    const schema: Schema = JSON.parse('{"properties":{"__proto__":{"$ref":"#/$defs/A"},"$ref":{"type":"string"}}}');
    const expected = '{"properties":{"__proto__":{"$ref":"#/$defs/B"},"$ref":{"type":"string"}}}';
    expect(JSON.stringify(mapReferences(schema, () => '#/$defs/B'))).toBe(expected);
  });

  test('leave the schema alone if nothing changes', () => {
    const property = fc.property(randomSchemas, ({ schemas }) => {
      for (const schema of schemas) expect(mapReferences(schema, ($ref) => $ref)).toEqual(schema);
    });
    fc.assert(property, RUNS);
  });

  test('are as many as there are in the text', () => {
    const property = fc.property(randomSchemas, ({ schemas }) => {
      for (const schema of schemas) {
        let count = 0;
        mapReferences(schema, ($ref) => {
          count += 1;
          return $ref;
        });
        // The random data contains no $ref.
        expect(count).toBe(JSON.stringify(schema).split('"$ref"').length - 1);
      }
    });
    fc.assert(property, RUNS);
  });
});

test('the given schema stays unchanged', () => {
  const schema = structuredClone(EVERYWHERE);
  mapSubschemas(schema, () => false);
  expect(schema).toEqual(EVERYWHERE);
});

describe('whether a schema has a keyword', () => {
  test.each([
    [{ type: 'string' }, true],
    [{ items: { anyOf: [{ type: 'string' }] } }, true],
    [{ properties: { type: true } }, false],
    [{ const: { type: 'string' } }, false],
    [{ contentSchema: { type: 'string' } }, false],
    [ref('A'), false],
    [true, false],
  ] satisfies [Schema, boolean][])('%j', (schema, expected) => {
    expect(hasKeyword(schema, 'type')).toBe(expected);
  });
});

test('a reference to a definition contains its name', () => {
  expect(definitionRef('User')).toBe('#/$defs/User');
  expect(definitionName('#/$defs/User')).toBe('User');
});
