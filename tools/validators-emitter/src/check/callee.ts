import { ANY, definitionName, type Schema } from '@hookbook/contract/schema';
import { any, bind, countUses, type Expression, VALUE } from '../module/expression.ts';
import type { CheckContext, Draft, FunctionScope } from './checkContext.ts';

/** A function that checks one value. */
export interface Callee {
  readonly name: string;
  /** The argument for the depth of the recursion: `d`, `d + 1`, or none. */
  readonly depth?: string | undefined;
}

/** The check of a definition. Recursion always passes through a definition, so this is where its depth increases. */
export function definitionCallee($ref: string, { definitions, scope }: CheckContext): Callee {
  const name = definitionName($ref);
  const cycle = definitions.cycleOf(name);
  if (cycle === undefined || cycle !== scope.cycle) return { name: checkName(name) };
  scope.depth = true;
  return { name: checkName(name), depth: 'd + 1' };
}

/** The name of the function that checks an event or a definition. */
export function checkName(typeName: string): string {
  return `is_${typeName}`;
}

export function functionText(body: Expression, { depth }: Pick<FunctionScope, 'depth'>): string {
  return `(${depth ? 'v, d = 0' : 'v'}) => ${bind(body, 'v')}`;
}

/** Arguments that pass a function to the runtime, with its depth after those in between. */
export function argumentList({ name, depth }: Callee, ...between: readonly (string | number)[]): string {
  return [name, ...between, ...(depth === undefined ? [] : [depth])].join(', ');
}

export function call({ name, depth }: Callee, value: string): Expression {
  return `${name}(${depth === undefined ? value : `${value}, ${depth}`})`;
}

/** The function that checks a schema. For a reference, that of the definition. */
export function calleeOf(schema: Schema, context: CheckContext): Callee {
  return toFunction(draftOf(schema, context), context);
}

/** The check of a member or an item of the value. Becomes a call if it would read the member more than once. */
export function childExpression(schema: Schema, child: string, context: CheckContext): Expression {
  const draft = draftOf(schema, context);
  if (countUses(draft.text) > 1) return call(toFunction(draft, context), child);
  if (draft.scope.depth) context.scope.depth = true;
  return bind(draft.text, child);
}

/** The same for a member or an item that may be missing. */
export function optionalChildExpression(schema: Schema, child: string, context: CheckContext): Expression {
  const draft = optionalDraftOf(schema, context);
  return countUses(draft.text) < 2 ? bind(draft.text, child) : call(toFunction(draft, context), child);
}

/** The function that checks a value that may be missing. Undefined if every value is valid or it needs the depth. */
export function optionalCheckName(schema: Schema, context: CheckContext): string | undefined {
  const draft = optionalDraftOf(schema, context);
  return countUses(draft.text) === 0 || draft.scope.depth ? undefined : toFunction(draft, context).name;
}

function draftOf(schema: Schema, context: CheckContext): Draft {
  const { cycle } = context.scope;
  const known = context.drafts.get(schema) ?? new Map<string | undefined, Draft>();
  context.drafts.set(schema, known);
  const draft = known.get(cycle) ?? newDraft(schema, context);
  known.set(cycle, draft);
  return draft;
}

function newDraft(schema: Schema, context: CheckContext): Draft {
  const scope: FunctionScope = { cycle: context.scope.cycle, depth: false };
  return { text: context.expression(schema, { ...context, scope, types: ANY }), scope };
}

function optionalDraftOf(schema: Schema, context: CheckContext): Draft {
  const { text, scope } = draftOf(schema, context);
  return { text: any([`${VALUE} === undefined`, text]), scope };
}

/** A call of a function with the value as its only argument besides the depth. */
const PLAIN_CALL = /^([\w\u0080\u0081]+)\(\u0000(?:, (d(?: \+ 1)?))?\)$/;

/** A new function, or the existing one if another has the same text or the text only calls it. */
function toFunction({ text, scope }: Draft, { module, scope: outerScope }: CheckContext): Callee {
  if (scope.depth) outerScope.depth = true;
  const [, name, depth] = PLAIN_CALL.exec(text) ?? [];
  if (name !== undefined) return { name, depth };
  return { name: module.check(functionText(text, scope)), depth: scope.depth ? 'd' : undefined };
}
