import { resolveMetaschema } from '@hookbook/codegen';
import { expect, it } from 'vitest';
import { createEvaluator } from '../src/fuzz/evaluator.ts';
import { readPayloadSchema } from '../src/readPayloadSchema.ts';
import { DRAFTS, readSuite, remoteResolver, SCHEMA_FORMATS, type SuiteCase } from '../src/suite/readSuite.ts';
import { OWN_CASES } from './ownCases.ts';

const resolveSchema = remoteResolver(OWN_CASES, resolveMetaschema);

/** The descriptions of the tests that the evaluator gets wrong, on the canonical form of the schema. */
async function failuresOf({ schema, draft, tests, description }: SuiteCase): Promise<string[]> {
  const result = await readPayloadSchema({ schema, schemaFormat: SCHEMA_FORMATS[draft] }, resolveSchema);
  const payload = result.ok ? result.provider.events[0]?.payload : undefined;
  if (!result.ok || payload === undefined) return [description];
  const accepts = createEvaluator(result.provider.definitions);
  return tests
    .filter(({ data, valid }) => accepts(payload, data) !== valid)
    .map((test) => `${description}: ${test.description}`);
}

it.each(DRAFTS)('the evaluator passes the cases of %s', async (draft) => {
  const cases = await readSuite(OWN_CASES, draft);
  expect(cases.length).toBeGreaterThan(3);
  const failures = await Promise.all(cases.map(failuresOf));
  expect(failures.flat()).toEqual([]);
});
