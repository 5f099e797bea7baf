import type { Issue } from './issue.ts';
import { shortened } from './preview.ts';

/** A payload that is not what the contract says. */
export class WebhookValidationError extends Error {
  override readonly name = 'WebhookValidationError';
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super(
      `invalid webhook payload\n${issues.map(({ pointer, message }) => `${shortened(pointer, 200) || '(payload)'}: ${message}`).join('\n')}`,
    );
    this.issues = issues;
  }
}
