import { expect, test } from 'vitest';
import { applyExclusions, readExclusions } from '../src/suite/exclusions.ts';
import { formatReport } from '../src/suite/formatReport.ts';
import { runSuite } from '../src/suite/runCases.ts';

const folder = process.env.HOOKBOOK_JSON_SCHEMA_TEST_SUITE ?? '';

test.skipIf(folder === '')('the official JSON Schema test suite passes except for the exclusions', async () => {
  const results = applyExclusions(await runSuite(folder), await readExclusions());
  expect([...results.failed, ...results.stale], formatReport(results)).toEqual([]);
  expect(results.passed.length).toBeGreaterThan(3000);
});
