import { duplicateIndex } from '../../checks/arrays.ts';
import { formatCount } from '../../issues/preview.ts';
import { addIssue } from '../addIssue.ts';
import { applyToChild, subschemaOf, subschemasOf } from '../apply.ts';
import { tryBranch } from '../branch.ts';
import { memberOf } from '../location.ts';
import type { KeywordHandler } from '../state.ts';

export const explainMinItems: KeywordHandler =
  ({ minItems = 0 }) =>
  (state, value, location) => {
    if (Array.isArray(value) && value.length < minItems)
      addIssue(state, 'minItems', `at least ${formatCount(minItems, 'item')}`, value, location);
  };

export const explainMaxItems: KeywordHandler =
  ({ maxItems = 0 }) =>
  (state, value, location) => {
    if (Array.isArray(value) && value.length > maxItems)
      addIssue(state, 'maxItems', `at most ${formatCount(maxItems, 'item')}`, value, location);
  };

/** The issue is at the first item that equals an earlier one. */
export const explainUniqueItems: KeywordHandler =
  ({ uniqueItems }) =>
  (state, value, parent) => {
    if (!uniqueItems || !Array.isArray(value)) return;
    const key = duplicateIndex(value);
    if (key >= 0) addIssue(state, 'uniqueItems', 'a unique item', value[key], memberOf(parent, key));
  };

export const explainPrefixItems: KeywordHandler = ({ prefixItems }) => {
  const subschemas = subschemasOf('prefixItems', prefixItems);
  return (state, value, location) => {
    if (!Array.isArray(value)) return;
    for (const [index, subschema] of subschemas.entries()) {
      if (index >= value.length) return;
      state.tracker?.evaluated.add(index);
      applyToChild(state, index, subschema, value[index], location);
    }
  };
};

export const explainItems: KeywordHandler = ({ prefixItems = [], items }) => {
  const subschema = subschemaOf('/items', items);
  return (state, value, location) => {
    if (!Array.isArray(value)) return;
    for (let index = prefixItems.length; index < value.length; index++) {
      state.tracker?.evaluated.add(index);
      applyToChild(state, index, subschema, value[index], location);
    }
  };
};

/** With `minContains` and `maxContains`. */
export const explainContains: KeywordHandler = ({ contains, minContains = 1, maxContains = Infinity }) => {
  const subschema = subschemaOf('/contains', contains);
  return (state, value, location) => {
    if (!Array.isArray(value)) return;
    const { tracker } = state;
    state.tracker = undefined;
    const isMatch = (index: number) => tryBranch(state, subschema, value[index], location).issues.length === 0;
    const matching = [...value.keys()].filter(isMatch);
    state.tracker = tracker;
    for (const index of matching) tracker?.evaluated.add(index);
    if (matching.length < minContains)
      addIssue(state, 'contains', `at least ${formatCount(minContains, 'matching item')}`, value, location);
    if (matching.length > maxContains)
      addIssue(state, 'maxContains', `at most ${formatCount(maxContains, 'matching item')}`, value, location);
  };
};
