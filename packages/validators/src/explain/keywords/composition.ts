import { getOwn, isObject } from '../../checks/objects.ts';
import { addIssue } from '../addIssue.ts';
import { applyInPlace } from '../apply.ts';
import { type BranchResult, mergeBranch, tryBranch } from '../branch.ts';
import { closestBranch } from '../closestBranch.ts';
import type { Location } from '../location.ts';
import type { Rules } from '../rules.ts';
import type { ExplainState, KeywordHandler } from '../state.ts';

export const explainAllOf: KeywordHandler = (state, { allOf = [] }, value, location) => {
  for (let index = 0; index < allOf.length; index++)
    applyInPlace(state, allOf[index] ?? true, value, location, 'allOf', index);
};

export const explainNot: KeywordHandler = (state, { not = false }, value, location) => {
  if (tryBranch(state, not, value, location, 'not').issues.length === 0)
    addIssue(state, 'not', 'a value that does not match the "not" schema', value, location);
};

/** With `then` and `else`. */
export const explainIf: KeywordHandler = (state, rules, value, location) => {
  const condition = tryBranch(state, rules.if ?? true, value, location, 'if');
  const isMet = condition.issues.length === 0;
  if (isMet) mergeBranch(state, condition);
  applyInPlace(state, (isMet ? rules.then : rules.else) ?? true, value, location, isMet ? 'then' : 'else');
};

export const explainAnyOf: KeywordHandler = (state, rules, value, location) => {
  countMatches(state, rules, value, location, 'anyOf');
};

export const explainOneOf: KeywordHandler = (state, rules, value, location) => {
  const count = countMatches(state, rules, value, location, 'oneOf');
  if (count > 1) addIssue(state, 'oneOf', `exactly one matching alternative, not ${count}`, value, location);
};

/** How many branches match. If none does, explains the one that the value was most likely meant for. */
function countMatches(
  state: ExplainState,
  rules: Rules,
  value: unknown,
  location: Location,
  keyword: 'anyOf' | 'oneOf',
): number {
  const branches = (rules[keyword] ?? []).map((node, index) => tryBranch(state, node, value, location, keyword, index));
  const matching = branches.filter(({ issues }) => issues.length === 0);
  if (matching.length === 0)
    mergeBranch(state, namedBranch(rules, branches, value) ?? closestBranch(branches, location, keyword));
  for (const branch of matching) mergeBranch(state, branch);
  return matching.length;
}

/** The branch that the value names in the property that the contract declares as its discriminator. */
function namedBranch(
  { discriminator }: Rules,
  branches: readonly BranchResult[],
  value: unknown,
): BranchResult | undefined {
  if (!discriminator || !isObject(value)) return undefined;
  const [property, values] = discriminator;
  const name = getOwn(value, property);
  return branches[values.findIndex((names) => names.some((other) => other === name))];
}
