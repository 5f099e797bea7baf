import type { SchemaObject } from '@hookbook/contract/schema';
import { type Expression, VALUE } from '../module/expression.ts';
import type { CheckContext } from './context.ts';
import { onlyFor } from './types.ts';

/** minLength, maxLength, pattern, format */
export function stringParts(schema: SchemaObject, context: CheckContext): Expression[] {
  const { minLength = 0, maxLength, pattern, format } = schema;
  const { module } = context;
  const parts: Expression[] = [];
  if (minLength === 1) parts.push(`${VALUE} !== ''`);
  if (minLength > 1) parts.push(`${module.use('longEnough')}(${VALUE}, ${minLength})`);
  if (maxLength !== undefined) parts.push(`${module.use('shortEnough')}(${VALUE}, ${maxLength})`);
  if (pattern !== undefined) parts.push(module.matches(pattern, VALUE));
  const scanner = module.scanner(format);
  if (scanner) parts.push(`${scanner}(${VALUE})`);
  return onlyFor('string', parts, context);
}
