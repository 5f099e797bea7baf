/** What a change of the contract means for those who receive the events. */
export { type Bump, bumpOf, isBreaking, releasedBump } from './bump.ts';
export type { Change, Witness } from './compare/change.ts';
export { eventTypeWitness } from './compare/eventTypeWitness.ts';
export type { IssuesOf } from './compare/schemas.ts';
export { type CompareOptions, compareContracts, providerPairs } from './compareContracts.ts';
export {
  type ExamplePart,
  RULE_GROUPS,
  type Rule,
  type RuleExample,
  type RuleName,
  ruleNamed,
  ruleNames,
  type Severity,
} from './rules/catalogue.ts';
