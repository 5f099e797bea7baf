import type { SchemaObject } from '../../../schema.ts';
import { evaluatedItems, evaluatedMembers } from '../analysis/evaluated.ts';
import { type Expression, VALUE } from '../expression.ts';
import { walkersOf } from '../rules/walkers.ts';
import type { Context } from './context.ts';

/** Whether what is left for `unevaluated…` depends on the value, so that only a walk can tell. */
export function hasDynamicUnevaluated(schema: SchemaObject, { definitions }: Context): boolean {
  const { unevaluatedProperties, unevaluatedItems, ...others } = schema;
  return (
    (unevaluatedProperties !== undefined && !evaluatedMembers(others, definitions)) ||
    (unevaluatedItems !== undefined && !evaluatedItems(others, definitions))
  );
}

/** Leaves the whole schema to a walk along its rules. */
export function walkedParts(schema: SchemaObject, { definitions, hoist, walked }: Context): Expression[] {
  const walkers = hoist.walkers(walkersOf(schema, definitions));
  return [`${hoist.use('matchesRules')}(${walked(schema)}(), ${VALUE}, ${walkers})`];
}
