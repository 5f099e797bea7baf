import type { Issue, IssueCode } from './issue.ts';
import { type Key, pointer } from './pointer.ts';

/** Creates an issue that involves no schema. */
export function createBodyIssue(code: IssueCode, expected: string, received: string, path: readonly Key[] = []): Issue {
  const message = `expected ${expected}, received ${received}`;
  return { code, path, pointer: pointer(path), message, expected, received, schema: '' };
}
