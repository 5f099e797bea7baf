import { evaluatedItems, type SchemaObject } from '@hookbook/contract/schema';
import { type Expression, FALSE, VALUE } from '../module/expression.ts';
import { argumentList, calleeOf, childExpression, optionalChildExpression } from './callee.ts';
import type { CheckContext } from './checkContext.ts';
import { ifType } from './typeTest.ts';

/** prefixItems, items, unevaluatedItems, contains, minContains, maxContains, minItems, maxItems, uniqueItems */
export function arrayConditions(schema: SchemaObject, context: CheckContext): Expression[] {
  const { minItems = 0, maxItems, prefixItems = [], uniqueItems } = schema;
  const conditions: Expression[] = [];
  if (minItems > 0) conditions.push(`${VALUE}.length >= ${minItems}`);
  if (maxItems !== undefined) conditions.push(`${VALUE}.length <= ${maxItems}`);
  prefixItems.forEach((item, index) => {
    const write = index < minItems ? childExpression : optionalChildExpression;
    conditions.push(write(item, `${VALUE}[${index}]`, context));
  });
  conditions.push(...remainingItems(schema, context), ...containsConditions(schema, context));
  if (uniqueItems) conditions.push(`${context.module.use('unique')}(${VALUE})`);
  return ifType('array', conditions, context);
}

/** The items after those that `prefixItems` lists. */
function remainingItems(schema: SchemaObject, context: CheckContext): Expression[] {
  const { items, unevaluatedItems, ...others } = schema;
  const evaluated = evaluatedItems(others, context.definitions.schema);
  const remaining = items ?? (evaluated?.all ? undefined : unevaluatedItems);
  const start = items === undefined ? (evaluated?.count ?? 0) : (schema.prefixItems?.length ?? 0);
  if (remaining === undefined || remaining === true) return [];
  if (remaining === false) return [`${VALUE}.length <= ${start}`];
  const callee = calleeOf(remaining, context);
  const startArgument = start > 0 || callee.depth !== undefined ? [start] : [];
  return [`${context.module.use('items')}(${VALUE}, ${argumentList(callee, ...startArgument)})`];
}

function containsConditions(schema: SchemaObject, context: CheckContext): Expression[] {
  const { contains, minContains = 1, maxContains } = schema;
  if (contains === undefined || (minContains === 0 && maxContains === undefined)) return [];
  if (contains === false && minContains > 0) return [FALSE];
  const counts = [minContains, maxContains ?? 'Infinity'];
  return [`${context.module.use('contains')}(${VALUE}, ${argumentList(calleeOf(contains, context), ...counts)})`];
}
