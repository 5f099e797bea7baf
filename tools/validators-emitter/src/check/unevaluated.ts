import { evaluatedItems, evaluatedMembers, type SchemaObject } from '@hookbook/contract/schema';
import { type Expression, VALUE } from '../module/expression.ts';
import { handledKeywords } from '../module/keywordHandlers.ts';
import type { CheckContext } from './checkContext.ts';

/** Whether it depends on the value which members or items are unevaluated, so that only the rules can decide. */
export function hasDynamicUnevaluated(schema: SchemaObject, { definitions }: CheckContext): boolean {
  const { unevaluatedProperties, unevaluatedItems, ...others } = schema;
  return (
    (unevaluatedProperties !== undefined && !evaluatedMembers(others, definitions.schema)) ||
    (unevaluatedItems !== undefined && !evaluatedItems(others, definitions.schema))
  );
}

/** Interprets the rules of the schema to check all of its keywords. */
export function matchesRulesConditions(
  schema: SchemaObject,
  { definitions, module, rulesFunction }: CheckContext,
): Expression[] {
  const handlers = module.handlers(handledKeywords(schema, { definitions, hasUnevaluatedProperties: true }));
  return [`${module.use('matchesRules')}(${rulesFunction(schema)}, ${VALUE}, ${handlers})`];
}
