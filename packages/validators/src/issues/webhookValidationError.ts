import type { Issue } from './issue.ts';
import { truncate } from './preview.ts';

/** Thrown for an invalid payload. The message lists all issues. */
export class WebhookValidationError extends Error {
  override readonly name = 'WebhookValidationError';
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super(
      `invalid webhook payload\n${issues.map(({ pointer, message }) => `${truncate(pointer, 200) || '(payload)'}: ${message}`).join('\n')}`,
    );
    this.issues = issues;
  }
}
