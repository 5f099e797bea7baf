import { getOwn, isObject, size } from '../../checks/objects.ts';
import { matches } from '../../formats/matches.ts';
import { fail } from '../../issues/preview.ts';
import { apply, child, type Walker } from '../apply.ts';
import { attempt } from '../branch.ts';

export const walkPatternProperties: Walker = (walk, { patternProperties = [] }, value, spot) => {
  if (!isObject(value)) return;
  for (const name of Object.keys(value))
    for (const [pattern, node] of patternProperties) {
      if (value[name] === undefined || !matches(pattern, name)) continue;
      walk.seen?.keys.add(name);
      child(walk, name, node, value[name], spot, 'patternProperties', pattern.source);
    }
};

export const walkAdditionalProperties: Walker = (walk, rules, value, spot) => {
  const { must = {}, may = {}, patternProperties = [], additionalProperties = true } = rules;
  if (!isObject(value)) return;
  for (const name of Object.keys(value)) {
    const isDeclared = Object.hasOwn(must, name) || Object.hasOwn(may, name);
    if (value[name] === undefined || isDeclared || patternProperties.some(([pattern]) => matches(pattern, name)))
      continue;
    walk.seen?.keys.add(name);
    child(walk, name, additionalProperties, value[name], spot, 'additionalProperties');
  }
};

export const walkPropertyNames: Walker = (walk, { propertyNames = true }, value, up) => {
  if (!isObject(value)) return;
  const { seen } = walk;
  walk.seen = undefined;
  for (const key of Object.keys(value)) {
    const [issue] = attempt(walk, propertyNames, key, up, 'propertyNames').issues;
    if (issue) fail(walk, 'propertyNames', `a name that is ${issue.expected}`, key, { up, key });
  }
  walk.seen = seen;
};

export const walkMinProperties: Walker = (walk, { minProperties = 0 }, value, spot) => {
  if (isObject(value) && size(value) < minProperties)
    fail(walk, 'minProperties', `at least ${minProperties} members`, value, spot);
};

export const walkMaxProperties: Walker = (walk, { maxProperties = 0 }, value, spot) => {
  if (isObject(value) && size(value) > maxProperties)
    fail(walk, 'maxProperties', `at most ${maxProperties} members`, value, spot);
};

export const walkDependentRequired: Walker = (walk, { dependentRequired = {} }, value, up) => {
  if (!isObject(value)) return;
  for (const [name, needed] of Object.entries(dependentRequired))
    for (const key of needed)
      if (getOwn(value, name) !== undefined && getOwn(value, key) === undefined)
        fail(walk, 'dependentRequired', `a value beside ${JSON.stringify(name)}`, undefined, { up, key });
};

export const walkDependentSchemas: Walker = (walk, { dependentSchemas = {} }, value, spot) => {
  if (!isObject(value)) return;
  for (const [name, node] of Object.entries(dependentSchemas))
    if (getOwn(value, name) !== undefined) apply(walk, node, value, spot, 'dependentSchemas', name);
};
