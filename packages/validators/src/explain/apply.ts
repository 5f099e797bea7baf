import { type Check, MAX_DEPTH } from '../checks/values.ts';
import type { Keyword } from '../issues/issue.ts';
import type { Key } from '../issues/pointer.ts';
import { addIssue, MAX_ISSUES } from './addIssue.ts';
import type { Location } from './location.ts';
import type { Rules, SchemaNode } from './rules.ts';
import type { ExplainState, Explanation, KeywordHandlers } from './state.ts';

/** Rules in one form, so that applying them is fast, and what their keywords say, from the first value on. */
export class PreparedRules {
  readonly rules: Rules;
  readonly is: Check | undefined;
  readonly at: string | undefined;
  readonly ref: (() => Rules) | undefined;
  private explanations: readonly Explanation[] | undefined;

  constructor(rules: Rules) {
    this.rules = rules;
    this.is = rules.is;
    this.at = rules.at;
    this.ref = rules.ref;
  }

  /** The functions that explain a value, one for each keyword. */
  explanationsBy(handlers: KeywordHandlers): readonly Explanation[] {
    this.explanations ??= Object.keys(this.rules).flatMap(
      (keyword) => handlers[keyword as keyof Rules]?.(this.rules) ?? [],
    );
    return this.explanations;
  }
}

/** What a value is compared with: rules, anything, or nothing. */
export type Target = PreparedRules | boolean;

const prepared = /* @__PURE__ */ new WeakMap<Rules | (() => Rules), PreparedRules>();

/** The same object for the same schema, so that nothing is prepared twice. */
export function prepare(schema: Rules | (() => Rules)): PreparedRules {
  const known = prepared.get(schema) ?? new PreparedRules(typeof schema === 'function' ? schema() : schema);
  prepared.set(schema, known);
  return known;
}

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
  const { ref, at } = target;
  if (ref) {
    if (++state.depth > MAX_DEPTH) addIssue(state, 'too-deep', `at most ${MAX_DEPTH} levels of nesting`, value, parent);
    else applyRules(state, prepare(ref), value, parent);
    state.depth--;
  } else {
    const location = at === undefined ? parent : { parent, at };
    for (const explain of target.explanationsBy(state.handlers)) explain(state, value, location);
  }
}
