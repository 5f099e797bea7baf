import type { Schema, SchemaObject, SchemaType } from '@hookbook/contract/schema';
import fc from 'fast-check';

/** Names of shapes that refer to one another. Composition only goes forward in this order, so that it comes to an end. */
export const NAMES = ['A', 'B', 'C'] as const;

/** Without `__proto__`, which the validator overlooks. */
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

/** Any canonical schema, among them many that nobody would write. */
export function anySchema(depth: number, composable: readonly string[] = NAMES): fc.Arbitrary<Schema> {
  const reference = (names: readonly string[]): fc.Arbitrary<Schema> =>
    fc.constantFrom(...names).map((name) => ({ $ref: `#/$defs/${name}` }));
  const leaves = fc.oneof(
    scalars,
    fc.constant<Schema>(true),
    ...(composable.length > 0 ? [reference(composable)] : []),
  );
  if (depth === 0) return leaves;
  const part = fc.oneof(anySchema(depth - 1), reference(NAMES));
  const arm = anySchema(depth - 1, composable);
  const arms = fc.array(arm, { minLength: 1, maxLength: 3 });
  const members = fc.dictionary(fc.constantFrom(...MEMBERS), part, { maxKeys: 4, noNullPrototype: true });
  const names = fc.uniqueArray(fc.constantFrom(...MEMBERS), { maxLength: 3 });
  const object: fc.Arbitrary<SchemaObject> = fc.record(
    {
      type: fc.constantFrom<SchemaObject['type'] & {}>('object', ['object', 'null']),
      properties: members,
      required: names,
      additionalProperties: fc.oneof(part, fc.boolean()),
    },
    { requiredKeys: [] },
  );
  const list: fc.Arbitrary<SchemaObject> = fc.record(
    {
      type: fc.constant('array' as const),
      items: fc.oneof(part, fc.boolean()),
      prefixItems: fc.array(part, { minLength: 1, maxLength: 3 }),
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
  const map = part.map(
    (schema): SchemaObject => ({
      type: 'object',
      patternProperties: { '^x[0-9]$': schema },
      additionalProperties: false,
    }),
  );
  return fc.oneof({ weight: 2, arbitrary: leaves }, object, list, composed, map);
}
