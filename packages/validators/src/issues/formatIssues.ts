import type { Issue } from './issue.ts';
import { truncate } from './preview.ts';

/** Formats issues as text for people: one paragraph each, with the rule that failed and a link to the documentation. */
export function formatIssues(issues: readonly Issue[]): string {
  return issues.map(formatIssue).join('\n');
}

function formatIssue({ pointer, message, code, schema, docs }: Issue): string {
  const lines = [`✗ ${truncate(pointer, 200) || '(payload)'}: ${message} [${code}]`];
  if (schema) lines.push(`    rule: ${schema}`);
  if (docs) lines.push(`    docs: ${docs}`);
  return lines.join('\n');
}
