import { isObject } from '../../checks/objects.ts';
import type { Keyword } from '../../issues/issue.ts';
import type { Key } from '../../issues/pointer.ts';
import { applyRules, applyToChild, type Target, targetOf } from '../apply.ts';
import { EvaluationTracker } from '../evaluationTracker.ts';
import type { KeywordHandler } from '../state.ts';

/** `unevaluatedProperties` and `unevaluatedItems`, after the keywords that are adjacent to them. */
export const explainAdjacent: KeywordHandler = (rules) => {
  const adjacent = targetOf(rules.adjacent);
  const [properties, items] = [targetOf(rules.unevaluatedProperties), targetOf(rules.unevaluatedItems)];
  return (state, value, location) => {
    const outer = state.tracker;
    const tracker = outer?.forBranch() ?? new EvaluationTracker();
    state.tracker = tracker;
    if (typeof adjacent === 'object') applyRules(state, adjacent, value, location);
    const applyToRest = (keyword: Keyword, target: Target, entries: Iterable<[Key, unknown]>) => {
      for (const [key, child] of entries)
        if (child !== undefined && !tracker.evaluated.has(key)) {
          tracker.evaluated.add(key);
          applyToChild(state, key, target, child, location, keyword);
        }
    };
    if (rules.unevaluatedProperties !== undefined && isObject(value))
      applyToRest('unevaluatedProperties', properties, Object.entries(value));
    if (rules.unevaluatedItems !== undefined && Array.isArray(value))
      applyToRest('unevaluatedItems', items, value.entries());
    outer?.merge(tracker);
    state.tracker = outer;
  };
};
