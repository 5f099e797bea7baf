import type { Certificate } from '../certify.ts';
import type { CheckResult } from '../check.ts';

/** One line for a check, and two more if it failed. */
export function checkText({ check, summary, passed, problem }: CheckResult): string {
  const line = `${passed ? '✓' : '✗'} ${check}: ${summary}`;
  return problem ? `${line}\n    ${problem.message}\n    ${problem.fix}` : line;
}

/** The verdict in a line. */
export function verdictText({ passed, results }: Certificate): string {
  const failed = results.filter((result) => !result.passed).length;
  if (passed) return `All ${results.length} checks passed.`;
  return `${results.length - failed} of ${results.length} checks passed, ${failed} failed.`;
}
