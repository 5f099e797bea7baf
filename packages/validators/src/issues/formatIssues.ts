import type { Issue } from './issue.ts';
import { shortened } from './preview.ts';

/** Issues as text for people, one paragraph each. */
export function formatIssues(issues: readonly Issue[]): string {
  return issues.map(issueText).join('\n');
}

function issueText({ pointer, message, code, schema, docs }: Issue): string {
  const lines = [`✗ ${shortened(pointer, 200) || '(payload)'}: ${message} [${code}]`];
  if (schema) lines.push(`    rule: ${schema}`);
  if (docs) lines.push(`    docs: ${docs}`);
  return lines.join('\n');
}
