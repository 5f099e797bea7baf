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
  return docs
    ? { code, path, pointer: text, message, expected, received, schema, docs }
    : { code, path, pointer: text, message, expected, received, schema };
}
