import type { SchemaObject } from '@hookbook/contract/schema';
import { all, any, type Expression, FALSE, not, TRUE } from '../module/expression.ts';
import type { CheckContext } from './context.ts';

/** if, then, else */
export function conditionalParts(schema: SchemaObject, context: CheckContext): Expression[] {
  if (schema.if === undefined) return [];
  const condition = context.expression(schema.if, context);
  const holds = context.expression(schema.then ?? true, context);
  const fails = context.expression(schema.else ?? true, context);
  if (condition === TRUE || holds === fails) return [holds];
  if (condition === FALSE) return [fails];
  if (fails === TRUE) return [any([not(condition), holds])];
  if (holds === TRUE) return [any([condition, fails])];
  return [`(${condition} ? ${all([holds])} : ${all([fails])})`];
}
