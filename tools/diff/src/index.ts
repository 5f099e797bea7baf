/** What a change of the contract means for those who receive the events. */
export { type Bump, bumpOf, isBreaking, releasedBump } from './bump.ts';
export type { Change, Severity, Witness } from './compare/change.ts';
export type { IssuesOf } from './compare/schemas.ts';
export { type CompareOptions, compareContracts } from './compareContracts.ts';
