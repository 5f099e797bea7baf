import { getOwn, isObject, size } from '../../checks/objects.ts';
import { matches } from '../../formats/matches.ts';
import { formatCount } from '../../issues/preview.ts';
import { addIssue } from '../addIssue.ts';
import { applyInPlace, applyToChild, type Target, targetOf } from '../apply.ts';
import { tryBranch } from '../branch.ts';
import type { SchemaNodeMap } from '../rules.ts';
import type { Explanation, KeywordHandler } from '../state.ts';

/** Required `properties`. */
export const explainMust: KeywordHandler = ({ must, inheritedNames }) => explainMembers(must, inheritedNames, true);

/** Optional `properties`. */
export const explainMay: KeywordHandler = ({ may, inheritedNames }) => explainMembers(may, inheritedNames, false);

function explainMembers(
  nodes: SchemaNodeMap | undefined,
  inheritedNames: boolean | undefined,
  areRequired: boolean,
): Explanation {
  const members = targetsOf(nodes);
  return (state, value, parent) => {
    if (!isObject(value)) return;
    for (const [key, target] of members) {
      const member = inheritedNames ? getOwn(value, key) : value[key];
      state.tracker?.declare(key);
      if (member !== undefined) applyToChild(state, key, target, member, parent, 'properties', key);
      else if (areRequired) addIssue(state, 'required', typeText(target), member, { parent, key });
    }
  };
}

function targetsOf(nodes: SchemaNodeMap = {}): readonly (readonly [name: string, Target])[] {
  return Object.entries(nodes).map(([name, node]) => [name, targetOf(node)]);
}

/** `required` names that have no schema. */
export const explainRequired: KeywordHandler =
  ({ required = [] }) =>
  (state, value, parent) => {
    if (!isObject(value)) return;
    for (const key of required)
      if (getOwn(value, key) === undefined) addIssue(state, 'required', 'a value', undefined, { parent, key });
  };

/** The expected type of a member that is missing. */
function typeText(target: Target): string {
  const type = typeof target === 'object' ? target.rules.type : undefined;
  return [type ?? 'a value'].flat().join(' or ');
}

export const explainPatternProperties: KeywordHandler = ({ patternProperties = [] }) => {
  const patterns = patternProperties.map(([pattern, node]) => [pattern, targetOf(node)] as const);
  return (state, value, location) => {
    if (!isObject(value)) return;
    for (const name of Object.keys(value))
      for (const [pattern, target] of patterns) {
        if (value[name] === undefined || !matches(pattern, name)) continue;
        state.tracker?.evaluated.add(name);
        applyToChild(state, name, target, value[name], location, 'patternProperties', pattern.source);
      }
  };
};

export const explainAdditionalProperties: KeywordHandler = (rules) => {
  const { must = {}, may = {}, patternProperties = [] } = rules;
  const target = targetOf(rules.additionalProperties);
  return (state, value, location) => {
    if (!isObject(value)) return;
    for (const name of Object.keys(value)) {
      const isDeclared = Object.hasOwn(must, name) || Object.hasOwn(may, name);
      if (value[name] === undefined || isDeclared || patternProperties.some(([pattern]) => matches(pattern, name)))
        continue;
      state.tracker?.evaluated.add(name);
      applyToChild(state, name, target, value[name], location, 'additionalProperties');
    }
  };
};

export const explainPropertyNames: KeywordHandler = ({ propertyNames }) => {
  const target = targetOf(propertyNames);
  return (state, value, parent) => {
    if (!isObject(value)) return;
    const { tracker } = state;
    state.tracker = undefined;
    for (const key of Object.keys(value)) {
      const [issue] = tryBranch(state, target, key, parent, 'propertyNames').issues;
      if (issue) addIssue(state, 'propertyNames', `a valid name (${issue.expected})`, key, { parent, key });
    }
    state.tracker = tracker;
  };
};

export const explainMinProperties: KeywordHandler =
  ({ minProperties = 0 }) =>
  (state, value, location) => {
    if (isObject(value) && size(value) < minProperties)
      addIssue(state, 'minProperties', `at least ${formatCount(minProperties, 'field')}`, value, location);
  };

export const explainMaxProperties: KeywordHandler =
  ({ maxProperties = 0 }) =>
  (state, value, location) => {
    if (isObject(value) && size(value) > maxProperties)
      addIssue(state, 'maxProperties', `at most ${formatCount(maxProperties, 'field')}`, value, location);
  };

export const explainDependentRequired: KeywordHandler =
  ({ dependentRequired = {} }) =>
  (state, value, parent) => {
    if (!isObject(value)) return;
    for (const [name, required] of Object.entries(dependentRequired))
      for (const key of required)
        if (getOwn(value, name) !== undefined && getOwn(value, key) === undefined)
          addIssue(state, 'dependentRequired', `a value because ${JSON.stringify(name)} is present`, undefined, {
            parent,
            key,
          });
  };

export const explainDependentSchemas: KeywordHandler = ({ dependentSchemas }) => {
  const targets = targetsOf(dependentSchemas);
  return (state, value, location) => {
    if (!isObject(value)) return;
    for (const [name, target] of targets)
      if (getOwn(value, name) !== undefined) applyInPlace(state, target, value, location, 'dependentSchemas', name);
  };
};
