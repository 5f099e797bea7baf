import { supplyMetaschema } from '@hookbook/codegen';
import { expect, it } from 'vitest';
import { accepts } from '../src/fuzz/reference.ts';
import { providerOf } from '../src/providerOf.ts';
import { DRAFTS } from '../src/report.ts';
import { readSuite, SCHEMA_FORMATS, type SuiteCase, supplyRemotes } from '../src/suite.ts';

const OWN = new URL('suite', import.meta.url).pathname;
const supply = supplyRemotes(OWN, supplyMetaschema);

/** The descriptions of the tests that the plain reading gets wrong, on the canonical form of the schema. */
async function wrongOf({ schema, draft, tests, description }: SuiteCase): Promise<string[]> {
  const read = await providerOf({ schema, schemaFormat: SCHEMA_FORMATS[draft] }, supply);
  const payload = read.ok ? read.provider.events[0]?.payload : undefined;
  if (!read.ok || payload === undefined) return [description];
  const definitions = new Map(read.provider.definitions.map((each) => [`#/$defs/${each.name}`, each.schema]));
  const judge = (data: unknown) => accepts(payload, data, ($ref) => definitions.get($ref) ?? true);
  return tests.filter(({ data, valid }) => judge(data) !== valid).map((test) => `${description}: ${test.description}`);
}

it.each(DRAFTS)('the plain reading of JSON Schema passes the cases of %s too', async (draft) => {
  const cases = await readSuite(OWN, draft);
  expect(cases.length).toBeGreaterThan(3);
  const wrong = await Promise.all(cases.map(wrongOf));
  expect(wrong.flat()).toEqual([]);
});
