import type { Schema, SchemaObject } from '@hookbook/contract/schema';
import { evaluatedMembers } from '@hookbook/contract/schema';
import { stringLiteral } from '@hookbook/contract/text';
import { all, any, type Expression, memberOf, VALUE } from '../module/expression.ts';
import { argumentList, type Callee, calleeOf, part } from './callee.ts';
import type { CheckContext, FunctionScope } from './context.ts';

/** patternProperties, additionalProperties, unevaluatedProperties: members that are not told by name */
export function restParts(schema: SchemaObject, context: CheckContext): Expression[] {
  return [...patternAndAdditional(schema, context), ...unevaluated(schema, context)];
}

function patternAndAdditional(schema: SchemaObject, context: CheckContext): Expression[] {
  const { properties = {}, required = [], patternProperties = {}, additionalProperties: rest = true } = schema;
  const names = Object.keys(properties);
  const patterns = Object.keys(patternProperties);
  if (rest === false && patterns.length === 0) return [closedTo(names, required, context)];
  const matching = Object.entries(patternProperties).map(([pattern, each]) => ({ pattern, schema: each }));
  return memberParts({ names, patterns, matching, rest }, context);
}

function unevaluated(schema: SchemaObject, context: CheckContext): Expression[] {
  const { unevaluatedProperties: rest = true, ...others } = schema;
  const known = evaluatedMembers(others, context.definitions.schema);
  if (rest === true || !known || known.all) return [];
  const { names, patterns } = known;
  if (rest === false && patterns.length === 0) return [closedTo(names, schema.required ?? [], context)];
  return memberParts({ names, patterns, matching: [], rest }, context);
}

/** No member but these: counted, as those that are there have been looked at already. */
function closedTo(names: readonly string[], required: readonly string[], { module }: CheckContext): Expression {
  const certain = names.filter((name) => required.includes(name));
  const possible = names
    .filter((name) => !required.includes(name))
    .map((name) => `(${memberOf(name, () => module.use('getOwn'))} !== undefined)`);
  const count = certain.length > 0 || possible.length === 0 ? [certain.length, ...possible] : ['0', ...possible];
  return `${module.use('closed')}(${VALUE}, ${count.join(' + ')})`;
}

interface MemberRules {
  readonly names: readonly string[];
  readonly patterns: readonly string[];
  readonly matching: readonly { readonly pattern: string; readonly schema: Schema }[];
  /** For members with none of the names and patterns. */
  readonly rest: Schema;
}

/** One function that is called with every member: its value `v`, how deep the recursion is, and its name `k`. */
function memberParts({ names, patterns, matching, rest }: MemberRules, context: CheckContext): Expression[] {
  const { module } = context;
  const needed = matching.filter(({ schema }) => schema !== true);
  if (needed.length === 0 && rest === true) return [];
  const visit = (callee: Callee): Expression => `${module.use('members')}(${VALUE}, ${argumentList(callee)})`;
  if (names.length === 0 && patterns.length === 0) return [visit(calleeOf(rest, context))];
  const scope: FunctionScope = { cycle: context.scope.cycle, depth: false };
  const inner: CheckContext = { ...context, scope };
  const matches = (pattern: string): Expression => module.matches(pattern, 'k');
  const body = all([
    ...needed.map(({ pattern, schema }) => any([`!${matches(pattern)}`, part(schema, 'v', inner)])),
    any([isOneOf(names, context), ...patterns.map(matches), part(rest, 'v', inner)]),
  ]);
  if (scope.depth) context.scope.depth = true;
  const name = module.check(`(v, ${scope.depth ? 'd = 0' : 'd'}, k) => ${body}`);
  return [visit({ name, depth: scope.depth ? 'd' : undefined })];
}

function isOneOf(names: readonly string[], { module }: CheckContext): Expression {
  return names.length > 3 ? `${module.set(names)}.has(k)` : any(names.map((name) => `k === ${stringLiteral(name)}`));
}
