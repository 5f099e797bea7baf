import type { Keyword } from '../../issues/issue.ts';
import { addIssue } from '../addIssue.ts';
import { applyInPlace } from '../apply.ts';
import { mergeBranch, tryBranch } from '../branch.ts';
import { closestBranch } from '../closestBranch.ts';
import type { Location } from '../location.ts';
import type { SchemaNode } from '../rules.ts';
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

export const explainAnyOf: KeywordHandler = (state, { anyOf = [] }, value, location) => {
  countMatches(state, anyOf, value, location, 'anyOf');
};

export const explainOneOf: KeywordHandler = (state, { oneOf = [] }, value, location) => {
  const count = countMatches(state, oneOf, value, location, 'oneOf');
  if (count > 1) addIssue(state, 'oneOf', `exactly one matching alternative, not ${count}`, value, location);
};

/** How many branches match. If none does, explains the one that the value was most likely meant for. */
function countMatches(
  state: ExplainState,
  nodes: readonly SchemaNode[],
  value: unknown,
  location: Location,
  keyword: Keyword,
): number {
  const branches = nodes.map((node, index) => tryBranch(state, node, value, location, keyword, index));
  const matching = branches.filter(({ issues }) => issues.length === 0);
  if (matching.length === 0) mergeBranch(state, closestBranch(branches, location, keyword));
  for (const branch of matching) mergeBranch(state, branch);
  return matching.length;
}
