import { isObject } from '../../checks/objects.ts';
import type { Keyword } from '../../issues/issue.ts';
import type { Key } from '../../issues/pointer.ts';
import { applyRules, applyToChild, resolveNode } from '../apply.ts';
import { EvaluationTracker } from '../evaluationTracker.ts';
import type { SchemaNode } from '../rules.ts';
import type { KeywordHandler } from '../state.ts';

/** `unevaluatedProperties` and `unevaluatedItems`, after the keywords that are adjacent to them. */
export const explainAdjacent: KeywordHandler = (state, rules, value, location) => {
  const { adjacent = true, unevaluatedProperties = true, unevaluatedItems = true } = rules;
  const outer = state.tracker;
  const tracker = outer?.forBranch() ?? new EvaluationTracker();
  state.tracker = tracker;
  const adjacentRules = resolveNode(adjacent);
  if (typeof adjacentRules === 'object') applyRules(state, adjacentRules, value, location);
  const applyToRest = (keyword: Keyword, node: SchemaNode, entries: Iterable<[Key, unknown]>) => {
    for (const [key, child] of entries)
      if (child !== undefined && !tracker.evaluated.has(key)) {
        tracker.evaluated.add(key);
        applyToChild(state, key, node, child, location, keyword);
      }
  };
  if (rules.unevaluatedProperties !== undefined && isObject(value))
    applyToRest('unevaluatedProperties', unevaluatedProperties, Object.entries(value));
  if (rules.unevaluatedItems !== undefined && Array.isArray(value))
    applyToRest('unevaluatedItems', unevaluatedItems, value.entries());
  outer?.merge(tracker);
  state.tracker = outer;
};
