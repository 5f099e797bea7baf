import { describe, expect, it } from 'vitest';
import { type Exclusion, readExclusions, sortOut } from '../src/exclusions.ts';
import type { Verdict } from '../src/judge.ts';

const of = { draft: 'draft7', file: 'type.json', description: 'a case', schema: true, tests: [] } as const;
const passing: Verdict = { of, test: { description: 'good', data: 1, valid: true } };
const failing: Verdict = { of, test: { description: 'bad', data: 1, valid: false }, fault: 'accepted' };

const exclusion = (test?: string): Exclusion => ({
  draft: 'draft7',
  file: 'type.json',
  case: 'a case',
  ...(test !== undefined && { test }),
  reason: 'for a test',
});

describe('exclusions', () => {
  it('take a failure out of the count', () => {
    expect(sortOut([passing, failing], [exclusion('bad')])).toEqual({
      passed: [passing],
      failed: [],
      excluded: [failing],
      stale: [],
    });
  });

  it('may name a whole case', () => {
    expect(sortOut([failing], [exclusion()]).excluded).toEqual([failing]);
  });

  it('are stale where the test passes', () => {
    expect(sortOut([passing, failing], [exclusion('good')])).toMatchObject({
      failed: [failing],
      stale: [exclusion('good')],
    });
  });

  it('are stale where there is no such test', () => {
    expect(sortOut([passing], [exclusion('gone')]).stale).toEqual([exclusion('gone')]);
  });

  it('all have a reason', async () => {
    const all = await readExclusions();
    expect(all.length).toBeGreaterThan(0);
    expect(all.filter(({ reason }) => reason.length < 20)).toEqual([]);
  });
});
