import type { Issue, IssueCode } from './issue.ts';
import { type Key, pointer } from './pointer.ts';

/** Creates an issue. Its schema is empty if none is involved. */
export function createIssue(
  code: IssueCode,
  expected: string,
  received: string,
  path: readonly Key[] = [],
  schema = '',
  docs?: string,
  text = pointer(path),
): Issue {
  const message = `expected ${expected}, received ${received}`;
  const issue = { code, path, pointer: text, message, expected, received, schema };
  return docs ? { ...issue, docs } : issue;
}
