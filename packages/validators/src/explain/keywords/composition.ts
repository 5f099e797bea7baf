import { getOwn, isObject } from '../../checks/objects.ts';
import { MAX_DEPTH } from '../../checks/values.ts';
import { addIssue } from '../addIssue.ts';
import { applyInPlace, applyRules, prepare, type Target, targetOf } from '../apply.ts';
import { type BranchResult, mergeBranch, tryBranch } from '../branch.ts';
import { closestBranch } from '../closestBranch.ts';
import type { Location } from '../location.ts';
import type { Rules } from '../rules.ts';
import type { ExplainState, KeywordHandler } from '../state.ts';

/** The rules to use in place of these, in a recursion. */
export const explainRef: KeywordHandler =
  ({ ref }) =>
  (state, value, location) => {
    if (++state.depth > MAX_DEPTH)
      addIssue(state, 'too-deep', `at most ${MAX_DEPTH} levels of nesting`, value, location);
    else if (ref) applyRules(state, prepare(ref), value, location);
    state.depth--;
  };

export const explainAllOf: KeywordHandler = ({ allOf = [] }) => {
  const targets = allOf.map(targetOf);
  return (state, value, location) => {
    for (const [index, target] of targets.entries()) applyInPlace(state, target, value, location, 'allOf', index);
  };
};

export const explainNot: KeywordHandler = ({ not = false }) => {
  const target = targetOf(not);
  return (state, value, location) => {
    if (tryBranch(state, target, value, location, 'not').issues.length === 0)
      addIssue(state, 'not', 'a value that does not match the "not" schema', value, location);
  };
};

/** With `then` and `else`. */
export const explainIf: KeywordHandler = (rules) => {
  const [condition, met, unmet] = [targetOf(rules.if), targetOf(rules.then), targetOf(rules.else)];
  return (state, value, location) => {
    const branch = tryBranch(state, condition, value, location, 'if');
    const isMet = branch.issues.length === 0;
    if (isMet) mergeBranch(state, branch);
    applyInPlace(state, isMet ? met : unmet, value, location, isMet ? 'then' : 'else');
  };
};

export const explainAnyOf: KeywordHandler = (rules) => {
  const union = unionOf(rules, 'anyOf');
  return (state, value, location) => void countMatches(state, union, value, location);
};

export const explainOneOf: KeywordHandler = (rules) => {
  const union = unionOf(rules, 'oneOf');
  return (state, value, location) => {
    const count = countMatches(state, union, value, location);
    if (count > 1) addIssue(state, 'oneOf', `exactly one matching alternative, not ${count}`, value, location);
  };
};

interface Union {
  readonly keyword: 'anyOf' | 'oneOf';
  readonly targets: readonly Target[];
  readonly discriminator: Rules['discriminator'];
}

function unionOf(rules: Rules, keyword: Union['keyword']): Union {
  return { keyword, targets: (rules[keyword] ?? []).map(targetOf), discriminator: rules.discriminator };
}

/** How many branches match. If none does, explains the one that the value was most likely meant for. */
function countMatches(state: ExplainState, union: Union, value: unknown, location: Location): number {
  const { keyword, targets } = union;
  const branches = targets.map((target, index) => tryBranch(state, target, value, location, keyword, index));
  const matching = branches.filter(({ issues }) => issues.length === 0);
  if (matching.length === 0)
    mergeBranch(state, namedBranch(union, branches, value) ?? closestBranch(branches, location, keyword));
  for (const branch of matching) mergeBranch(state, branch);
  return matching.length;
}

/** The branch that the value names in the property that the contract declares as its discriminator. */
function namedBranch(
  { discriminator }: Union,
  branches: readonly BranchResult[],
  value: unknown,
): BranchResult | undefined {
  if (!discriminator || !isObject(value)) return undefined;
  const [property, values] = discriminator;
  const name = getOwn(value, property);
  return branches[values.findIndex((names) => names.some((other) => other === name))];
}
