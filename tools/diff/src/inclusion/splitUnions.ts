import type { Schema, SchemaObject, SchemaType } from '@hookbook/contract/schema';
import type { Comparison, Place } from './comparison.ts';
import { conjunctionOf } from './conjunction.ts';
import { exclusiveTypes } from './exclusiveTypes.ts';
import type { Failure } from './failure.ts';
import { negationOf } from './negation.ts';

export const MAX_SPLITS = 4;

/** Whether the branches of a union are compared one by one. */
export function isSplit(a: readonly SchemaObject[], splits: number): boolean {
  return splits < MAX_SPLITS && a.some(({ anyOf, oneOf }) => (anyOf ?? oneOf) !== undefined);
}

/** The failures of the branches of a union, if there is one; those of all branches count. */
export function splitFailures(
  a: readonly SchemaObject[],
  b: SchemaObject,
  { path, splits }: Place,
  comparison: Comparison,
): readonly Failure[] | undefined {
  const { definitions } = comparison.surroundings;
  for (const [index, schema] of a.entries()) {
    const { anyOf, oneOf, ...own } = schema;
    const branches = anyOf ?? oneOf;
    if (!branches) continue;
    const kept = anyOf && oneOf ? { ...own, oneOf } : own;
    const others = [...a.slice(0, index), ...a.slice(index + 1)];
    return branches.flatMap((branch, position) => {
      const types = anyOf ? undefined : exclusiveTypes(branches, position, definitions);
      const schemas = [...others, withBranch(kept, branch, anyOf === undefined), ...(types ? [typed(types)] : [])];
      const failures = comparison.failuresOf(conjunctionOf(schemas, definitions), b, path, splits + 1);
      // Nothing matches another branch of `oneOf`, which makes the schemas longer, and is seldom needed.
      const exact = () => [...schemas, ...branches.filter((_, other) => other !== position).map(negationOf)];
      if (failures.length > 0 && !anyOf && comparison.holds(conjunctionOf(exact(), definitions), b, path, splits + 1))
        return [];
      return failures.map(
        (failure): Failure => (failure.path.length === path.length ? { ...failure, isVariant: true } : failure),
      );
    });
  }
  return undefined;
}

/** A schema with one of its branches. Of `anyOf` others may match, too, so that it is not known what is unevaluated. */
function withBranch(schema: SchemaObject, branch: Schema, isOnly: boolean): SchemaObject {
  const { unevaluatedProperties, unevaluatedItems, ...others } = schema;
  return isOnly ? { ...schema, allOf: [branch] } : { ...others, allOf: [branch] };
}

function typed(types: readonly SchemaType[]): Schema {
  return types.length === 0 ? false : { type: types };
}
