import { makeIssue } from '../explain/fail.ts';
import type { Spot } from '../explain/walk.ts';
import type { Issue } from '../issue.ts';

/** An issue that no schema stands behind. */
export function issueWithoutRules(code: string, expected: string, value: unknown, path: readonly string[] = []): Issue {
  const spot = path.reduce<Spot>((up, key) => ({ up, key }), {});
  return makeIssue({ docs: undefined }, code, expected, value, spot);
}
