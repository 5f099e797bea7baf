import type { Issue, IssueCode } from '../issues/issue.ts';
import { pointer } from '../issues/preview.ts';

/** An issue that no schema stands behind. */
export function issueWithoutRules(
  code: IssueCode,
  expected: string,
  received: string,
  path: readonly string[] = [],
): Issue {
  const message = `expected ${expected}, received ${received}`;
  return { code, path, pointer: pointer(path), message, expected, received, schema: '' };
}
