import type { Schema, SchemaObject } from '@hookbook/contract/schema';
import { createAssertions, createSource } from '@hookbook/payloads';
import { accepts } from '@hookbook/payloads/evaluate';
import fc from 'fast-check';

export const definitions = new Map<string, Schema>([
  ['Tree', { type: 'object', properties: { a: { $ref: '#/$defs/Tree' } }, required: [] }],
  ['Text', { type: 'string', minLength: 1 }],
]);
export const assertions = createAssertions({ definitions, assertsFormats: true });
export const surroundings = {
  definitions: (name: string) => definitions.get(name),
  accepts: (schema: Schema, value: unknown) => accepts(schema, value, assertions),
  assertsFormats: { a: true, b: true },
};

const scalar = fc.constantFrom<unknown>(null, true, false, 0, 1, 2, 1.5, -1, 'a', 'b', 'ab', '');
const small = fc.integer({ min: 0, max: 3 });
export const name = fc.constantFrom('a', 'b', 'c');

/** Schemas of few values and names, so that they often have something to do with each other. */
const { schema } = fc.letrec<{ schema: Schema }>((tie) => {
  const inner = tie('schema');
  const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 2 });
  const keywords = fc
    .record({
      type: optional(
        fc.oneof(
          fc.constantFrom('null', 'boolean', 'object', 'array', 'number', 'integer', 'string'),
          fc.constantFrom(['string', 'null'], ['object', 'array'], ['integer', 'string']),
        ),
      ),
      enum: fc.option(fc.uniqueArray(scalar, { minLength: 1, maxLength: 4 }), { nil: undefined, freq: 6 }),
      minimum: optional(small),
      maximum: fc.option(small, { nil: undefined, freq: 6 }),
      exclusiveMinimum: fc.option(small, { nil: undefined, freq: 6 }),
      exclusiveMaximum: optional(small),
      multipleOf: optional(fc.constantFrom(1, 2, 0.5)),
      minLength: optional(small),
      maxLength: optional(small),
      pattern: optional(fc.constantFrom('^a', '^[a-b]{1,2}$', '^[a-b]+$')),
      properties: optional(fc.dictionary(name, inner, { maxKeys: 2 })),
      required: optional(fc.uniqueArray(name, { maxLength: 2 })),
      additionalProperties: optional(inner),
      patternProperties: fc.option(fc.dictionary(fc.constantFrom('^a', 'c'), inner, { maxKeys: 1 }), {
        nil: undefined,
        freq: 8,
      }),
      unevaluatedProperties: fc.option(inner, { nil: undefined, freq: 8 }),
      propertyNames: fc.option(fc.constantFrom<Schema>({ const: 'a' }, { minLength: 1 }, { enum: ['a', 'b'] }), {
        nil: undefined,
        freq: 8,
      }),
      minProperties: optional(small),
      maxProperties: optional(small),
      dependentRequired: fc.option(fc.dictionary(name, fc.uniqueArray(name, { maxLength: 2 }), { maxKeys: 1 }), {
        nil: undefined,
        freq: 8,
      }),
      dependentSchemas: fc.option(fc.dictionary(name, inner, { maxKeys: 1 }), { nil: undefined, freq: 10 }),
      prefixItems: fc.option(fc.array(inner, { minLength: 1, maxLength: 2 }), { nil: undefined, freq: 6 }),
      items: optional(inner),
      unevaluatedItems: fc.option(inner, { nil: undefined, freq: 10 }),
      contains: fc.option(inner, { nil: undefined, freq: 8 }),
      minContains: fc.option(small, { nil: undefined, freq: 8 }),
      maxContains: fc.option(small, { nil: undefined, freq: 8 }),
      minItems: optional(small),
      maxItems: optional(small),
      uniqueItems: optional(fc.boolean()),
      anyOf: fc.option(fc.array(inner, { minLength: 1, maxLength: 3 }), { nil: undefined, freq: 5 }),
      oneOf: fc.option(fc.array(inner, { minLength: 1, maxLength: 3 }), { nil: undefined, freq: 5 }),
      allOf: fc.option(fc.array(inner, { minLength: 1, maxLength: 2 }), { nil: undefined, freq: 5 }),
      not: fc.option(inner, { nil: undefined, freq: 8 }),
      if: fc.option(inner, { nil: undefined, freq: 10 }),
      then: fc.option(inner, { nil: undefined, freq: 10 }),
      else: fc.option(inner, { nil: undefined, freq: 14 }),
    })
    .map(withoutMissing);
  return {
    schema: fc.oneof(
      { depthSize: 'small', maxDepth: 3, withCrossShrink: true },
      fc.constantFrom<Schema>(true, false, { $ref: '#/$defs/Text' }, { $ref: '#/$defs/Tree' }, { type: 'string' }),
      keywords,
    ),
  };
});

/** A handful of keywords each, as schemas of people have. */
function withoutMissing(keywords: object): SchemaObject {
  return Object.fromEntries(Object.entries(keywords).filter(([, value]) => value !== undefined));
}

export const few = fc
  .tuple(schema, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 40, maxLength: 40 }))
  .map(([found, keep]): Schema => {
    if (typeof found === 'boolean') return found;
    const entries = Object.entries(found).filter((_, index) => (keep[index] ?? 1) < 0.35);
    return Object.fromEntries(entries);
  });

const value = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', maxDepth: 3 },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), tie('value'), { maxKeys: 3 }),
  ),
})).value;

export const VALUES = fc.sample(value, { numRuns: 400, seed: 1 });
export const source = createSource({ definitions, assertsFormats: true });
