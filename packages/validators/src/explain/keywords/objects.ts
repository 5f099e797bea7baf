import { getOwn, isObject, size } from '../../checks/objects.ts';
import { matches } from '../../formats/matches.ts';
import { formatCount } from '../../issues/preview.ts';
import { addIssue } from '../addIssue.ts';
import { applyInPlace, applyToChild, resolveNode } from '../apply.ts';
import { tryBranch } from '../branch.ts';
import type { Rules } from '../rules.ts';
import type { KeywordHandler } from '../state.ts';

/** Required `properties`. */
export const explainMust: KeywordHandler = (state, { must, inheritedNames }, value, parent) => {
  if (!isObject(value)) return;
  for (const key in must) {
    const member = inheritedNames ? getOwn(value, key) : value[key];
    state.tracker?.declare(key);
    if (member !== undefined) applyToChild(state, key, must[key], member, parent, 'properties', key);
    else addIssue(state, 'required', typeText(resolveNode(must[key])), member, { parent, key });
  }
};

/** Optional `properties`. */
export const explainMay: KeywordHandler = (state, { may, inheritedNames }, value, parent) => {
  if (!isObject(value)) return;
  for (const key in may) {
    const member = inheritedNames ? getOwn(value, key) : value[key];
    state.tracker?.declare(key);
    if (member !== undefined) applyToChild(state, key, may[key], member, parent, 'properties', key);
  }
};

/** `required` names that have no schema. */
export const explainRequired: KeywordHandler = (state, { required = [] }, value, parent) => {
  if (!isObject(value)) return;
  for (const key of required)
    if (getOwn(value, key) === undefined) addIssue(state, 'required', 'a value', undefined, { parent, key });
};

/** The expected type of a member that is missing. */
function typeText(rules: Rules | boolean): string {
  const { type = 'a value' } = rules as Rules;
  return typeof type === 'string' ? type : type.join(' or ');
}

export const explainPatternProperties: KeywordHandler = (state, { patternProperties = [] }, value, location) => {
  if (!isObject(value)) return;
  for (const name of Object.keys(value))
    for (const [pattern, node] of patternProperties) {
      if (value[name] === undefined || !matches(pattern, name)) continue;
      state.tracker?.evaluated.add(name);
      applyToChild(state, name, node, value[name], location, 'patternProperties', pattern.source);
    }
};

export const explainAdditionalProperties: KeywordHandler = (state, rules, value, location) => {
  const { must = {}, may = {}, patternProperties = [], additionalProperties = true } = rules;
  if (!isObject(value)) return;
  for (const name of Object.keys(value)) {
    const isDeclared = Object.hasOwn(must, name) || Object.hasOwn(may, name);
    if (value[name] === undefined || isDeclared || patternProperties.some(([pattern]) => matches(pattern, name)))
      continue;
    state.tracker?.evaluated.add(name);
    applyToChild(state, name, additionalProperties, value[name], location, 'additionalProperties');
  }
};

export const explainPropertyNames: KeywordHandler = (state, { propertyNames = true }, value, parent) => {
  if (!isObject(value)) return;
  const { tracker } = state;
  state.tracker = undefined;
  for (const key of Object.keys(value)) {
    const [issue] = tryBranch(state, propertyNames, key, parent, 'propertyNames').issues;
    if (issue) addIssue(state, 'propertyNames', `a valid name (${issue.expected})`, key, { parent, key });
  }
  state.tracker = tracker;
};

export const explainMinProperties: KeywordHandler = (state, { minProperties = 0 }, value, location) => {
  if (isObject(value) && size(value) < minProperties)
    addIssue(state, 'minProperties', `at least ${formatCount(minProperties, 'field')}`, value, location);
};

export const explainMaxProperties: KeywordHandler = (state, { maxProperties = 0 }, value, location) => {
  if (isObject(value) && size(value) > maxProperties)
    addIssue(state, 'maxProperties', `at most ${formatCount(maxProperties, 'field')}`, value, location);
};

export const explainDependentRequired: KeywordHandler = (state, { dependentRequired = {} }, value, parent) => {
  if (!isObject(value)) return;
  for (const [name, required] of Object.entries(dependentRequired))
    for (const key of required)
      if (getOwn(value, name) !== undefined && getOwn(value, key) === undefined)
        addIssue(state, 'dependentRequired', `a value because ${JSON.stringify(name)} is present`, undefined, {
          parent,
          key,
        });
};

export const explainDependentSchemas: KeywordHandler = (state, { dependentSchemas = {} }, value, location) => {
  if (!isObject(value)) return;
  for (const [name, node] of Object.entries(dependentSchemas))
    if (getOwn(value, name) !== undefined) applyInPlace(state, node, value, location, 'dependentSchemas', name);
};
