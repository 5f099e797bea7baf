import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import type { Schema, SchemaObject } from '../src/schema/index.ts';

/** A few values of every type. */
export const VALUES: readonly unknown[] = [
  ...[null, true, false, 0, 1, 2.5, '', 'a', 'bb'],
  ...[[], [1], [1, 'a'], [null, 2.5, {}]],
  ...[{}, { a: 1 }, { b: 'a' }, { a: 'a', b: null }, { a: {}, c: [1] }, { a: { a: 1 }, b: 1, c: 2.5 }],
];

/** A schema with the definitions that it may refer to, and a list of further schemas. */
export interface RandomSchemas {
  readonly schemas: readonly Schema[];
  readonly definitions: ReadonlyMap<string, Schema>;
}

/** Definition A refers to B and C, B refers to C: without cycles, a validator terminates. */
export const randomSchemas: fc.Arbitrary<RandomSchemas> = fc
  .record({
    schemas: fc.array(schema(2, ['A', 'B', 'C']), { minLength: 1, maxLength: 3 }),
    A: schema(1, ['B', 'C']),
    B: schema(1, ['C']),
    C: schema(1, []),
  })
  .map(({ schemas, ...definitions }) => ({ schemas, definitions: new Map(Object.entries(definitions)) }));

/** Equal in every run, so that a failure can be repeated. */
export const RUNS = { numRuns: 500, seed: 20_241_121 };

/** Whether a value matches a schema, according to Ajv. */
export function ajvValidator(schema: Schema, definitions: ReadonlyMap<string, Schema>): (value: unknown) => boolean {
  const $defs = Object.fromEntries(definitions);
  const options = { strict: false, ownProperties: true, meta: false, validateSchema: false };
  const validate = new Ajv2020(options).compile({ allOf: [schema], $defs });
  return (value) => validate(value) === true;
}

/**
 * A schema with at most three keywords or groups of keywords, nested to a depth. Without `patternProperties` and
 * `not: true`, which make Ajv fail if references and alternatives are close by.
 */
function schema(depth: number, names: readonly string[]): fc.Arbitrary<Schema> {
  const type = fc.constantFrom('null', 'boolean', 'object', 'array', 'number', 'integer', 'string');
  const references = names.map((name) => fc.constant<Schema>({ $ref: `#/$defs/${name}` }));
  const simple = fc.oneof(
    fc.record({ type }),
    fc.record({ type: fc.uniqueArray(type, { minLength: 1, maxLength: 3 }) }),
    fc.record({ const: fc.constantFrom(...VALUES) }),
    fc.record({ enum: fc.subarray([...VALUES], { minLength: 1, maxLength: 4 }) }),
  ) as fc.Arbitrary<SchemaObject>;
  if (depth === 0) return fc.oneof(fc.boolean(), simple, ...references);

  const inner = schema(depth - 1, names);
  const list = fc.array(inner, { minLength: 1, maxLength: 3 });
  const property = fc.constantFrom('a', 'b', 'c');
  const properties = fc.dictionary(property, inner, { maxKeys: 2, noNullPrototype: true });
  const required = fc.uniqueArray(property, { maxLength: 2 });
  const keywords = fc.oneof(
    simple,
    fc.record({ properties, required }),
    fc.record({ additionalProperties: inner }),
    fc.record({ dependentSchemas: fc.record({ a: inner }) }),
    fc.record({ prefixItems: list }),
    fc.record({ items: inner }),
    fc.record({ contains: inner }),
    fc.record({ allOf: list }),
    fc.record({ anyOf: list }),
    fc.record({ oneOf: list }),
    fc.record({ not: inner.filter((negated) => negated !== true) }),
    fc.record({ if: inner, then: inner, else: inner }),
  ) as fc.Arbitrary<SchemaObject>;
  const combined = fc.array(keywords, { maxLength: 3 }).map((parts): Schema => Object.assign({}, ...parts));
  return fc.oneof({ weight: 5, arbitrary: combined }, ...references);
}
