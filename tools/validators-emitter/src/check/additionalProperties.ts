import { evaluatedMembers, type Schema, type SchemaObject } from '@hookbook/contract/schema';
import { stringLiteral } from '@hookbook/contract/text';
import { all, any, type Expression, MAX_COMPARISONS, memberOf, VALUE } from '../module/expression.ts';
import { argumentList, type Callee, calleeOf, childExpression } from './callee.ts';
import type { CheckContext, FunctionScope } from './checkContext.ts';

/** patternProperties, additionalProperties, unevaluatedProperties: the members that `properties` does not name */
export function additionalMemberConditions(schema: SchemaObject, context: CheckContext): Expression[] {
  return [...patternAndAdditional(schema, context), ...unevaluated(schema, context)];
}

function patternAndAdditional(schema: SchemaObject, context: CheckContext): Expression[] {
  const { properties = {}, required = [], patternProperties = {}, additionalProperties = true } = schema;
  const names = Object.keys(properties);
  const patterns = Object.keys(patternProperties);
  if (additionalProperties === false && patterns.length === 0) return [noOtherMembers(names, required, context)];
  const matching = Object.entries(patternProperties).map(([pattern, inner]) => ({ pattern, schema: inner }));
  return memberConditions({ names, patterns, matching, additional: additionalProperties }, context);
}

function unevaluated(schema: SchemaObject, context: CheckContext): Expression[] {
  const { unevaluatedProperties = true, ...others } = schema;
  const evaluated = evaluatedMembers(others, context.definitions.schema);
  if (unevaluatedProperties === true || !evaluated || evaluated.all) return [];
  const { names, patterns } = evaluated;
  if (unevaluatedProperties === false && patterns.length === 0)
    return [noOtherMembers(names, schema.required ?? [], context)];
  return memberConditions({ names, patterns, matching: [], additional: unevaluatedProperties }, context);
}

/** No members but these. Counting is enough, because the conditions before this one require every required member. */
function noOtherMembers(names: readonly string[], required: readonly string[], { module }: CheckContext): Expression {
  const requiredNames = names.filter((name) => required.includes(name));
  const optional = names
    .filter((name) => !required.includes(name))
    .map((name) => `(${memberOf(name, () => module.use('getOwn'))} !== undefined)`);
  const count = [requiredNames.length, ...optional].join(' + ');
  return `${module.use('closed')}(${VALUE}, ${count})`;
}

interface MemberSchemas {
  readonly names: readonly string[];
  readonly patterns: readonly string[];
  readonly matching: readonly { readonly pattern: string; readonly schema: Schema }[];
  /** For members with none of the names and patterns. */
  readonly additional: Schema;
}

/** A function that is called for every member with its value `v`, the depth `d` of the recursion, and its name `k`. */
function memberConditions(
  { names, patterns, matching, additional }: MemberSchemas,
  context: CheckContext,
): Expression[] {
  const { module } = context;
  const constrained = matching.filter(({ schema }) => schema !== true);
  if (constrained.length === 0 && additional === true) return [];
  const everyMember = (callee: Callee): Expression => `${module.use('members')}(${VALUE}, ${argumentList(callee)})`;
  if (names.length === 0 && patterns.length === 0) return [everyMember(calleeOf(additional, context))];
  const scope: FunctionScope = { cycle: context.scope.cycle, depth: false };
  const inner: CheckContext = { ...context, scope };
  const matches = (pattern: string): Expression => module.matches(pattern, 'k');
  const body = all([
    ...constrained.map(({ pattern, schema }) => any([`!${matches(pattern)}`, childExpression(schema, 'v', inner)])),
    any([isOneOf(names, context), ...patterns.map(matches), childExpression(additional, 'v', inner)]),
  ]);
  if (scope.depth) context.scope.depth = true;
  const name = module.check(`(v, ${scope.depth ? 'd = 0' : 'd'}, k) => ${body}`);
  return [everyMember({ name, depth: scope.depth ? 'd' : undefined })];
}

function isOneOf(names: readonly string[], { module }: CheckContext): Expression {
  return names.length > MAX_COMPARISONS
    ? `${module.set(names)}.has(k)`
    : any(names.map((name) => `k === ${stringLiteral(name)}`));
}
