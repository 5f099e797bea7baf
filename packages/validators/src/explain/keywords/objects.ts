import { getOwn, isObject, size } from '../../checks/objects.ts';
import { matches } from '../../formats/matches.ts';
import { escapeKey } from '../../issues/pointer.ts';
import { formatCount } from '../../issues/preview.ts';
import { addIssue } from '../addIssue.ts';
import { applyInPlace, applyToChild, type Subschema, subschemaOf, subschemasOf } from '../apply.ts';
import { tryBranch } from '../branch.ts';
import { memberOf } from '../location.ts';
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
  const members = subschemasOf('properties', nodes);
  return (state, value, parent) => {
    if (!isObject(value)) return;
    for (const member of members) {
      const { name } = member;
      const child = inheritedNames ? getOwn(value, name) : value[name];
      state.tracker?.declare(name);
      if (child !== undefined) applyToChild(state, name, member, child, parent);
      else if (areRequired) addIssue(state, 'required', typeText(member), child, memberOf(parent, name));
    }
  };
}

/** `required` names that have no schema. */
export const explainRequired: KeywordHandler =
  ({ required = [] }) =>
  (state, value, parent) => {
    if (!isObject(value)) return;
    for (const key of required)
      if (getOwn(value, key) === undefined) addIssue(state, 'required', 'a value', undefined, memberOf(parent, key));
  };

/** The expected type of a member that is missing. */
function typeText({ target }: Subschema): string {
  return [target.rules.type ?? 'a value'].flat().join(' or ');
}

export const explainPatternProperties: KeywordHandler = ({ patternProperties = [] }) => {
  const patterns = patternProperties.map(
    ([pattern, node]) => [pattern, subschemaOf(`/patternProperties/${escapeKey(pattern.source)}`, node)] as const,
  );
  return (state, value, location) => {
    if (!isObject(value)) return;
    for (const name of Object.keys(value))
      for (const [pattern, subschema] of patterns) {
        if (value[name] === undefined || !matches(pattern, name)) continue;
        state.tracker?.evaluated.add(name);
        applyToChild(state, name, subschema, value[name], location);
      }
  };
};

export const explainAdditionalProperties: KeywordHandler = (rules) => {
  const { must = {}, may = {}, patternProperties = [] } = rules;
  const subschema = subschemaOf('/additionalProperties', rules.additionalProperties);
  return (state, value, location) => {
    if (!isObject(value)) return;
    for (const name of Object.keys(value)) {
      const isDeclared = Object.hasOwn(must, name) || Object.hasOwn(may, name);
      if (value[name] === undefined || isDeclared || patternProperties.some(([pattern]) => matches(pattern, name)))
        continue;
      state.tracker?.evaluated.add(name);
      applyToChild(state, name, subschema, value[name], location);
    }
  };
};

export const explainPropertyNames: KeywordHandler = ({ propertyNames }) => {
  const subschema = subschemaOf('/propertyNames', propertyNames);
  return (state, value, parent) => {
    if (!isObject(value)) return;
    const { tracker } = state;
    state.tracker = undefined;
    for (const key of Object.keys(value)) {
      const [issue] = tryBranch(state, subschema, key, parent).issues;
      if (issue) addIssue(state, 'propertyNames', `a valid name (${issue.expected})`, key, memberOf(parent, key));
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
          addIssue(
            state,
            'dependentRequired',
            `a value because ${JSON.stringify(name)} is present`,
            undefined,
            memberOf(parent, key),
          );
  };

export const explainDependentSchemas: KeywordHandler = ({ dependentSchemas }) => {
  const subschemas = subschemasOf('dependentSchemas', dependentSchemas);
  return (state, value, location) => {
    if (!isObject(value)) return;
    for (const subschema of subschemas)
      if (getOwn(value, subschema.name) !== undefined) applyInPlace(state, subschema, value, location);
  };
};
