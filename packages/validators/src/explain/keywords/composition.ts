import { getOwn, isObject } from '../../checks/objects.ts';
import { MAX_DEPTH } from '../../checks/values.ts';
import { addIssue } from '../addIssue.ts';
import { applyInPlace, applyRules, prepare, type Subschema, subschemaOf, subschemasOf } from '../apply.ts';
import { type BranchResult, mergeBranch, tryBranch } from '../branch.ts';
import { closestBranch } from '../closestBranch.ts';
import { type Location, locationOf } from '../location.ts';
import type { Rules } from '../rules.ts';
import type { ExplainState, KeywordHandler } from '../state.ts';

/** The rules to use in place of these, in a recursion. */
export const explainRef: KeywordHandler = ({ ref }) => {
  const target = prepare(ref ?? true);
  return (state, value, location) => {
    if (++state.depth > MAX_DEPTH)
      addIssue(state, 'too-deep', `at most ${MAX_DEPTH} levels of nesting`, value, location);
    else applyRules(state, target, value, locationOf(target.at, location));
    state.depth--;
  };
};

export const explainAllOf: KeywordHandler = ({ allOf }) => {
  const subschemas = subschemasOf('allOf', allOf);
  return (state, value, location) => {
    for (const subschema of subschemas) applyInPlace(state, subschema, value, location);
  };
};

export const explainNot: KeywordHandler = ({ not = false }) => {
  const subschema = subschemaOf('/not', not);
  return (state, value, location) => {
    if (tryBranch(state, subschema, value, location).issues.length === 0)
      addIssue(state, 'not', 'a value that does not match the "not" schema', value, location);
  };
};

/** With `then` and `else`. */
export const explainIf: KeywordHandler = (rules) => {
  const condition = subschemaOf('/if', rules.if);
  const [met, unmet] = [subschemaOf('/then', rules.then), subschemaOf('/else', rules.else)];
  return (state, value, location) => {
    const branch = tryBranch(state, condition, value, location);
    const isMet = branch.issues.length === 0;
    if (isMet) mergeBranch(state, branch);
    applyInPlace(state, isMet ? met : unmet, value, location);
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
  readonly subschemas: readonly Subschema[];
  readonly discriminator: Rules['discriminator'];
}

function unionOf(rules: Rules, keyword: Union['keyword']): Union {
  return { keyword, subschemas: subschemasOf(keyword, rules[keyword]), discriminator: rules.discriminator };
}

/** How many branches match. If none does, explains the one that the value was most likely meant for. */
function countMatches(state: ExplainState, union: Union, value: unknown, location: Location): number {
  const { keyword, subschemas } = union;
  const branches = subschemas.map((subschema) => tryBranch(state, subschema, value, location));
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
