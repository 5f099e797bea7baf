import { makeIssue } from '../explain/fail.ts';
import type { Issue } from '../issue.ts';

/** An issue that no schema stands behind. */
export function issueWithoutRules(code: string, expected: string, value: unknown, path: readonly string[] = []): Issue {
  const issue = makeIssue({ docs: undefined }, code, expected, value, { path, base: '', keywords: [] });
  return { ...issue, schema: '' };
}
