import { describe, expect, it } from 'vitest';
import { applyExclusions } from '../src/suite/exclusions.ts';
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
