import type { SchemaObject } from '@hookbook/contract/schema';
import { evaluatedItems, evaluatedMembers } from '@hookbook/contract/schema';
import { type Expression, VALUE } from '../module/expression.ts';
import { walkersOf } from '../module/keywordHandlers.ts';
import type { Context } from './context.ts';

/** Whether what is left for `unevaluated…` depends on the value, so that only a walk can tell. */
export function hasDynamicUnevaluated(schema: SchemaObject, { definitions }: Context): boolean {
  const { unevaluatedProperties, unevaluatedItems, ...others } = schema;
  return (
    (unevaluatedProperties !== undefined && !evaluatedMembers(others, definitions.schema)) ||
    (unevaluatedItems !== undefined && !evaluatedItems(others, definitions.schema))
  );
}

/** Leaves the whole schema to a walk along its rules. */
export function walkedParts(schema: SchemaObject, { definitions, hoist, walked }: Context): Expression[] {
  const walkers = hoist.walkers(walkersOf(schema, definitions));
  return [`${hoist.use('follows')}(${walked(schema)}(), ${VALUE}, ${walkers})`];
}
