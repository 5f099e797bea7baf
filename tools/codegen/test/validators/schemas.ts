import type { Schema, SchemaObject } from '@hookbook/contract/schema';
import fc from 'fast-check';

/** Few names and values, so that random values often match random schemas. */
const NAMES = ['a', 'b', 'c', 'x-d', 'x-e'] as const;
const STRINGS = ['', 'a', 'b', 'x-d', '😀', 'ab', 'abc', '2025-01-01'] as const;
const NUMBERS = [-1, 0, 1, 1.5, 2, 3, 4] as const;
const TYPES = ['null', 'boolean', 'object', 'array', 'number', 'integer', 'string'] as const;

/** JSON values with a few levels. */
export const values: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    fc.constantFrom<unknown>(null, true, false, ...STRINGS, ...NUMBERS),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...NAMES), tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

const count = fc.integer({ min: 0, max: 3 });
const pattern = fc.constantFrom('^x-', 'a', '^.$', '^[a-c]*$');

/**
 * Canonical schemas with references to the definitions `A`, `B` and `C`. They have no `unevaluatedItems`, because Ajv
 * treats items that `contains` matches as unevaluated.
 */
export const schemas: fc.Arbitrary<Schema> = fc.letrec<{ schema: Schema; object: SchemaObject }>((tie) => {
  const inner = tie('schema');
  const map = <K extends string>(keys: fc.Arbitrary<K>) =>
    fc.dictionary(keys, inner, { minKeys: 1, maxKeys: 3, noNullPrototype: true });
  const list = fc.array(inner, { minLength: 1, maxLength: 3 });
  const name = fc.constantFrom(...NAMES);
  const keywords = {
    type: fc.oneof(
      fc.constantFrom(...TYPES),
      fc.uniqueArray(fc.constantFrom(...TYPES), { minLength: 2, maxLength: 3 }),
    ),
    const: values,
    enum: fc.uniqueArray(values, { minLength: 1, maxLength: 5, selector: (value) => JSON.stringify(value) }),
    format: fc.constantFrom('date', 'uuid', 'ipv4'),
    pattern,
    minLength: count,
    maxLength: count,
    minimum: fc.constantFrom(...NUMBERS),
    maximum: fc.constantFrom(...NUMBERS),
    exclusiveMinimum: fc.constantFrom(...NUMBERS),
    exclusiveMaximum: fc.constantFrom(...NUMBERS),
    multipleOf: fc.constantFrom(1, 2, 0.5, 1.5),
    required: fc.uniqueArray(name, { maxLength: 3 }),
    properties: map(name),
    patternProperties: map(pattern),
    additionalProperties: inner,
    propertyNames: inner,
    minProperties: count,
    maxProperties: count,
    dependentRequired: fc.dictionary(name, fc.uniqueArray(name, { maxLength: 2 }), {
      maxKeys: 2,
      noNullPrototype: true,
    }),
    dependentSchemas: map(name),
    unevaluatedProperties: inner,
    prefixItems: list,
    items: inner,
    contains: inner,
    minContains: count,
    maxContains: count,
    minItems: count,
    maxItems: count,
    uniqueItems: fc.boolean(),
    allOf: list,
    anyOf: list,
    oneOf: list,
    not: inner,
    if: inner,
    then: inner,
    else: inner,
  };
  return {
    object: fc
      .subarray(Object.keys(keywords) as (keyof typeof keywords)[], { minLength: 1, maxLength: 4 })
      .chain((chosen) => fc.record(Object.fromEntries(chosen.map((keyword) => [keyword, keywords[keyword]]))))
      .map((schema) => withoutNoOps(schema as SchemaObject)),
    schema: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.boolean(),
      fc.constantFrom(...TYPES).map((type) => ({ type })),
      fc.constantFrom('A', 'B', 'C').map((definition) => ({ $ref: `#/$defs/${definition}` })),
      tie('object'),
    ),
  };
}).object;

/** Removes keywords that have no effect without another, because canonical schemas do not have them. */
function withoutNoOps(schema: SchemaObject): SchemaObject {
  const { if: condition, then, else: otherwise, contains, minContains, maxContains, prefixItems, ...rest } = schema;
  const branches = { ...(then !== undefined && { then }), ...(otherwise !== undefined && { else: otherwise }) };
  return {
    ...rest,
    // Ajv ignores an `if` without branches, although it evaluates members.
    ...(condition !== undefined && Object.keys(branches).length > 0 && { if: condition, ...branches }),
    ...(contains !== undefined && {
      contains,
      ...(minContains !== undefined && { minContains }),
      ...(maxContains !== undefined && { maxContains }),
    }),
    // Beside `prefixItems`, Ajv accepts `[]` for `contains`.
    ...(contains === undefined && prefixItems && { prefixItems }),
  };
}
