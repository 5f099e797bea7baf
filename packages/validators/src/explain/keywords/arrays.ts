import { duplicateIndex } from '../../checks/arrays.ts';
import { formatCount } from '../../issues/preview.ts';
import { addIssue } from '../addIssue.ts';
import { applyToChild } from '../apply.ts';
import { tryBranch } from '../branch.ts';
import type { KeywordHandler } from '../state.ts';

export const explainMinItems: KeywordHandler = (state, { minItems = 0 }, value, location) => {
  if (Array.isArray(value) && value.length < minItems)
    addIssue(state, 'minItems', `at least ${formatCount(minItems, 'item')}`, value, location);
};

export const explainMaxItems: KeywordHandler = (state, { maxItems = 0 }, value, location) => {
  if (Array.isArray(value) && value.length > maxItems)
    addIssue(state, 'maxItems', `at most ${formatCount(maxItems, 'item')}`, value, location);
};

/** The issue is at the first item that equals an earlier one. */
export const explainUniqueItems: KeywordHandler = (state, { uniqueItems }, value, parent) => {
  if (!uniqueItems || !Array.isArray(value)) return;
  const key = duplicateIndex(value);
  if (key >= 0) addIssue(state, 'uniqueItems', 'a unique item', value[key], { parent, key });
};

export const explainPrefixItems: KeywordHandler = (state, { prefixItems = [] }, value, location) => {
  if (!Array.isArray(value)) return;
  for (const [index, node] of prefixItems.entries()) {
    if (index >= value.length) return;
    state.tracker?.evaluated.add(index);
    applyToChild(state, index, node, value[index], location, 'prefixItems', index);
  }
};

export const explainItems: KeywordHandler = (state, { prefixItems = [], items = true }, value, location) => {
  if (!Array.isArray(value)) return;
  for (let index = prefixItems.length; index < value.length; index++) {
    state.tracker?.evaluated.add(index);
    applyToChild(state, index, items, value[index], location, 'items');
  }
};

/** With `minContains` and `maxContains`. */
export const explainContains: KeywordHandler = (state, rules, value, location) => {
  const { contains = true, minContains = 1, maxContains = Infinity } = rules;
  if (!Array.isArray(value)) return;
  const { tracker } = state;
  state.tracker = undefined;
  const isMatch = (index: number) => tryBranch(state, contains, value[index], location, 'contains').issues.length === 0;
  const matching = [...value.keys()].filter(isMatch);
  state.tracker = tracker;
  for (const index of matching) tracker?.evaluated.add(index);
  if (matching.length < minContains)
    addIssue(state, 'contains', `at least ${formatCount(minContains, 'matching item')}`, value, location);
  if (matching.length > maxContains)
    addIssue(state, 'maxContains', `at most ${formatCount(maxContains, 'matching item')}`, value, location);
};
