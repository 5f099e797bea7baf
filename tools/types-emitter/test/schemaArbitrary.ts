import type { Schema, SchemaObject, SchemaType } from '@hookbook/contract/schema';
import fc from 'fast-check';

/** Definitions that refer to each other. Each is only composed of later ones, so that composition ends. */
export const DEFINITION_NAMES = ['A', 'B', 'C'] as const;

/** Without `__proto__`, which Ajv ignores. */
const MEMBERS = ['a', 'b', 'c', 'odd-name', 'hasOwnProperty'];

const scalars: fc.Arbitrary<SchemaObject> = fc.oneof(
  fc.constantFrom<SchemaObject>(
    { type: 'string' },
    { type: 'number' },
    { type: 'integer', minimum: 0 },
    { type: 'boolean' },
    { type: 'null' },
    { type: ['string', 'null'] },
    { type: ['object', 'array', 'string'] },
    { type: 'string', format: 'uuid' },
    { type: 'string', 'x-extensible-enum': ['p', 'q'] },
    { type: ['string', 'null'], 'x-extensible-enum': ['p'] },
    { const: [1, null] },
    {},
  ),
  fc
    .uniqueArray(fc.constantFrom<unknown>('p', 'q', 1, null, true, []), { minLength: 1 })
    .map((values) => ({ enum: values })),
);

/** Any canonical schema; composition refers to the `composable` definitions only. */
export function schemaArbitrary(depth: number, composable: readonly string[] = DEFINITION_NAMES): fc.Arbitrary<Schema> {
  const reference = (names: readonly string[]): fc.Arbitrary<Schema> =>
    fc.constantFrom(...names).map((name) => ({ $ref: `#/$defs/${name}` }));
  const leaves = fc.oneof(
    scalars,
    fc.constant<Schema>(true),
    ...(composable.length > 0 ? [reference(composable)] : []),
  );
  if (depth === 0) return leaves;
  const inner = fc.oneof(schemaArbitrary(depth - 1), reference(DEFINITION_NAMES));
  const arm = schemaArbitrary(depth - 1, composable);
  const arms = fc.array(arm, { minLength: 1, maxLength: 3 });
  const members = fc.dictionary(fc.constantFrom(...MEMBERS), inner, { maxKeys: 4, noNullPrototype: true });
  const names = fc.uniqueArray(fc.constantFrom(...MEMBERS), { maxLength: 3 });
  const object: fc.Arbitrary<SchemaObject> = fc.record(
    {
      type: fc.constantFrom<SchemaObject['type'] & {}>('object', ['object', 'null']),
      properties: members,
      required: names,
      additionalProperties: fc.oneof(inner, fc.boolean()),
      propertyNames: fc.constantFrom<Schema>({ enum: ['a', 'b', 'hasOwnProperty'] }, { const: 'a' }, true),
    },
    { requiredKeys: [] },
  );
  const list: fc.Arbitrary<SchemaObject> = fc.record(
    {
      type: fc.constant('array' as const),
      items: fc.oneof(inner, fc.boolean()),
      prefixItems: fc.array(inner, { minLength: 1, maxLength: 3 }),
      minItems: fc.nat(2),
    },
    { requiredKeys: [] },
  );
  const composed: fc.Arbitrary<SchemaObject> = fc.record(
    {
      type: fc.constantFrom<SchemaType>('object', 'string'),
      allOf: arms,
      anyOf: arms,
      oneOf: arms,
      properties: members,
      required: names,
    },
    { requiredKeys: [] },
  );
  const map = inner.map(
    (schema): SchemaObject => ({
      type: 'object',
      patternProperties: { '^x[0-9]$': schema },
      additionalProperties: false,
    }),
  );
  return fc.oneof({ weight: 2, arbitrary: leaves }, object.map(withMeantType), list, composed.map(withMeantType), map);
}

/** Types take properties without a type for an object, which other values are not assignable to. */
function withMeantType(schema: SchemaObject): SchemaObject {
  const isMeant = schema.type === undefined && Object.keys(schema.properties ?? {}).length > 0;
  return isMeant ? { ...schema, type: 'object' } : schema;
}
