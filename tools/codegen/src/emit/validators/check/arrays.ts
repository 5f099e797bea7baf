import type { SchemaObject } from '@hookbook/contract/schema';
import { evaluatedItems } from '@hookbook/contract/schema';
import { type Expression, FALSE, VALUE } from '../module/expression.ts';
import { argumentList, calleeOf, optionalPart, part } from './callee.ts';
import type { CheckContext } from './context.ts';
import { onlyFor } from './types.ts';

/** prefixItems, items, unevaluatedItems, contains, minContains, maxContains, minItems, maxItems, uniqueItems */
export function arrayParts(schema: SchemaObject, context: CheckContext): Expression[] {
  const { minItems = 0, maxItems, prefixItems = [], uniqueItems } = schema;
  const parts: Expression[] = [];
  if (minItems > 0) parts.push(`${VALUE}.length >= ${minItems}`);
  if (maxItems !== undefined) parts.push(`${VALUE}.length <= ${maxItems}`);
  prefixItems.forEach((each, index) => {
    const value = `${VALUE}[${index}]`;
    parts.push(index < minItems ? part(each, value, context) : optionalPart(each, value, context));
  });
  parts.push(...restParts(schema, context), ...containsParts(schema, context));
  if (uniqueItems) parts.push(`${context.module.use('unique')}(${VALUE})`);
  return onlyFor('array', parts, context);
}

/** The items behind those that are listed. */
function restParts(schema: SchemaObject, context: CheckContext): Expression[] {
  const { items, unevaluatedItems, ...others } = schema;
  const known = evaluatedItems(others, context.definitions.schema);
  const rest = items ?? (known?.all ? undefined : unevaluatedItems);
  const start = items === undefined ? (known?.count ?? 0) : (schema.prefixItems?.length ?? 0);
  if (rest === undefined || rest === true) return [];
  if (rest === false) return [`${VALUE}.length <= ${start}`];
  const callee = calleeOf(rest, context);
  const from = start > 0 || callee.depth !== undefined ? [start] : [];
  return [`${context.module.use('items')}(${VALUE}, ${argumentList(callee, ...from)})`];
}

function containsParts(schema: SchemaObject, context: CheckContext): Expression[] {
  const { contains, minContains: least = 1, maxContains: most } = schema;
  if (contains === undefined || (least === 0 && most === undefined)) return [];
  if (contains === false && least > 0) return [FALSE];
  const bounds = most === undefined ? [least, 'Infinity'] : [least, most];
  return [`${context.module.use('contains')}(${VALUE}, ${argumentList(calleeOf(contains, context), ...bounds)})`];
}
