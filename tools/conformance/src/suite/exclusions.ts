import { readFile } from 'node:fs/promises';
import type { TestResult } from './runCases.ts';

/** A test, or all tests of a case, that is expected to fail, and the reason. */
export interface Exclusion {
  readonly draft: string;
  readonly file: string;
  readonly case: string;
  /** Absent if the exclusion covers every test of the case. */
  readonly test?: string;
  readonly reason: string;
}

export interface SuiteResults {
  readonly passed: readonly TestResult[];
  readonly failed: readonly TestResult[];
  /** Failures that an exclusion covers. */
  readonly excluded: readonly TestResult[];
  /** Exclusions that cover no failure: the test passes, or does not exist. */
  readonly stale: readonly Exclusion[];
}

export async function readExclusions(): Promise<readonly Exclusion[]> {
  return JSON.parse(await readFile(new URL('../../exclusions.json', import.meta.url), 'utf8'));
}

export function applyExclusions(results: readonly TestResult[], exclusions: readonly Exclusion[]): SuiteResults {
  const failures = results.filter(({ failure }) => failure !== undefined);
  const isExcluded = (result: TestResult) => exclusions.some((exclusion) => covers(exclusion, result));
  return {
    passed: results.filter(({ failure }) => failure === undefined),
    failed: failures.filter((result) => !isExcluded(result)),
    excluded: failures.filter(isExcluded),
    stale: exclusions.filter((exclusion) => !failures.some((result) => covers(exclusion, result))),
  };
}

function covers(exclusion: Exclusion, { suiteCase, test }: TestResult): boolean {
  return (
    exclusion.draft === suiteCase.draft &&
    exclusion.file === suiteCase.file &&
    exclusion.case === suiteCase.description &&
    (exclusion.test === undefined || exclusion.test === test.description)
  );
}
