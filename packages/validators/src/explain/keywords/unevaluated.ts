import { isObject } from '../../checks/objects.ts';
import type { Key } from '../../issues/pointer.ts';
import { applyInPlace, applyToChild, type Subschema, subschemaOf } from '../apply.ts';
import { EvaluationTracker } from '../evaluationTracker.ts';
import type { KeywordHandler } from '../state.ts';

/** `unevaluatedProperties` and `unevaluatedItems`, after the keywords that are adjacent to them. */
export const explainAdjacent: KeywordHandler = (rules) => {
  // The emitter writes an `allOf` with a single branch as that branch, which may be `false`.
  const adjacent = subschemaOf(rules.adjacent === false ? '/allOf' : '', rules.adjacent);
  const properties = subschemaOf('/unevaluatedProperties', rules.unevaluatedProperties);
  const items = subschemaOf('/unevaluatedItems', rules.unevaluatedItems);
  return (state, value, location) => {
    const outer = state.tracker;
    const tracker = outer?.forBranch() ?? new EvaluationTracker();
    state.tracker = tracker;
    applyInPlace(state, adjacent, value, location);
    const applyToRest = (subschema: Subschema, entries: Iterable<[Key, unknown]>) => {
      for (const [key, child] of entries)
        if (child !== undefined && !tracker.evaluated.has(key)) {
          tracker.evaluated.add(key);
          applyToChild(state, key, subschema, child, location);
        }
    };
    if (rules.unevaluatedProperties !== undefined && isObject(value)) applyToRest(properties, Object.entries(value));
    if (rules.unevaluatedItems !== undefined && Array.isArray(value)) applyToRest(items, value.entries());
    outer?.merge(tracker);
    state.tracker = outer;
  };
};
