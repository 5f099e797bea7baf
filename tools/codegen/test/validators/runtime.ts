/** The runtime that generated validators need, from its source. */
export { strict, watched } from '../../../../packages/validators/src/drift.ts';
export { type EventValidator, eventValidator } from '../../../../packages/validators/src/eventValidator.ts';
export type { Issue } from '../../../../packages/validators/src/issue.ts';
