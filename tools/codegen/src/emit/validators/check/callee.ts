import type { Schema } from '@hookbook/contract/schema';
import { ANY, definitionName } from '@hookbook/contract/schema';
import { any, bind, countUses, type Expression, VALUE } from '../module/expression.ts';
import type { CheckContext, FunctionScope } from './context.ts';

/** A function that checks one value, and what it must be told about depth: `d`, `d + 1` or nothing. */
export interface Callee {
  readonly name: string;
  readonly depth?: string | undefined;
}

/** The function of a definition. Recursion goes through definitions only, so this is where depth is counted. */
export function definitionCallee($ref: string, { definitions, scope }: CheckContext): Callee {
  const name = definitionName($ref);
  const cycle = definitions.cycleOf(name);
  if (cycle === undefined || cycle !== scope.cycle) return { name: checkName(name) };
  scope.depth = true;
  return { name: checkName(name), depth: 'd + 1' };
}

export function checkName(definition: string): string {
  return `is_${definition}`;
}

export function functionText(body: Expression, { depth }: Pick<FunctionScope, 'depth'>): string {
  return `(${depth ? 'v, d = 0' : 'v'}) => ${bind(body, 'v')}`;
}

/** Arguments that hand a function on to the runtime, with the depth behind `between`. */
export function argumentList({ name, depth }: Callee, ...between: readonly (string | number)[]): string {
  return [name, ...between, ...(depth === undefined ? [] : [depth])].join(', ');
}

export function call({ name, depth }: Callee, value: string): Expression {
  return `${name}(${depth === undefined ? value : `${value}, ${depth}`})`;
}

/** The function for a schema, which is that of a definition where it refers to one. */
export function calleeOf(schema: Schema, context: CheckContext): Callee {
  return toFunction(draft(schema, context), context);
}

/** A schema about a part of the value. What would look at the part more than once becomes a function. */
export function part(schema: Schema, value: string, context: CheckContext): Expression {
  const written = draft(schema, context);
  if (countUses(written.text) > 1) return call(toFunction(written, context), value);
  if (written.scope.depth) context.scope.depth = true;
  return bind(written.text, value);
}

/** The same for a part that may be missing. */
export function optionalPart(schema: Schema, value: string, context: CheckContext): Expression {
  const { text, scope } = optionalDraft(schema, context);
  return countUses(text) < 2 ? bind(text, value) : call(toFunction({ text, scope }, context), value);
}

/** The function that checks a part that may be missing, if there is anything to check, and if it need not know its depth. */
export function optionalCheck(schema: Schema, context: CheckContext): string | undefined {
  const { text, scope } = optionalDraft(schema, context);
  return countUses(text) === 0 || scope.depth ? undefined : toFunction({ text, scope }, context).name;
}

function optionalDraft(schema: Schema, context: CheckContext): Draft {
  const { text, scope } = draft(schema, context);
  return { text: any([`${VALUE} === undefined`, text]), scope };
}

interface Draft {
  readonly text: Expression;
  readonly scope: FunctionScope;
}

function draft(schema: Schema, context: CheckContext): Draft {
  const scope: FunctionScope = { cycle: context.scope.cycle, depth: false };
  return { text: context.expression(schema, { ...context, scope, types: ANY }), scope };
}

/** A function of the given text, shared with all that have the same. */
function toFunction({ text, scope }: Draft, { module, scope: outer }: CheckContext): Callee {
  if (scope.depth) outer.depth = true;
  const [, only, depth] = /^(\w+)\(\u0000(?:, (d(?: \+ 1)?))?\)$/.exec(text) ?? [];
  if (only !== undefined) return { name: only, depth };
  return { name: module.check(functionText(text, scope)), depth: scope.depth ? 'd' : undefined };
}
