import type { Check } from '../checks/values.ts';
import type { Keyword } from '../issues/issue.ts';
import { escapeKey, type Key } from '../issues/pointer.ts';
import { addIssue, MAX_ISSUES } from './addIssue.ts';
import { type Location, locationOf, memberOf, type SchemaStep } from './location.ts';
import type { Rules, SchemaNode, SchemaNodeMap } from './rules.ts';
import type { ExplainState, Explanation, KeywordHandlers } from './state.ts';

/** Rules in one form, so that applying them is fast. */
export interface PreparedRules {
  readonly rules: Rules;
  readonly at: string | undefined;
  readonly is: Check | undefined;
  /** What explains a value, for each keyword; made when a value has to be explained. */
  explanations: readonly Explanation[] | undefined;
}

/** Remembered by the schema itself, so that nothing is prepared twice. */
export function prepare(schema: SchemaNode & { prepared?: PreparedRules }): PreparedRules {
  if (typeof schema === 'boolean') return preparedRules({}, schema ? [] : [explainNothing]);
  schema.prepared ??= preparedRules(typeof schema === 'function' ? schema() : schema);
  return schema.prepared;
}

function preparedRules(rules: Rules, explanations?: readonly Explanation[]): PreparedRules {
  return { rules, at: rules.at, is: rules.is, explanations };
}

/** A schema inside another one. */
export interface Subschema {
  readonly step: SchemaStep;
  readonly target: PreparedRules;
  /** Its name or index, if the keyword has several. */
  readonly name: string;
}

export function subschemaOf(step: SchemaStep, node: SchemaNode = true, name = ''): Subschema {
  return { step, target: prepare(node), name };
}

export function subschemasOf(
  keyword: Keyword,
  nodes: SchemaNodeMap | readonly SchemaNode[] = {},
): readonly Subschema[] {
  return Object.entries(nodes).map(([name, node]) => subschemaOf(`/${keyword}/${escapeKey(name)}`, node, name));
}

/** Applies a schema to the same value as the schema around it. If nothing is tracked, skips it if its check passes. */
export function applyInPlace(state: ExplainState, { target, step }: Subschema, value: unknown, parent: Location): void {
  if (state.tracker || !target.is?.(value))
    applyRules(state, target, value, locationOf(target.at, parent, undefined, step));
}

/** Applies a schema to a member or an item. If drift is not collected, skips it if its check passes. */
export function applyToChild(
  state: ExplainState,
  key: Key,
  { target, step }: Subschema,
  value: unknown,
  parent: Location,
): void {
  const { tracker } = state;
  if (tracker?.drift || !target.is?.(value)) {
    const location = locationOf(target.at, parent, key, step);
    state.tracker = tracker?.forChild();
    applyRules(state, target, value, location);
    state.tracker?.reportFields(state, value, location);
    state.tracker = tracker;
  }
}

export function applyRules(state: ExplainState, target: PreparedRules, value: unknown, location: Location): void {
  // Further issues would be dropped. Without this, a value that contains itself twice would take exponential time.
  if (state.issues.length >= MAX_ISSUES) return;
  target.explanations ??= explanationsOf(target.rules, state.handlers);
  for (const explain of target.explanations) explain(state, value, location);
}

function explanationsOf(rules: Rules, handlers: KeywordHandlers): readonly Explanation[] {
  return Object.keys(rules).flatMap((keyword) => handlers[keyword as keyof Rules]?.(rules) ?? []);
}

/** The schema `false`. Its issue names the keyword that applies it. */
const explainNothing: Explanation = (state, value, { parent, key, step }) =>
  addIssue(state, step.split('/')[1] as Keyword, 'nothing', value, memberOf(parent, key));
