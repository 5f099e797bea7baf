import type { Check } from '../checks/values.ts';
import type { Keyword } from '../issues/issue.ts';
import type { Key } from '../issues/pointer.ts';
import { addIssue, MAX_ISSUES } from './addIssue.ts';
import type { Location } from './location.ts';
import type { Rules, SchemaNode } from './rules.ts';
import type { ExplainState, Explanation } from './state.ts';

/** Rules in one form, so that applying them is fast. */
export interface PreparedRules {
  readonly rules: Rules;
  readonly is: Check | undefined;
  /** What explains a value, for each keyword; made when a value has to be explained. */
  explanations: readonly Explanation[] | undefined;
}

/** What a value is compared with: rules, anything, or nothing. */
export type Target = PreparedRules | boolean;

/** Remembered by the schema itself, so that nothing is prepared twice. */
export function prepare(schema: Preparable<Rules> | Preparable<() => Rules>): PreparedRules {
  if (!schema.prepared) {
    const rules = typeof schema === 'function' ? schema() : schema;
    schema.prepared = { rules, is: rules.is, explanations: undefined };
  }
  return schema.prepared;
}

type Preparable<Schema> = Schema & { prepared?: PreparedRules };

export function targetOf(node: SchemaNode = true): Target {
  return typeof node === 'boolean' ? node : prepare(node);
}

/** Applies a schema to the same value as the schema around it. If nothing is tracked, skips it if its check passes. */
export function applyInPlace(
  state: ExplainState,
  target: Target,
  value: unknown,
  parent: Location,
  keyword: Keyword,
  name?: Key,
): void {
  if (target === true) return;
  if (target === false) addIssue(state, keyword, 'nothing', value, parent);
  else if (state.tracker || !target.is?.(value)) applyRules(state, target, value, { parent, keyword, name });
}

/** Applies a schema to a member or an item. If drift is not collected, skips it if its check passes. */
export function applyToChild(
  state: ExplainState,
  key: Key,
  target: Target,
  value: unknown,
  parent: Location,
  keyword: Keyword,
  name?: Key,
): void {
  if (target === true) return;
  const { tracker } = state;
  if (target === false) addIssue(state, keyword, 'nothing', value, { parent, key });
  else if (tracker?.drift || !target.is?.(value)) {
    const location = { parent, key, keyword, name };
    state.tracker = tracker?.forChild();
    applyRules(state, target, value, location);
    state.tracker?.reportFields(state, value, location);
    state.tracker = tracker;
  }
}

export function applyRules(state: ExplainState, target: PreparedRules, value: unknown, parent: Location): void {
  // Further issues would be dropped. Without this, a value that contains itself twice would take exponential time.
  if (state.issues.length >= MAX_ISSUES) return;
  const { rules } = target;
  const location = rules.at === undefined ? parent : { parent, at: rules.at };
  target.explanations ??= Object.keys(rules).flatMap(
    (keyword) => state.handlers[keyword as keyof Rules]?.(rules) ?? [],
  );
  for (const explain of target.explanations) explain(state, value, location);
}
