import type { Schema, SchemaObject, TypeSet } from '@hookbook/contract/schema';
import { equalValues } from '@hookbook/payloads/evaluate';
import type { Comparison, Place } from './comparison.ts';
import { conjunctionOf } from './conjunction.ts';
import type { Failure } from './failure.ts';
import { negationOf } from './negation.ts';
import { possibleTypes } from './possible.ts';
import { isSplit } from './splitUnions.ts';
import type { Step } from './step.ts';
import { isDisjoint, isInLikeUnion, isInUnion, isInUnionByMember, isInWiderUnion } from './unions.ts';

/** The accepting side, and where the comparison is. */
interface Accepting {
  readonly a: readonly SchemaObject[];
  readonly types: TypeSet;
  readonly place: Place;
  readonly comparison: Comparison;
}

/** Checks `anyOf`, `oneOf`, `not` and `if`. */
export function checkComposition(accepting: Accepting, b: SchemaObject, step: Step): void {
  checkUnion(accepting, 'anyOf', b.anyOf, step);
  checkUnion(accepting, 'oneOf', b.oneOf, step);
  if (b.not !== undefined && !isRefused(accepting, b.not)) step.fail('not');
  if (b.if !== undefined && !meetsCondition(accepting, b, b.if, step)) step.fail('if');
}

function checkUnion(
  { a, types, place, comparison }: Accepting,
  keyword: 'anyOf' | 'oneOf',
  branches: readonly Schema[] | undefined,
  step: Step,
): void {
  if (!branches) return;
  const isExclusive = keyword === 'oneOf';
  if (isExclusive && a.some(({ oneOf }) => oneOf && isInLikeUnion(oneOf, branches, place, comparison))) return;
  if (!isExclusive && a.some((schema) => isInWiderUnion(schema, branches, place, comparison))) return;
  if (isSplit(a, place.splits)) {
    step.fail(keyword);
    return;
  }
  const inUnion = { ...place, types, isExclusive };
  if (isInUnion(a, branches, inUnion, comparison) || isInUnionByMember(a, branches, inUnion, comparison)) return;
  const ofType = branches.filter((branch) => mayHave(branch, types, comparison));
  // Of a value or null, only the value has to be compared.
  if (ofType.length === 1 && branches.length > 1)
    step.add(comparison.failuresOf(a, ofType[0] ?? false, place.path, place.splits));
  else if (ofType.length === 0) step.fail('type');
  else step.fail(keyword, () => ({ details: nearestFailures(a, branches, place, comparison) }));
}

function mayHave(branch: Schema, types: TypeSet, { surroundings: { definitions } }: Comparison): boolean {
  const schemas = conjunctionOf([branch], definitions);
  return schemas !== 'never' && (possibleTypes(schemas, definitions) & types) !== 0;
}

/** The failures of the branch that has the same constants, or else of the one with the fewest, and with the same members. */
function nearestFailures(
  a: readonly SchemaObject[],
  branches: readonly Schema[],
  { path, splits }: Place,
  comparison: Comparison,
): readonly Failure[] {
  const found = branches.map((branch) => comparison.failuresOf(a, branch, path, splits));
  const weight = (failures: readonly Failure[]) =>
    failures.reduce((sum, { keyword }) => sum + (WEIGHTS[keyword] ?? 1), 0);
  return found.sort((one, other) => weight(one) - weight(other))[0] ?? [];
}

const WEIGHTS: Readonly<Partial<Record<Failure['keyword'], number>>> = {
  ...{ const: 100, enum: 100 },
  ...{ additionalProperties: 2, unevaluatedProperties: 2 },
};

/** Whether the accepting side has no value of a schema. */
function isRefused(accepting: Accepting, schema: Schema): boolean {
  return (
    isDisjoint(accepting.a, schema, accepting.comparison) ||
    isExcluded(accepting, schema) ||
    isInNegation(accepting, schema)
  );
}

/** Whether the values of a schema are excluded already, perhaps together with others. */
function isExcluded({ a, place: { path, splits }, comparison }: Accepting, excluded: Schema): boolean {
  const schemas = conjunctionOf([excluded], comparison.surroundings.definitions);
  return a.some(
    ({ not }) => not !== undefined && (equalValues(not, excluded) || comparison.holds(schemas, not, path, splits)),
  );
}

function isInNegation({ a, place: { path, splits }, comparison }: Accepting, excluded: Schema): boolean {
  const negation = negationOf(excluded);
  const isSaidByNot = typeof negation === 'object' && negation.not !== undefined;
  return !isSaidByNot && comparison.holds(a, negation, path, splits);
}

/** Whether the accepting side has the same condition, or the results hold whatever the condition is, or where it holds. */
function meetsCondition(
  accepting: Accepting,
  { then = true, else: otherwise = true }: SchemaObject,
  condition: Schema,
  step: Step,
): boolean {
  const { a } = accepting;
  const isSame = a.some(
    (schema) =>
      equalValues(schema.if, condition) &&
      equalValues(schema.then ?? true, then) &&
      equalValues(schema.else ?? true, otherwise),
  );
  if (isSame || (step.holds(a, then) && step.holds(a, otherwise))) return true;
  return (
    (isRefused(accepting, condition) && step.holds(a, otherwise)) || (step.holds(a, condition) && step.holds(a, then))
  );
}
