import type { SchemaObject } from '@hookbook/contract/schema';
import { type Expression, VALUE } from '../module/expression.ts';
import type { CheckContext } from './checkContext.ts';
import { ifType } from './typeTest.ts';

/** minLength, maxLength, pattern, format */
export function stringConditions(schema: SchemaObject, context: CheckContext): Expression[] {
  const { minLength = 0, maxLength, pattern, format } = schema;
  const { module } = context;
  const conditions: Expression[] = [];
  if (minLength === 1) conditions.push(`${VALUE} !== ''`);
  if (minLength > 1) conditions.push(`${module.use('longEnough')}(${VALUE}, ${minLength})`);
  if (maxLength !== undefined) conditions.push(`${module.use('shortEnough')}(${VALUE}, ${maxLength})`);
  if (pattern !== undefined) conditions.push(module.matches(pattern, VALUE));
  const formatCheck = module.formatCheck(format);
  if (formatCheck) conditions.push(`${formatCheck}(${VALUE})`);
  return ifType('string', conditions, context);
}
