import type { SchemaObject } from '@hookbook/contract/schema';
import { all, any, type Expression, FALSE, not, TRUE } from '../module/expression.ts';
import type { CheckContext } from './checkContext.ts';

/** if, then, else */
export function ifThenElseConditions(schema: SchemaObject, context: CheckContext): Expression[] {
  if (schema.if === undefined) return [];
  const condition = context.expression(schema.if, context);
  const thenBranch = context.expression(schema.then ?? true, context);
  const elseBranch = context.expression(schema.else ?? true, context);
  if (condition === TRUE || thenBranch === elseBranch) return [thenBranch];
  if (condition === FALSE) return [elseBranch];
  if (elseBranch === TRUE) return [any([not(condition), thenBranch])];
  if (thenBranch === TRUE) return [any([condition, elseBranch])];
  return [`(${condition} ? ${all([thenBranch])} : ${all([elseBranch])})`];
}
