import { describe, expect, it } from 'vitest';
import { applyExclusions, readExclusions } from '../src/suite/exclusions.ts';
import { formatReport } from '../src/suite/formatReport.ts';
import { runSuite } from '../src/suite/runCases.ts';
import { OWN_CASES } from './ownCases.ts';

describe("this repository's own cases", () => {
  it('pass', async () => {
    const results = applyExclusions(await runSuite(OWN_CASES), []);
    expect(results.failed, formatReport(results)).toEqual([]);
    expect(results.passed.length).toBeGreaterThan(50);
  });
});

const officialSuite = process.env.HOOKBOOK_JSON_SCHEMA_TEST_SUITE;

if (officialSuite !== undefined) {
  describe('the official test suite', () => {
    it('passes except for the exclusions', async () => {
      const results = applyExclusions(await runSuite(officialSuite), await readExclusions());
      expect([...results.failed, ...results.stale], formatReport(results)).toEqual([]);
      expect(results.passed.length).toBeGreaterThan(3000);
    });
  });
}
