import { describe, expect, it } from 'vitest';
import { applyExclusions, type Exclusion, readExclusions } from '../src/suite/exclusions.ts';
import type { TestResult } from '../src/suite/runCases.ts';

const suiteCase = { draft: 'draft7', file: 'type.json', description: 'a case', schema: true, tests: [] } as const;
const passing: TestResult = { suiteCase, test: { description: 'good', data: 1, valid: true } };
const failing: TestResult = { suiteCase, test: { description: 'bad', data: 1, valid: false }, failure: 'accepted' };

const exclusion = (test?: string): Exclusion => ({
  draft: 'draft7',
  file: 'type.json',
  case: 'a case',
  ...(test !== undefined && { test }),
  reason: 'for a test',
});

describe('an exclusion', () => {
  it('removes a test from the failures', () => {
    expect(applyExclusions([passing, failing], [exclusion('bad')])).toEqual({
      passed: [passing],
      failed: [],
      excluded: [failing],
      stale: [],
    });
  });

  it('without a test covers the whole case', () => {
    expect(applyExclusions([failing], [exclusion()]).excluded).toEqual([failing]);
  });

  it('is stale if the test passes', () => {
    expect(applyExclusions([passing, failing], [exclusion('good')])).toMatchObject({
      failed: [failing],
      stale: [exclusion('good')],
    });
  });

  it('is stale if the test does not exist', () => {
    expect(applyExclusions([passing], [exclusion('gone')]).stale).toEqual([exclusion('gone')]);
  });

  it('has a reason', async () => {
    const exclusions = await readExclusions();
    expect(exclusions.length).toBeGreaterThan(0);
    expect(exclusions.filter(({ reason }) => reason.length < 20)).toEqual([]);
  });
});
