import type { Issue } from './issue.ts';

/** A payload that is not what the contract says. */
export class WebhookValidationError extends Error {
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super(
      `invalid webhook payload\n${issues.map(({ pointer, message }) => `${pointer || '/'}: ${message}`).join('\n')}`,
    );
    this.name = 'WebhookValidationError';
    this.issues = issues;
  }
}
