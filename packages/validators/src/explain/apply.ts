import { MAX_DEPTH } from '../checks/values.ts';
import type { Keyword } from '../issues/issue.ts';
import type { Key } from '../issues/pointer.ts';
import { addIssue, MAX_ISSUES } from './addIssue.ts';
import type { Location } from './location.ts';
import type { Rules, SchemaNode } from './rules.ts';
import type { ExplainState } from './state.ts';

/** Applies a schema to the same value as the schema around it. If nothing is tracked, skips it if its check passes. */
export function applyInPlace(
  state: ExplainState,
  node: SchemaNode = true,
  value: unknown,
  parent: Location,
  keyword: Keyword,
  name?: Key,
): void {
  const rules = resolveNode(node);
  if (rules === false) addIssue(state, keyword, 'nothing', value, parent);
  else if (rules !== true && (state.tracker || !rules.is?.(value)))
    applyRules(state, rules, value, { parent, keyword, name });
}

/** Applies a schema to a member or an item. If drift is not collected, skips it if its check passes. */
export function applyToChild(
  state: ExplainState,
  key: Key,
  node: SchemaNode | undefined,
  value: unknown,
  parent: Location,
  keyword: Keyword,
  name?: Key,
): void {
  const { tracker } = state;
  const rules = resolveNode(node);
  if (rules === false) addIssue(state, keyword, 'nothing', value, { parent, key });
  else if (rules !== true && (tracker?.drift || !rules.is?.(value))) {
    const location = { parent, key, keyword, name };
    state.tracker = tracker?.forChild();
    applyRules(state, rules, value, location);
    state.tracker?.reportFields(state, value, location);
    state.tracker = tracker;
  }
}

export function resolveNode(node: SchemaNode | undefined): Rules | boolean {
  return typeof node === 'function' ? node() : (node ?? true);
}

export function applyRules(state: ExplainState, rules: Rules, value: unknown, parent: Location): void {
  // Further issues would be dropped. Without this, a value that contains itself twice would take exponential time.
  if (state.issues.length >= MAX_ISSUES) return;
  if (rules.ref) {
    if (++state.depth > MAX_DEPTH) addIssue(state, 'too-deep', `at most ${MAX_DEPTH} levels of nesting`, value, parent);
    else applyRules(state, rules.ref(), value, parent);
    state.depth--;
  } else {
    const location = rules.at === undefined ? parent : { parent, at: rules.at };
    for (const keyword in rules) state.handlers[keyword as keyof Rules]?.(state, rules, value, location);
  }
}
