import type { SchemaObject } from '@hookbook/contract/schema';
import { evaluatedItems, evaluatedMembers } from '@hookbook/contract/schema';
import { type Expression, VALUE } from '../module/expression.ts';
import { keywordHandlersOf } from '../module/keywordHandlers.ts';
import type { CheckContext } from './context.ts';

/** Whether what is left for `unevaluated…` depends on the value, so that only a walk can tell. */
export function hasDynamicUnevaluated(schema: SchemaObject, { definitions }: CheckContext): boolean {
  const { unevaluatedProperties, unevaluatedItems, ...others } = schema;
  return (
    (unevaluatedProperties !== undefined && !evaluatedMembers(others, definitions.schema)) ||
    (unevaluatedItems !== undefined && !evaluatedItems(others, definitions.schema))
  );
}

/** Leaves the whole schema to a walk along its rules. */
export function explainedParts(
  schema: SchemaObject,
  { definitions, module, explainedOnly }: CheckContext,
): Expression[] {
  const handlers = module.handlers(keywordHandlersOf(schema, definitions));
  return [`${module.use('matchesRules')}(${explainedOnly(schema)}(), ${VALUE}, ${handlers})`];
}
