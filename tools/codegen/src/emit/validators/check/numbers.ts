import type { SchemaObject } from '@hookbook/contract/schema';
import { jsonLiteral } from '@hookbook/contract/text';
import { type Expression, VALUE } from '../module/expression.ts';
import type { CheckContext } from './context.ts';
import { onlyFor } from './types.ts';

/** minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf */
export function numberParts(schema: SchemaObject, context: CheckContext): Expression[] {
  const bounds = [
    ['>=', schema.minimum],
    ['<=', schema.maximum],
    ['>', schema.exclusiveMinimum],
    ['<', schema.exclusiveMaximum],
  ] as const;
  const parts = bounds.flatMap(([sign, bound]) =>
    bound === undefined ? [] : [`${VALUE} ${sign} ${jsonLiteral(bound)}`],
  );
  if (schema.multipleOf !== undefined)
    parts.push(`${context.module.use('multipleOf')}(${VALUE}, ${jsonLiteral(schema.multipleOf)})`);
  return onlyFor('number', parts, context);
}
