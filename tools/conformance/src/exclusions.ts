import { readFile } from 'node:fs/promises';
import type { Verdict } from './judge.ts';

/** A test that is known to fail, or a whole case, and why that is right. */
export interface Exclusion {
  readonly draft: string;
  readonly file: string;
  readonly case: string;
  /** Absent where every test of the case is meant. */
  readonly test?: string;
  readonly reason: string;
}

export interface Sorted {
  readonly passed: readonly Verdict[];
  readonly failed: readonly Verdict[];
  readonly excluded: readonly Verdict[];
  /** Exclusions of what passes, or of what does not exist. */
  readonly stale: readonly Exclusion[];
}

export async function readExclusions(): Promise<readonly Exclusion[]> {
  return JSON.parse(await readFile(new URL('../exclusions.json', import.meta.url), 'utf8'));
}

export function sortOut(verdicts: readonly Verdict[], exclusions: readonly Exclusion[]): Sorted {
  const faulty = verdicts.filter(({ fault }) => fault !== undefined);
  const isExcluded = (verdict: Verdict) => exclusions.some((each) => covers(each, verdict));
  return {
    passed: verdicts.filter(({ fault }) => fault === undefined),
    failed: faulty.filter((each) => !isExcluded(each)),
    excluded: faulty.filter(isExcluded),
    stale: exclusions.filter((exclusion) => !faulty.some((each) => covers(exclusion, each))),
  };
}

function covers(exclusion: Exclusion, { of, test }: Verdict): boolean {
  return (
    exclusion.draft === of.draft &&
    exclusion.file === of.file &&
    exclusion.case === of.description &&
    (exclusion.test === undefined || exclusion.test === test.description)
  );
}
