import { describe, expect, it } from 'vitest';
import { readExclusions } from '../src/exclusions.ts';
import { reportText } from '../src/report.ts';
import { runSuite } from '../src/runSuite.ts';

const OWN = new URL('suite', import.meta.url).pathname;

describe('cases of our own', () => {
  it('all pass', async () => {
    const sorted = await runSuite(OWN, []);
    expect(sorted.failed, reportText(sorted)).toEqual([]);
    expect(sorted.passed.length).toBeGreaterThan(50);
  });
});

const whole = process.env.HOOKBOOK_JSON_SCHEMA_TEST_SUITE;

if (whole !== undefined) {
  describe('the official test suite', () => {
    it('passes but for what is excluded by name', async () => {
      const sorted = await runSuite(whole, await readExclusions());
      expect([...sorted.failed, ...sorted.stale], reportText(sorted)).toEqual([]);
      expect(sorted.passed.length).toBeGreaterThan(3000);
    });
  });
}
