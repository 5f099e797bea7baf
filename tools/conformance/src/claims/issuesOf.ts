import { payloadIssues } from '@hookbook/codegen';
import type { Provider } from '@hookbook/contract';
import type { Schema } from '@hookbook/contract/schema';
import type { IssuesOf } from '@hookbook/diff';

/** What the validators of a provider report, as `hookbook diff` asks them: prepared once for each schema. */
export function createIssuesOf(provider: Provider): IssuesOf {
  const issuesFor = payloadIssues(provider);
  const known = new Map<Schema, ReturnType<typeof issuesFor>>();
  return (schema, value) => {
    const issues = known.get(schema) ?? issuesFor(schema);
    known.set(schema, issues);
    return issues(value);
  };
}
