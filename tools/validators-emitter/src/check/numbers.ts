import type { SchemaObject } from '@hookbook/contract/schema';
import { jsonLiteral } from '@hookbook/contract/text';
import { type Expression, VALUE } from '../module/expression.ts';
import type { CheckContext } from './checkContext.ts';
import { ifType } from './typeTest.ts';

/** minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf */
export function numberConditions(schema: SchemaObject, context: CheckContext): Expression[] {
  const bounds = [
    ['>=', schema.minimum],
    ['<=', schema.maximum],
    ['>', schema.exclusiveMinimum],
    ['<', schema.exclusiveMaximum],
  ] as const;
  const conditions = bounds.flatMap(([operator, bound]) =>
    bound === undefined ? [] : [`${VALUE} ${operator} ${jsonLiteral(bound)}`],
  );
  if (schema.multipleOf !== undefined)
    conditions.push(`${context.module.use('multipleOf')}(${VALUE}, ${jsonLiteral(schema.multipleOf)})`);
  return ifType('number', conditions, context);
}
