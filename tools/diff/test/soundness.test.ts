import type { Schema, SchemaObject } from '@hookbook/contract/schema';
import { accepts } from '@hookbook/payloads/evaluate';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { casesOf } from '../src/inclusion/cases.ts';
import { conjunctionOf } from '../src/inclusion/conjunction.ts';
import { separateCases } from '../src/inclusion/evaluatedCases.ts';
import { impliedBy } from '../src/inclusion/implied.ts';
import { inclusionFailures } from '../src/inclusion/included.ts';
import { negationOf } from '../src/inclusion/negation.ts';
import { possibleTypes } from '../src/inclusion/possible.ts';
import { assertions, few, name, source, surroundings, VALUES } from './randomSchemas.ts';

const numRuns = Number(process.env.RUNS ?? 80);
const { definitions } = surroundings;
const isIn = (schema: Schema, candidate: unknown) => accepts(schema, candidate, assertions);

/** A value that contradicts what was proven. */
function contradiction(a: Schema, b: Schema): unknown {
  const made = [1, 2].map((seed) => source(a, { seed, size: 'minimal' }));
  return [...VALUES, ...made].find((candidate) => candidate !== undefined && isIn(a, candidate) && !isIn(b, candidate));
}

/** Ways in which people edit a schema. `keyword` is one of it, and `other` another schema. */
const EDITS: readonly ((schema: SchemaObject, keyword: string, other: SchemaObject) => Schema)[] = [
  ({ ...schema }, keyword) => {
    delete schema[keyword as keyof SchemaObject];
    return schema;
  },
  (schema, _, other) => ({ ...other, ...schema }),
  (schema, _, other) => ({ ...schema, ...other }),
  (schema, _, other) => ({ allOf: [schema, other] }),
  (schema, _, other) => ({ anyOf: [schema, other] }),
  (schema, _, other) => ({ oneOf: [schema, other] }),
  (schema, _, other) => ({ anyOf: [{ allOf: [schema, other] }, { allOf: [schema, { not: other }] }] }),
  (schema, _, other) => ({ if: other, then: schema, else: schema }),
  (schema, _, other) => ({ ...schema, not: { allOf: [other, { not: other }] } }),
  (schema, keyword) => {
    const { [keyword as keyof SchemaObject]: moved, ...others } = schema;
    return { ...others, allOf: [...(schema.allOf ?? []), { [keyword]: moved }] };
  },
];

const edited = fc
  .tuple(few, few, fc.nat(), fc.constantFrom(...EDITS))
  .map(([found, other, index, edit]): readonly [Schema, Schema] => {
    if (typeof found === 'boolean' || typeof other === 'boolean') return [found, other];
    const keywords = Object.keys(found);
    return [found, edit(found, keywords[index % Math.max(1, keywords.length)] ?? 'type', other)];
  });

test.each([
  ['two schemas', fc.tuple(few, few)],
  ['a schema and an edit of it', edited],
])('what is proven to be included is accepted: %s', (_, pairs) => {
  let proven = 0;
  fc.assert(
    fc.property(pairs, ([one, other]) => {
      for (const [a, b] of [
        [one, other],
        [other, one],
      ] as const) {
        if (inclusionFailures(a, b, surroundings).length > 0) continue;
        proven += 1;
        expect(contradiction(a, b)).toBeUndefined();
      }
    }),
    { numRuns },
  );
  expect(proven).toBeGreaterThan(20);
});

test('a negation accepts what the schema refuses, and nothing else', () => {
  fc.assert(
    fc.property(few, (schema) => {
      const negation = negationOf(schema);
      expect(VALUES.find((candidate) => isIn(schema, candidate) === isIn(negation, candidate))).toBeUndefined();
    }),
    { numRuns },
  );
});

test('what is implied by a schema accepts all of its values', () => {
  fc.assert(
    fc.property(few, (schema) => {
      if (typeof schema === 'boolean') return;
      const implied = impliedBy(schema);
      const conjunction = conjunctionOf([schema], definitions);
      const together = conjunction === 'never' ? false : { allOf: [...implied, ...conjunction] };
      expect(VALUES.find((candidate) => isIn(schema, candidate) && !isIn(together, candidate))).toBeUndefined();
    }),
    { numRuns },
  );
});

test('every value is in one of the cases', () => {
  fc.assert(
    fc.property(few, few, (a, b) => {
      const conjunction = conjunctionOf([a], definitions);
      if (typeof b === 'boolean' || conjunction === 'never') return;
      const values = VALUES.filter((candidate) => isIn(a, candidate));
      for (const cases of casesOf(conjunction, b, possibleTypes(conjunction, definitions), definitions))
        expect(values.find((candidate) => !isIn({ anyOf: cases }, candidate))).toBeUndefined();
    }),
    { numRuns },
  );
});

/** Schemas in which a value decides what is evaluated. */
const conditional = fc
  .record(
    {
      ...{
        properties: fc.dictionary(name, few, { maxKeys: 1 }),
        prefixItems: fc.array(few, { minLength: 1, maxLength: 1 }),
      },
      ...{ anyOf: fc.array(few, { minLength: 1, maxLength: 3 }), oneOf: fc.array(few, { minLength: 1, maxLength: 2 }) },
      ...{ if: few, then: few, else: few, dependentSchemas: fc.dictionary(name, few, { maxKeys: 2 }) },
      ...{ allOf: fc.array(few, { minLength: 1, maxLength: 2 }), contains: few, not: few },
      ...{ unevaluatedProperties: few, unevaluatedItems: few },
    },
    { requiredKeys: [] },
  )
  .map((schema) => ({ unevaluatedProperties: false, unevaluatedItems: false, ...schema }) as SchemaObject);

test('a schema whose unevaluated members and items depend on the value accepts the same when its cases are separated', () => {
  let separated = 0;
  fc.assert(
    fc.property(conditional, (schema) => {
      const found = separateCases(schema, definitions);
      if (!found) return;
      separated += 1;
      const together: Schema = { allOf: [found.own, ...found.parts] };
      expect(VALUES.find((candidate) => isIn(schema, candidate) !== isIn(together, candidate))).toBeUndefined();
    }),
    { numRuns },
  );
  expect(separated).toBeGreaterThan(20);
});
