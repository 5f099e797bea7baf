/** The runtime that generated validators need, from its source. */

export type { Issue } from '../../../../packages/validators/src/issues/issue.ts';
export { type EventValidator, eventValidator } from '../../../../packages/validators/src/validator/eventValidator.ts';
export { strict, withDrift } from '../../../../packages/validators/src/validator/withMode.ts';
